using System.Runtime.InteropServices;
using Bridge.Core.Kpis.Calls;
using Bridge.Host.Features.Measures.Visits;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Intake;

/// <summary>Puts a batch of visits into the store, within one transaction: each into its quarter, each id once.</summary>
/// <param name="visits">The visits in the order in which they came; not changed while it is written.</param>
internal sealed class VisitBatch(List<CallFacts> visits)
{
    private const int RankBits = 20;

    /// <summary>Visits that were not there before.</summary>
    public long Added { get; private set; }

    /// <summary>Visits that replaced an earlier delivery.</summary>
    public long Changed { get; private set; }

    /// <summary>Writes the batch.</summary>
    /// <param name="connection">The writer.</param>
    public void Write(SqliteConnection connection)
    {
        var winners = Winners();
        WriteBlocks(connection, winners, Settle(connection, winners));
    }

    // Positions sorted by id. Of the same id the greater revision stays, of equals the later one.
    private int[] Winners()
    {
        var all = CollectionsMarshal.AsSpan(visits);
        var (ids, order) = (new ulong[all.Length], new int[all.Length]);
        for (var one = 0; one < all.Length; one++)
        {
            (ids[one], order[one]) = (all[one].Id, one);
        }

        Array.Sort(ids, order);
        var count = 0;
        for (var start = 0; start < order.Length;)
        {
            var (best, end) = (order[start], start + 1);
            for (; end < order.Length && ids[end] == ids[start]; end++)
            {
                best = (all[order[end]].Revision, order[end]).CompareTo((all[best].Revision, best)) > 0 ? order[end] : best;
            }

            order[count++] = best;
            start = end;
        }

        return order[..count];
    }

    // A visit whose time was corrected leaves the quarter where it was, unless what is there is newer; then it is beaten itself.
    private HashSet<ulong> Settle(SqliteConnection connection, int[] winners)
    {
        var places = new VisitPlaces.Place[winners.Length];
        for (var one = 0; one < winners.Length; one++)
        {
            places[one] = new VisitPlaces.Place { Id = visits[winners[one]].Id, Slot = SlotOf(winners[one]) };
        }

        var moves = new List<(int Slot, int At)>();
        VisitPlaces.Move(connection, places, (at, slot) => moves.Add((slot, winners[at])));
        var beaten = new List<VisitPlaces.Place>();
        foreach (var group in moves.GroupBy(move => move.Slot))
        {
            var block = VisitBlocks.Read(connection, group.Key).ToList();
            foreach (var (slot, at) in group)
            {
                var old = block.FindIndex(visit => visit.Id == visits[at].Id);
                if (block[old].Revision > visits[at].Revision)
                {
                    beaten.Add(new VisitPlaces.Place { Id = visits[at].Id, Slot = slot });
                    continue;
                }

                block.RemoveAt(old);
                (Added, Changed) = (Added - 1, Changed + 1);
            }

            VisitBlocks.Write(connection, group.Key, CollectionsMarshal.AsSpan(block));
        }

        beaten.Sort((one, other) => one.Id.CompareTo(other.Id));
        VisitPlaces.Move(connection, CollectionsMarshal.AsSpan(beaten), (_, _) => { });
        return [.. beaten.Select(place => place.Id)];
    }

    private void WriteBlocks(SqliteConnection connection, int[] winners, HashSet<ulong> beaten)
    {
        // Quarter first, then the order of ids: one number for both sorts fast.
        var keys = new long[winners.Length];
        for (var rank = 0; rank < winners.Length; rank++)
        {
            keys[rank] = ((long)SlotOf(winners[rank]) << RankBits) | (long)rank;
        }

        Array.Sort(keys);
        var (fresh, merged) = (new List<CallFacts>(), new List<CallFacts>());
        for (var start = 0; start < keys.Length;)
        {
            var slot = keys[start] >> RankBits;
            fresh.Clear();
            for (; start < keys.Length && keys[start] >> RankBits == slot; start++)
            {
                var visit = visits[winners[(int)(keys[start] & ((1L << RankBits) - 1))]];
                if (beaten.Count == 0 || !beaten.Contains(visit.Id))
                {
                    fresh.Add(visit);
                }
            }

            var (added, changed) = VisitBlocks.Merge(VisitBlocks.Read(connection, slot), CollectionsMarshal.AsSpan(fresh), merged);
            if (added + changed > 0)
            {
                VisitBlocks.Write(connection, slot, CollectionsMarshal.AsSpan(merged));
            }

            (Added, Changed) = (Added + added, Changed + changed);
        }
    }

    private int SlotOf(int at) => (int)VisitBlocks.SlotOf(visits[at].OfferedAt);
}
