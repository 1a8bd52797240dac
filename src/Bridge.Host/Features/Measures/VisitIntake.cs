using System.Runtime.InteropServices;
using Bridge.Core.Calls;
using Bridge.Core.Kpis;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures;

/// <summary>Takes visits and keeps them in large batches. Whatever comes twice, torn, late or in another order ends as the same store.</summary>
/// <param name="store">The store.</param>
/// <param name="refused">Takes note of lines that could not be read.</param>
internal sealed class VisitIntake(MeasureStore store, Action<CallRefusal> refused) : ICallSink
{
    /// <summary>Visits of one batch and transaction; about 60 MB.</summary>
    public const int BatchSize = 500_000;

    private readonly VisitFacts _facts = new(store.Words);
    private readonly List<CallFacts> _batch = [];
    private readonly Dictionary<int, long> _newest = [];

    /// <summary>Visits taken.</summary>
    public long Taken { get; private set; }

    /// <summary>Lines refused.</summary>
    public long Refused { get; private set; }

    /// <summary>Visits that were not there before.</summary>
    public long Added { get; private set; }

    /// <summary>Visits that replaced an earlier delivery.</summary>
    public long Changed { get; private set; }

    /// <inheritdoc />
    public void Add(CallVisit visit)
    {
        var facts = _facts.Of(visit);
        Taken++;
        _batch.Add(facts);
        var last = facts.OfferedAt + Math.Max(0, Math.Max(facts.Length, facts.Wait));
        ref var newest = ref CollectionsMarshal.GetValueRefOrAddDefault(_newest, facts.Source, out _);
        newest = Math.Max(newest, last);
        if (_batch.Count == BatchSize)
        {
            Flush();
        }
    }

    /// <inheritdoc />
    public void Refuse(CallRefusal refusal)
    {
        Refused++;
        refused(refusal);
    }

    /// <summary>Keeps what was taken since the last batch.</summary>
    public void Flush()
    {
        var visits = Winners();
        store.Write(connection =>
        {
            store.Words.Save(connection);
            foreach (var (source, newest) in _newest)
            {
                connection.Run(
                    "INSERT INTO source (id, newest) VALUES ($id, $newest) ON CONFLICT (id) DO UPDATE SET newest = max(newest, excluded.newest)",
                    ("$id", source), ("$newest", newest));
            }

            var kept = Settle(connection, visits);
            WriteBlocks(connection, kept);
        });
        _batch.Clear();
    }

    // Of the same id within the batch the greater revision stays, of equals the later one.
    private CallFacts[] Winners()
    {
        var all = CollectionsMarshal.AsSpan(_batch);
        var (ids, order) = (new ulong[all.Length], new int[all.Length]);
        for (var one = 0; one < all.Length; one++)
        {
            (ids[one], order[one]) = (all[one].Id, one);
        }

        Array.Sort(ids, order);
        var winners = new List<CallFacts>(all.Length);
        for (var start = 0; start < order.Length;)
        {
            var (best, end) = (order[start], start + 1);
            for (; end < order.Length && ids[end] == ids[start]; end++)
            {
                var (one, other) = (all[best].Revision, all[order[end]].Revision);
                best = other > one || (other == one && order[end] > best) ? order[end] : best;
            }

            winners.Add(all[best]);
            start = end;
        }

        return [.. winners];
    }

    // A visit whose time was corrected leaves the quarter where it was, unless what is there is newer.
    private List<CallFacts> Settle(SqliteConnection connection, CallFacts[] visits)
    {
        var places = new VisitPlaces.Place[visits.Length];
        for (var one = 0; one < visits.Length; one++)
        {
            places[one] = new VisitPlaces.Place { Id = visits[one].Id, Slot = (int)VisitBlocks.SlotOf(visits[one].OfferedAt) };
        }

        var moves = new List<(int Slot, int At)>();
        VisitPlaces.Move(connection, places, (at, slot) => moves.Add((slot, at)));
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
                }
                else
                {
                    block.RemoveAt(old);
                    Changed++;
                    Added--;
                }
            }

            VisitBlocks.Write(connection, group.Key, CollectionsMarshal.AsSpan(block));
        }

        if (beaten.Count == 0)
        {
            return [.. visits];
        }

        var ids = beaten.Select(place => place.Id).ToHashSet();
        beaten.Sort((one, other) => one.Id.CompareTo(other.Id));
        VisitPlaces.Move(connection, CollectionsMarshal.AsSpan(beaten), (_, _) => { });
        return [.. visits.Where(visit => !ids.Contains(visit.Id))];
    }

    private void WriteBlocks(SqliteConnection connection, List<CallFacts> visits)
    {
        var merged = new List<CallFacts>();
        foreach (var group in Sorted(visits))
        {
            var slot = VisitBlocks.SlotOf(group.Span[0].OfferedAt);
            var (added, changed) = VisitBlocks.Merge(VisitBlocks.Read(connection, slot), group.Span, merged);
            if (added + changed > 0)
            {
                VisitBlocks.Write(connection, slot, CollectionsMarshal.AsSpan(merged));
            }

            Added += added;
            Changed += changed;
        }
    }

    private static IEnumerable<ReadOnlyMemory<CallFacts>> Sorted(List<CallFacts> visits)
    {
        var keys = new (long Slot, int At)[visits.Count];
        for (var one = 0; one < keys.Length; one++)
        {
            keys[one] = (VisitBlocks.SlotOf(visits[one].OfferedAt), one);
        }

        Array.Sort(keys);
        var sorted = new CallFacts[keys.Length];
        for (var one = 0; one < keys.Length; one++)
        {
            sorted[one] = visits[keys[one].At];
        }

        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end].Slot == keys[start].Slot)
            {
                end++;
            }

            yield return sorted.AsMemory(start, end - start);
            start = end;
        }
    }
}
