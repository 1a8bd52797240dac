using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Desk.Formulas;
using Bridge.Core.Tables;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Visits;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Desk.Kept;

/// <summary>Puts the figures of a query together from kept parts.</summary>
/// <param name="store">The store.</param>
/// <param name="query">What is asked.</param>
/// <param name="kind">Tickets or surveys.</param>
internal sealed class KeptScan(MeasureStore store, KpiQuery query, TableKind kind)
{
    private readonly DeskCalendar _calendar = store.Calendar();

    /// <summary>Adds them to an answer.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="terms">The terms with their formulas.</param>
    /// <param name="knownUntil">Everything before this is known, milliseconds since 1970 UTC.</param>
    /// <param name="periods">The times of what holds at a point of time, the earliest first.</param>
    /// <param name="answer">Takes them.</param>
    public void Add(
        SqliteConnection connection, IReadOnlyList<(KpiVariant Variant, DeskTerm Term)> terms, long knownUntil, IReadOnlyList<(GroupKey Key, int First, int Last)> periods, DeskAnswer answer)
    {
        var (first, end) = (_calendar.FirstSlotOf(query.FirstDay), _calendar.FirstSlotOf(query.LastDay + 1));
        var groups = new KeptGroups(query.Dimensions, _calendar, store.Words, first, end);
        var places = KeptTerms.Of(kind).Select((term, place) => (term, place)).ToDictionary(one => one.term, one => one.place);
        var segments = Segment.All(connection, store.Words.Find(kind.Record) ?? 0);

        // Median, ninetieth percentile and mean are of the same parts: these are put together once.
        var events = terms.Where(one => !one.Term.IsGauge).GroupBy(one => PartsOf(segments, places[one.Term]))
            .Select(alike => (Variants: alike.Select(one => one.Variant).ToList(), Place: places[alike.First().Term], Sums: new KeptSums(slot => _calendar.Local(slot).Day))).ToList();
        var open = terms.Where(one => one.Term.IsGauge).Select(one => (one.Variant, one.Term, Sums: new KeptSums(slot => _calendar.Local(slot).Day))).ToList();
        var ages = new OpenAges([.. periods.Select(period => VisitBlocks.StartOf(_calendar.FirstSlotOf(period.Last + 1)))], [.. periods.Select(period => groups.TimeOf(period.Key))]);
        foreach (var segment in segments)
        {
            groups.Enter(segment);
            foreach (var (_, place, sums) in events)
            {
                if (segment.Head.Terms[place] is { Count: > 0 } parts && parts.Last >= first && parts.First < end)
                {
                    var found = groups.Of(segment, parts);
                    sums.Add([.. parts.Columns.Select(segment.Column)], found, groups.Keys.Count, knownUntil);
                }
            }

            if (open.Count > 0)
            {
                ages.Add(segment, groups);
            }

            segment.Forget();
        }

        foreach (var (_, term, sums) in open)
        {
            ages.AddTo(sums, term.Open?.AgeUnit);
        }

        ages.GiveBack();
        groups.GiveBack();

        foreach (var (variants, sums) in events.Select(one => (one.Variants, one.Sums)).Concat(open.Select(one => (Variants: new List<KpiVariant> { one.Variant }, one.Sums))))
        {
            foreach (var (group, tally) in sums.Tallies())
            {
                variants.ForEach(variant => answer.Add(groups.Keys[group], variant, tally));
            }
        }
    }

    // Equal columns are kept once in a segment: terms whose parts lie in the same columns of every segment have the same parts.
    private static string PartsOf(IReadOnlyList<Segment> segments, int place) => string.Join(
        '|', segments.Select(segment => segment.Head.Terms[place] is { Count: > 0 } parts ? $"{parts.Count}:{string.Join(',', parts.Columns)}" : ""));
}
