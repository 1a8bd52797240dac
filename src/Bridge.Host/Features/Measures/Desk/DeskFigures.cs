using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Desk;
using Bridge.Core.Tables;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Desk;

/// <summary>Computes the figures of a query that need more than calls.</summary>
/// <param name="store">The store.</param>
/// <param name="query">What is asked.</param>
internal sealed class DeskFigures(MeasureStore store, KpiQuery query)
{
    private readonly DeskCalendar _calendar = store.Calendar();
    private readonly DeskClock _clock = new(store.Calendar());
    private readonly IReadOnlySet<Dimension> _by = query.Dimensions;
    private readonly KpiVariant[] _variants = [.. query.Kpis.Select(one => one.Variant).Where(variant => variant.Desk is not null).Distinct()];

    /// <summary>Reads what the figures are computed from.</summary>
    /// <returns>The figures by group.</returns>
    public DeskAnswer Read() => store.Read(connection =>
    {
        var answer = new DeskAnswer(_calendar);
        var periods = _variants.Any(variant => variant.Desk is { IsGauge: true }) ? DeskPeriods.Of(_calendar, query) : [];
        foreach (var kind in query.Kinds)
        {
            var (number, isByDay) = (store.Words.Find(kind.Record) ?? 0, kind.Fields.All(field => field.Type != FieldType.Instant));
            var knownUntil = isByDay ? long.MaxValue : DeskRows.KnownUntil(connection, number);
            answer.Note(kind, DeskRows.Told(connection, number).Values, knownUntil);
            Add(connection, kind, knownUntil, periods, answer);
        }

        foreach (var variant in _variants.Where(variant => variant.Desk is { Calls: not null }))
        {
            AddCalls(variant, answer);
        }

        return answer;
    });

    private void Add(SqliteConnection connection, TableKind kind, long knownUntil, IReadOnlyList<(GroupKey Key, int First, int Last)> periods, DeskAnswer answer)
    {
        var terms = _variants
            .SelectMany(variant => (variant.Desk?.Terms ?? []).Where(term => term.Kind == kind).Select(term => (Variant: variant, Term: term))).ToList();
        var scopes = periods.Select(period => (period.Key, Scope: Scope(period.First, period.Last, knownUntil))).ToList();
        var whole = Scope(query.FirstDay, query.LastDay, knownUntil);
        foreach (var thing in DeskRows.Read(connection, kind, store.Words).Select(rows => DeskThings.Of(kind, rows)).OfType<IDeskThing>())
        {
            var (queue, agent, traits) = Traits(thing);
            foreach (var (variant, term) in terms)
            {
                if (!term.IsGauge)
                {
                    AddEvents(variant, term.Parts(thing, whole), (queue, agent, traits), answer);
                    continue;
                }

                foreach (var (key, scope) in scopes)
                {
                    foreach (var part in term.Parts(thing, scope))
                    {
                        answer.Add(key with { Queue = queue, Agent = agent, Traits = traits }, variant, part);
                    }
                }
            }
        }
    }

    private void AddEvents(KpiVariant variant, IEnumerable<DeskPart> parts, (int Queue, int Agent, TraitValues Traits) of, DeskAnswer answer)
    {
        foreach (var part in parts)
        {
            if (part.Day >= query.FirstDay && part.Day <= query.LastDay)
            {
                var (queue, agent, traits) = part.Seen is { } seen ? Traits(seen) : of;
                var at = part.At is { } instant ? _calendar.Local(VisitBlocks.SlotOf(instant)) : new LocalSlot(part.Day, 0, 0);
                answer.Add(GroupKey.Of(_by, at, queue, agent) with { Traits = traits }, variant, part);
            }
        }
    }

    // Calls of all channels, since what the desk spends is spent on all of them.
    private void AddCalls(KpiVariant variant, DeskAnswer answer)
    {
        var calls = variant.Desk?.Calls ?? throw new ArgumentException("The formula does not need calls.", nameof(variant));
        var hasAny = false;
        foreach (var channel in store.Channels())
        {
            foreach (var (key, measures) in new GroupedMeasures(store, query with { Channel = channel, IncludesAfterHours = true }).Read())
            {
                var part = calls(measures);
                hasAny |= part.Upper + part.Lower > 0;
                answer.Add(key, variant, part);
            }
        }

        if (!hasAny)
        {
            answer.Lack(variant, "calls");
        }
    }

    private (int Queue, int Agent, TraitValues Traits) Traits(IDeskThing thing)
    {
        int Number(Dimension dimension, DeskTrait trait) => _by.Contains(dimension) && thing.Of(trait) is { } text ? store.Words.Find(text) ?? 0 : 0;
        return (Number(Dimension.Queue, DeskTrait.Group), Number(Dimension.Agent, DeskTrait.Agent), TraitValues.Of(_by, thing));
    }

    private DeskScope Scope(int first, int last, long knownUntil) =>
        new(first, last, VisitBlocks.StartOf(_calendar.FirstSlotOf(last + 1)), knownUntil, _clock, query.Settings);
}
