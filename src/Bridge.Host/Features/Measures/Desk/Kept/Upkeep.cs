using Bridge.Core.Kpis.Catalogue;
using Bridge.Core.Kpis.Desk.Facts;
using Bridge.Core.Tables;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Desk.Kept;

/// <summary>Keeps the parts of things in step with their rows: whatever a row touched is computed anew from all its rows, never added to.</summary>
/// <remarks>
/// Triggers of the store note each thing whose rows change, in the transaction that changes them. A segment is renewed, and its notes are taken
/// away, in one transaction that nobody else writes beside; so two processes can do it at once and neither keeps what the other made old.
/// </remarks>
internal static class Upkeep
{
    // What a thing is placed into is read and written whole when one of its things changes.
    private const int MostThings = 16_384;
    private const int SegmentsOfMonth = 1000;

    // The second time for things that another process placed meanwhile.
    private const int Rounds = 2;

    /// <summary>Renews what changed; costs nothing when nothing did.</summary>
    /// <param name="store">The store.</param>
    /// <param name="cancellationToken">Stops between two segments; the next call goes on.</param>
    public static void Refresh(MeasureStore store, CancellationToken cancellationToken)
    {
        for (var round = 0; round < Rounds && HasStale(store); round++)
        {
            foreach (var kind in KeptTerms.Kinds)
            {
                if (store.Read(store.Words.Learn) is var _ && store.Words.Find(kind.Record) is { } number)
                {
                    foreach (var things in Stale(store, number))
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        store.Write(connection => Renew(connection, store, kind, number, things));
                    }
                }
            }

            store.Write(connection => Forget(connection, store.Words));
        }
    }

    // Notes of kinds that are not kept. The words are learnt in the same transaction, lest a kind be taken for another that came meanwhile.
    private static void Forget(SqliteConnection connection, WordTable words)
    {
        words.Learn(connection);
        var kept = string.Join(',', KeptTerms.Kinds.Select(kind => words.Find(kind.Record) ?? 0));
        connection.Run("DELETE FROM desk_stale WHERE instr(',' || $kept || ',', ',' || kind || ',') = 0", ("$kept", kept));
    }

    // Formulas, hours or the zone may be others than those by which parts were computed: then all are computed anew.
    private static bool HasStale(MeasureStore store)
    {
        if (store.SetKept($"{typeof(KpiCatalogue).Module.ModuleVersionId} {typeof(Upkeep).Module.ModuleVersionId}"))
        {
            return true;
        }

        return store.Read(connection => connection.Scalar<long>("SELECT EXISTS (SELECT 1 FROM desk_stale)")) != 0;
    }

    // Things that are known stay where they are; new ones go to the segment of the month in which they began.
    private static IEnumerable<IGrouping<long, long>> Stale(MeasureStore store, int kind)
    {
        var sizes = store.Read(connection => Segment.Sizes(connection, kind));
        long Place(long first)
        {
            var month = DateTimeOffset.FromUnixTimeMilliseconds(first) is var at ? ((at.Year * 12L) + at.Month - 1) * SegmentsOfMonth : 0;
            var segment = Enumerable.Range(0, SegmentsOfMonth).Select(one => month + one).FirstOrDefault(one => sizes.GetValueOrDefault(one) < MostThings, month + SegmentsOfMonth - 1);
            sizes[segment] = sizes.GetValueOrDefault(segment) + 1;
            return segment;
        }

        // By name, since SQLite would look for the least of the kind until it is of the subject.
        return store.Read(connection => connection.Query(
            """
            SELECT stale.subject, place.segment, (SELECT min(row.first) FROM desk_row row INDEXED BY desk_row_subject WHERE row.kind = stale.kind AND row.subject = stale.subject)
            FROM desk_stale stale LEFT JOIN desk_place place ON place.kind = stale.kind AND place.subject = stale.subject WHERE stale.kind = $kind
            """,
            row => (Subject: row.GetInt64(0), Segment: row.IsDBNull(1) ? Place(row.IsDBNull(2) ? 0 : row.GetInt64(2)) : row.GetInt64(1)), ("$kind", kind)))
            .GroupBy(one => one.Segment, one => one.Subject);
    }

    private static void Renew(SqliteConnection connection, MeasureStore store, TableKind kind, int number, IGrouping<long, long> stale)
    {
        var segment = stale.Key;
        store.Words.Learn(connection);
        SortedDictionary<long, KeptThing>? things = null;
        var (told, clock) = (DeskRows.Told(connection, number), new DeskClock(store.Calendar()));
        foreach (var subject in stale)
        {
            var place = connection.Query("SELECT segment FROM desk_place WHERE kind = $kind AND subject = $subject", row => (long?)row.GetInt64(0), ("$kind", number), ("$subject", subject)).FirstOrDefault();
            if ((place is { } other && other != segment)
                || connection.Run("DELETE FROM desk_stale WHERE kind = $kind AND subject = $subject", ("$kind", number), ("$subject", subject)) == 0)
            {
                continue; // another process placed or renewed it meanwhile
            }

            things ??= Segment.Find(connection, number, segment)?.Things() ?? [];
            things.Remove(subject);
            var rows = DeskRows.Read(connection, kind, told, store.Words, number, subject);
            if (rows.Count > 0 && DeskThings.Of(kind, rows) is { } thing)
            {
                things[subject] = KeptThing.Of(kind, thing, clock);
                connection.Run("INSERT OR IGNORE INTO desk_place (kind, subject, segment) VALUES ($kind, $subject, $segment)", ("$kind", number), ("$subject", subject), ("$segment", segment));
            }
            else if (place is not null)
            {
                connection.Run("DELETE FROM desk_place WHERE kind = $kind AND subject = $subject", ("$kind", number), ("$subject", subject));
            }
        }

        if (things is not null)
        {
            Segment.Write(connection, number, segment, things, KeptTerms.Of(kind).Count);
        }
    }
}
