using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Desk;
using Bridge.Core.Kpis.Desk.Facts;
using Bridge.Core.Kpis.Desk.Formulas;
using Bridge.Core.Tables;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Desk.Kept;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Visits;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Desk;

/// <summary>Computes the figures of a query that need more than calls.</summary>
/// <param name="store">The store.</param>
/// <param name="query">What is asked.</param>
/// <param name="isKept">False to compute all of them from the rows, to which the others are compared.</param>
internal sealed class DeskFigures(MeasureStore store, KpiQuery query, bool isKept = true)
{
    private readonly DeskCalendar _calendar = store.Calendar();
    private readonly DeskClock _clock = new(store.Calendar());
    private readonly IReadOnlySet<Dimension> _by = query.Dimensions;
    private readonly KpiVariant[] _variants = [.. query.Kpis.Select(one => one.Variant).Where(variant => variant.Desk is not null).Distinct()];

    /// <summary>Reads what the figures are computed from.</summary>
    /// <returns>The figures by group.</returns>
    public DeskAnswer Read()
    {
        if (isKept && query.Kinds.Any(kind => KeptTerms.Answer(kind, query.Settings)))
        {
            Upkeep.Refresh(store, CancellationToken.None);
        }

        return store.Read(Read);
    }

    private DeskAnswer Read(SqliteConnection connection)
    {
        using var snapshot = connection.BeginTransaction(deferred: true); // an import beside this is seen whole or not at all
        store.Words.Learn(connection);
        var answer = new DeskAnswer(_calendar);
        var periods = _variants.Any(variant => variant.Desk is { IsGauge: true }) ? DeskPeriods.Of(_calendar, query) : [];
        foreach (var kind in query.Kinds)
        {
            var (number, isByDay) = (store.Words.Find(kind.Record) ?? 0, kind.Fields.All(field => field.Type != FieldType.Instant));
            var knownUntil = isByDay ? long.MaxValue : DeskRows.KnownUntil(connection, number);
            answer.Note(kind, KindSources.Read(connection, kind, number, _calendar), knownUntil);
            if (isKept && KeptTerms.Answer(kind, query.Settings))
            {
                new KeptScan(store, query, kind).Add(connection, Terms(kind), knownUntil, periods, answer);
            }
            else
            {
                Add(connection, kind, knownUntil, periods, answer);
            }
        }

        answer.NoteCalls(new KnownDays(store).FirstOfCalls());
        foreach (var variant in _variants.Where(variant => variant.Desk is { Calls: not null }))
        {
            AddCalls(variant, answer);
        }

        return answer;
    }

    private List<(KpiVariant Variant, DeskTerm Term)> Terms(TableKind kind) =>
        [.. _variants.SelectMany(variant => (variant.Desk?.Terms ?? []).Where(term => term.Kind == kind).Select(term => (variant, term)))];

    private void Add(SqliteConnection connection, TableKind kind, long knownUntil, IReadOnlyList<(GroupKey Key, int First, int Last)> periods, DeskAnswer answer)
    {
        var terms = Terms(kind);
        var scopes = periods.Select(period => (period.Key, Scope: Scope(period.First, period.Last, knownUntil))).ToList();
        var whole = Scope(query.FirstDay, query.LastDay, knownUntil) with { Tickets = terms.Any(one => one.Term.LooksAtTickets) ? MemberTickets.Read(connection, store.Words, _clock) : null };
        foreach (var thing in DeskRows.Read(connection, kind, store.Words).Select(rows => DeskThings.Of(kind, rows)).OfType<IDeskThing>())
        {
            var face = DeskFace.Of(_by, thing, store.Words);
            foreach (var (variant, term) in terms)
            {
                if (!term.IsGauge)
                {
                    AddEvents(variant, term.Parts(thing, whole), face, answer);
                    continue;
                }

                foreach (var (key, scope) in scopes)
                {
                    AddStock(key, variant, term.Parts(thing, scope), face, answer);
                }
            }
        }
    }

    // A thing is one case of a group, also where several of its times add to it.
    private void AddStock(GroupKey time, KpiVariant variant, IEnumerable<DeskPart> parts, DeskFace of, DeskAnswer answer)
    {
        HashSet<GroupKey>? seen = null;
        foreach (var part in parts)
        {
            var face = part.Seen is { } thing ? DeskFace.Of(_by, thing, store.Words) : of;
            var key = time with { Queue = face.Queue, Agent = face.Agent, Traits = face.Traits };
            answer.Add(key, variant, part.Seen is null || (seen ??= []).Add(key) ? part : part with { Cases = 0 });
        }
    }

    private void AddEvents(KpiVariant variant, IEnumerable<DeskPart> parts, DeskFace of, DeskAnswer answer)
    {
        foreach (var part in parts)
        {
            if (part.Day >= query.FirstDay && part.Day <= query.LastDay)
            {
                var face = part.Seen is { } seen ? DeskFace.Of(_by, seen, store.Words) : of;
                var at = part.At is { } instant ? _calendar.Local(VisitBlocks.SlotOf(instant)) : new LocalSlot(part.Day, 0, 0);
                answer.Add(GroupKey.Of(_by, at, face.Queue, face.Agent) with { Traits = face.Traits }, variant, part);
            }
        }
    }

    // Calls of all channels, since what the desk spends is spent on all of them.
    private void AddCalls(KpiVariant variant, DeskAnswer answer)
    {
        var calls = variant.Desk?.Calls ?? throw new ArgumentException("The formula does not need calls.", nameof(variant));
        foreach (var channel in store.Channels())
        {
            foreach (var (key, measures) in new GroupedMeasures(store, query with { Channel = channel, IncludesAfterHours = true }).Read())
            {
                answer.Add(key, variant, calls(measures));
            }
        }
    }

    private DeskScope Scope(int first, int last, long knownUntil) =>
        new(first, last, VisitBlocks.StartOf(_calendar.FirstSlotOf(last + 1)), knownUntil, _clock, query.Settings);
}
