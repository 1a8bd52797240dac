using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Bridge.Core.Calls;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Zendesk.Talk;

/// <summary>Reads calls and legs by their two incremental exports, whichever is behind first.</summary>
/// <remarks>
/// The exports compare the time of the last change and give their last second again; <c>next_page</c> is never null, so the end is
/// told by the count and by an end time that stands still. A read begins a little before the last one ended, for rows that became
/// visible late. Source: Zendesk Talk API reference, Incremental exports.
/// </remarks>
/// <param name="session">The connection.</param>
/// <param name="fewRows">A page with fewer rows is the last; Zendesk gives up to 1,000.</param>
internal sealed class ZendeskTalk(ZendeskSession session, int fewRows = 100) : IReadsCalls
{
    private const string Purpose = "export its calls";
    private static readonly TimeSpan _overlap = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _heldBack = TimeSpan.FromMinutes(2); // a start within the last minute is refused, by Zendesk's clock
    private readonly ZendeskTalkVisits _visits = new(session.Settings.Name);

    /// <inheritdoc />
    public async IAsyncEnumerable<CallPage> ReadAsync(Cursor? from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var place = Start(from is { } cursor ? ZendeskTalkPlace.Parse(cursor) : null);
        var rows = new ZendeskTalkRows(session.Settings.Name, new ZendeskTalkPeople(session.Client));
        var (callsEnded, legsEnded) = (false, false);
        var isFirst = true;
        while (!callsEnded || !legsEnded)
        {
            // Legs go first, so that a call finds them when it is put together.
            var isLegs = callsEnded || (!legsEnded && place.Legs <= place.Calls);
            CallPage page;
            using (var answer = await ExportAsync(isLegs ? "legs" : "calls", isLegs ? place.Legs : place.Calls, isFirst, cancellationToken))
            {
                isFirst = false;
                var (start, items) = (isLegs ? place.Legs : place.Calls, answer?.Root.ItemsOf(isLegs ? "legs" : "calls").ToList() ?? []);
                var end = Math.Max(start, answer?.Root.LongOf("end_time") ?? start);
                var isLast = end == start || items.Count < fewRows;
                (callsEnded, legsEnded) = (callsEnded || (!isLegs && isLast), legsEnded || (isLegs && isLast));
                place = isLegs ? place with { Legs = end } : place with { Calls = end };
                var refused = new List<RefusedRow>();
                var parts = await rows.ReadAsync(items, isLegs, refused, cancellationToken);
                page = new(parts, refused, place.ToCursor(), DateTimeOffset.FromUnixTimeSeconds(Math.Min(place.Calls, place.Legs)));
            }

            yield return page;
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<CallVisit> VisitsOf(IReadOnlyList<CallPart> parts) => _visits.Of(parts);

    private ZendeskTalkPlace Start(ZendeskTalkPlace? reached)
    {
        var newest = (session.Time.GetUtcNow() - _heldBack).ToUnixTimeSeconds();
        var since = (session.Settings.CallsSince ?? session.Time.GetUtcNow().AddYears(-1)).ToUnixTimeSeconds();
        var overlap = (long)_overlap.TotalSeconds;
        return new(
            Math.Min(newest, reached is null ? since : reached.Calls - overlap), Math.Min(newest, reached is null ? since : reached.Legs - overlap));
    }

    // Null when the page would begin within the last minute: its rows come with the next read.
    private async Task<ZendeskAnswer?> ExportAsync(string list, long start, bool isFirst, CancellationToken cancellationToken)
    {
        var call = new ZendeskCall(
            HttpMethod.Get, $"channels/voice/stats/incremental/{list}?start_time={start.ToString(CultureInfo.InvariantCulture)}", Purpose)
        {
            Kind = CallKind.Read,
            IsIdempotent = true,
            Limit = ZendeskLimits.Incremental,
        };
        var answer = await session.Client.SendAsync(call, cancellationToken);
        if (answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity)
        {
            answer.Dispose();
            return isFirst
                ? throw new ConnectorException(
                    FailureKind.Configuration,
                    $"Zendesk does not take the time from which calls are read ({(int)answer.Status}).",
                    "Check the clock of this machine, then run the route once with --full, which reads all calls again and counts none twice.")
                : null;
        }

        if (answer.Status == HttpStatusCode.NotFound)
        {
            answer.Dispose();
            throw new ConnectorException(
                FailureKind.Configuration,
                "This Zendesk account has no Talk, or the bridge's user may not see it.",
                "Check that Talk is part of the plan and the user an administrator, or remove the route of calls.");
        }

        if (ZendeskClient.Succeeded(answer, Purpose).Root.Of(list).ValueKind != JsonValueKind.Array)
        {
            answer.Dispose();
            throw ZendeskErrors.Lost(Purpose, null);
        }

        return answer;
    }
}
