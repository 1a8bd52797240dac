using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Visits;

/// <summary>Knows in which quarter of an hour the visit of an id is. Asked for many sorted ids at a time.</summary>
internal static class VisitPlaces
{
    private const int BucketBits = 12;
    private const int MostRuns = 16;

    /// <summary>An id with its quarter.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    public struct Place
    {
        /// <summary>The id.</summary>
        public ulong Id;

        /// <summary>Quarter since 1970 UTC.</summary>
        public int Slot;
    }

    /// <summary>Finds where ids were, and notes where they are now.</summary>
    /// <param name="connection">The writer.</param>
    /// <param name="places">Sorted by id, each id once.</param>
    /// <param name="moved">Takes the position of an id that was elsewhere, and the quarter where it was.</param>
    public static void Move(SqliteConnection connection, ReadOnlySpan<Place> places, Action<int, int> moved)
    {
        var (fresh, merged) = (new List<Place>(), new List<Place>());
        for (var start = 0; start < places.Length;)
        {
            var bucket = places[start].Id >> (64 - BucketBits);
            var end = start + 1;
            while (end < places.Length && places[end].Id >> (64 - BucketBits) == bucket)
            {
                end++;
            }

            var runs = connection.Query(
                "SELECT places FROM visit_place WHERE id >= $first AND id < $end ORDER BY id DESC", row => (byte[])row[0],
                ("$first", (long)bucket * MostRuns), ("$end", ((long)bucket + 1) * MostRuns));
            fresh.Clear();
            for (var one = start; one < end; one++)
            {
                var slot = Find(runs, places[one].Id);
                if (slot is { } before && before != places[one].Slot)
                {
                    moved(one, before);
                }

                if (slot != places[one].Slot)
                {
                    fresh.Add(places[one]);
                }
            }

            Write(connection, (long)bucket * MostRuns, runs, fresh, merged);
            start = end;
        }
    }

    // The later run first.
    private static int? Find(List<byte[]> runs, ulong id)
    {
        foreach (var bytes in runs)
        {
            var run = MemoryMarshal.Cast<byte, Place>(bytes);
            var (low, high) = (0, run.Length);
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                (low, high) = run[middle].Id < id ? (middle + 1, high) : (low, middle);
            }

            if (low < run.Length && run[low].Id == id)
            {
                return run[low].Slot;
            }
        }

        return null;
    }

    private static void Write(SqliteConnection connection, long first, List<byte[]> runs, List<Place> fresh, List<Place> merged)
    {
        if (fresh.Count == 0)
        {
            return;
        }

        var (id, written) = (first + runs.Count, fresh);
        if (runs.Count == MostRuns)
        {
            (id, written) = (first, merged);
            Merge(runs, fresh, merged);
            connection.Run("DELETE FROM visit_place WHERE id >= $first AND id < $end", ("$first", first), ("$end", first + MostRuns));
        }

        connection.Run(
            "INSERT INTO visit_place (id, places) VALUES ($id, $places)",
            ("$id", id), ("$places", MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(written)).ToArray()));
    }

    // Of one id the place that was noted last.
    private static void Merge(List<byte[]> runs, List<Place> fresh, List<Place> merged)
    {
        merged.Clear();
        merged.AddRange(fresh);
        runs.ForEach(run => merged.AddRange(MemoryMarshal.Cast<byte, Place>(run)));
        var (ids, order) = (merged.ConvertAll(place => place.Id).ToArray(), Enumerable.Range(0, merged.Count).ToArray());
        Array.Sort(ids, order);
        var all = merged.ToArray();
        merged.Clear();
        for (var start = 0; start < order.Length;)
        {
            var (newest, end) = (order[start], start + 1);
            for (; end < order.Length && ids[end] == ids[start]; end++)
            {
                newest = Math.Min(newest, order[end]);
            }

            merged.Add(all[newest]);
            start = end;
        }
    }
}
