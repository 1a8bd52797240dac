using System.Globalization;
using System.Net;
using System.Text.Json;
using Bridge.Connectors.Zendesk.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Zendesk.Talk;

/// <summary>Asks Zendesk Talk for a page of its incremental exports, within their own limit.</summary>
/// <remarks>Source: Zendesk Talk API reference, Incremental exports: ten calls a minute for both lists.</remarks>
/// <param name="client">The client.</param>
internal sealed class ZendeskTalkExports(ZendeskClient client)
{
    private const string Purpose = "export its calls";

    /// <summary>Asks for a page.</summary>
    /// <param name="list"><c>calls</c> or <c>legs</c>.</param>
    /// <param name="start">From which change on, seconds since 1970 UTC.</param>
    /// <param name="isFirst">True for the first page of a read, which must not be refused.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The page; null when it would begin within the last minute: its rows come with the next read.</returns>
    /// <exception cref="ConnectorException">See <see cref="FailureKind"/>.</exception>
    public async Task<ZendeskAnswer?> ReadAsync(string list, long start, bool isFirst, CancellationToken cancellationToken)
    {
        var call = new ZendeskCall(
            HttpMethod.Get, $"channels/voice/stats/incremental/{list}?start_time={start.ToString(CultureInfo.InvariantCulture)}", Purpose)
        {
            Kind = CallKind.Read,
            IsIdempotent = true,
            Limit = ZendeskLimits.Incremental,
        };
        var answer = await client.SendAsync(call, cancellationToken);
        if (answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity)
        {
            answer.Dispose();
            return isFirst
                ? throw new ConnectorException(
                    FailureKind.Configuration,
                    $"Zendesk does not take the time from which calls are read ({(int)answer.Status}).",
                    "Check the clock of this machine; then run a route of calls once with --full, which reads all calls again and counts none twice.")
                : null;
        }

        if (answer.Status == HttpStatusCode.NotFound)
        {
            answer.Dispose();
            throw new ConnectorException(
                FailureKind.Configuration,
                "This Zendesk account has no Talk, or the bridge's user may not see it.",
                "Check that Talk is part of the plan and the user an administrator, or take its calls out of the settings (routes, kpis: live).");
        }

        if (ZendeskClient.Succeeded(answer, Purpose).Root.Of(list).ValueKind != JsonValueKind.Array)
        {
            answer.Dispose();
            throw ZendeskErrors.Lost(Purpose, null);
        }

        return answer;
    }
}
