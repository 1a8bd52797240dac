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
/// An account has the newer survey responses or the older satisfaction ratings, never both; the other kind is refused. So the
/// newer is asked for first. Source: developer.zendesk.com, CSAT survey responses; Satisfaction ratings.
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
        var isNewer = await HasAsync(newer, cancellationToken);
        if (!isNewer && !await HasAsync(older, cancellationToken))
        {
            throw new ConnectorException(
                FailureKind.Configuration, "Zendesk gives neither survey responses nor satisfaction ratings.",
                "Switch customer satisfaction on in Zendesk and give the bridge's user the role of an administrator, or remove 'deskAnswers'.");
        }

        string? after = null;
        while (true)
        {
            using var answer = await session.Client.GetAsync(Paged(isNewer ? newer : older, after), CallKind.Read, Purpose, cancellationToken);
            yield return isNewer
                ? [.. answer.Root.ItemsOf("survey_responses").Select(_reader.ReadResponse).OfType<SurveyResponse>()]
                : [.. answer.Root.ItemsOf("satisfaction_ratings").Select(_reader.ReadRating).OfType<SurveyResponse>()];
            var meta = answer.Root.Of("meta");
            var next = meta.TextOf("after_cursor");
            if (meta.Of("has_more").ValueKind != JsonValueKind.True || next is null || next == after)
            {
                yield break;
            }

            after = next;
        }
    }

    private static string Paged(string path, string? after) =>
        $"{path}&page%5Bsize%5D=100{(after is null ? "" : $"&page%5Bafter%5D={Uri.EscapeDataString(after)}")}";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task<bool> HasAsync(string path, CancellationToken cancellationToken)
    {
        var call = new ZendeskCall(HttpMethod.Get, $"{path}&page%5Bsize%5D=1", Purpose) { Kind = CallKind.Read, IsIdempotent = true };
        using var answer = await session.Client.SendAsync(call, cancellationToken);
        return answer.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound ? false : ZendeskClient.Succeeded(answer, Purpose).IsSuccess;
    }
}
