using System.Runtime.CompilerServices;
using Bridge.Core.Calls;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Zendesk.Talk;

/// <summary>Reads calls and legs by their two incremental exports, whichever is behind first.</summary>
/// <remarks>
/// The exports compare the time of the last change and give their last second again; <c>next_page</c> is never null, so the end is
/// told by the count; an end time that stands still on a full page is stepped over. A read begins a little before the last one ended, for rows that became
/// visible late. Source: Zendesk Talk API reference, Incremental exports.
/// </remarks>
/// <param name="session">The connection.</param>
/// <param name="fewRows">A page with fewer rows is the last; Zendesk gives up to 1,000.</param>
internal sealed class ZendeskTalk(ZendeskSession session, int fewRows = 100) : IReadsCalls
{
    private static readonly TimeSpan _overlap = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _heldBack = TimeSpan.FromMinutes(2); // a start within the last minute is refused, by Zendesk's clock
    private readonly ZendeskTalkExports _exports = new(session.Client);
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
            using (var answer = await _exports.ReadAsync(isLegs ? "legs" : "calls", isLegs ? place.Legs : place.Calls, isFirst, cancellationToken))
            {
                isFirst = false;
                var (start, items) = (isLegs ? place.Legs : place.Calls, answer?.Root.ItemsOf(isLegs ? "legs" : "calls").ToList() ?? []);
                var end = Math.Max(start, answer?.Root.LongOf("end_time") ?? start);
                var isLast = items.Count < fewRows;
                (callsEnded, legsEnded) = (callsEnded || (!isLegs && isLast), legsEnded || (isLegs && isLast));

                // A second with more changes than a page holds would be given again for ever; what is newer stands behind it.
                end = end == start && !isLast ? start + 1 : end;
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
}
