using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Bridge.Connectors.Zendesk.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Surveys;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Zendesk.Satisfaction;

/// <summary>Reads what requesters answered to Zendesk's own surveys.</summary>
/// <remarks>
/// An account has the newer survey responses or the older satisfaction ratings. The other kind is refused, or an empty list: so both are read,
/// and what was answered before an account went over to the newer kind is there too. Source: developer.zendesk.com, CSAT survey responses;
/// Satisfaction ratings.
/// </remarks>
/// <param name="session">The connection.</param>
internal sealed class ZendeskResponses(ZendeskSession session) : IReadsSurveyResponses
{
    private const string Purpose = "read satisfaction answers";

    private readonly ZendeskResponseReader _reader = new(session.Settings.Name);

    /// <inheritdoc />
    public async IAsyncEnumerable<IReadOnlyList<SurveyResponse>> ReadAsync(
        DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var newer = $"guide/survey_responses?filter%5Bcreated_at_start%5D={Text(since.ToUnixTimeMilliseconds())}";
        var older = $"satisfaction_ratings?score=received&start_time={Text(since.ToUnixTimeSeconds())}";
        var isAny = false;
        foreach (var (path, list, read) in (IEnumerable<(string, string, Func<JsonElement, SurveyResponse?>)>)
            [(newer, "survey_responses", _reader.ReadResponse), (older, "satisfaction_ratings", _reader.ReadRating)])
        {
            string? after = null;
            while (await PageAsync(path, after, cancellationToken) is { } page)
            {
                using var answer = page;
                isAny = true;
                yield return [.. answer.Root.ItemsOf(list).Select(read).OfType<SurveyResponse>()];
                var meta = answer.Root.Of("meta");
                var next = meta.TextOf("after_cursor");
                if (meta.Of("has_more").ValueKind != JsonValueKind.True || next is null || next == after)
                {
                    break;
                }

                after = next;
            }
        }

        if (!isAny)
        {
            throw new ConnectorException(
                FailureKind.Configuration, "Zendesk gives neither survey responses nor satisfaction ratings.",
                "Switch customer satisfaction on in Zendesk and give the bridge's user the role of an administrator, or remove 'deskAnswers'.");
        }
    }

    private static string Paged(string path, string? after) =>
        $"{path}&page%5Bsize%5D=100{(after is null ? "" : $"&page%5Bafter%5D={Uri.EscapeDataString(after)}")}";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    // Null where the account does not have the kind.
    private async Task<ZendeskAnswer?> PageAsync(string path, string? after, CancellationToken cancellationToken)
    {
        var call = new ZendeskCall(HttpMethod.Get, Paged(path, after), Purpose) { Kind = CallKind.Read, IsIdempotent = true };
        var answer = await session.Client.SendAsync(call, cancellationToken);
        if (after is not null || answer.Status is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound))
        {
            return ZendeskClient.Succeeded(answer, Purpose);
        }

        answer.Dispose();
        return null;
    }
}
