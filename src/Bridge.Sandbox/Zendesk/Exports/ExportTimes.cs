using System.Globalization;
using Bridge.Sandbox.Zendesk.Api;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Exports;

/// <summary>The rules for <c>start_time</c>, the same for every export.</summary>
internal static class ExportTimes
{
    /// <summary>Answers a call whose start time is missing or not yet a minute past; null where it is in order.</summary>
    public static Task? Refusal(ApiCall api, ZendeskAccount account, out long start)
    {
        if (!long.TryParse(api.Query("start_time"), NumberStyles.None, CultureInfo.InvariantCulture, out start))
        {
            return Reply.ErrorAsync(api, StatusCodes.Status400BadRequest, "InvalidStartTime", "Missing start_time");
        }

        return start * 1000 > account.Now - (account.Options.IncrementalLagSeconds * 1000L)
            ? Reply.ErrorAsync(api, StatusCodes.Status422UnprocessableEntity, "StartTimeTooRecent",
                "Too recent start_time. Use a start_time older than 60 seconds")
            : null;
    }
}
