using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures;

/// <summary>Knows in which quarter of an hour the visit of an id is. Asked for many sorted ids at a time.</summary>
internal static class VisitPlaces
{
    private const int BucketBits = 12;

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
        var merged = new List<Place>();
        for (var start = 0; start < places.Length;)
        {
            var bucket = places[start].Id >> (64 - BucketBits);
            var end = start + 1;
            while (end < places.Length && places[end].Id >> (64 - BucketBits) == bucket)
            {
                end++;
            }

            Merge(connection, (long)bucket, places, start, end, merged, moved);
            start = end;
        }
    }

    private static void Merge(
        SqliteConnection connection, long bucket, ReadOnlySpan<Place> places, int start, int end, List<Place> merged, Action<int, int> moved)
    {
        var rows = connection.Query("SELECT places FROM visit_place WHERE bucket = $bucket", row => (byte[])row[0], ("$bucket", bucket));
        var old = rows.Count == 0 ? [] : MemoryMarshal.Cast<byte, Place>(rows[0]);
        merged.Clear();
        var (at, isChanged) = (0, false);
        for (var one = start; one < end; one++)
        {
            while (at < old.Length && old[at].Id < places[one].Id)
            {
                merged.Add(old[at++]);
            }

            var isKnown = at < old.Length && old[at].Id == places[one].Id;
            isChanged |= !isKnown || old[at].Slot != places[one].Slot;
            if (isKnown && old[at].Slot != places[one].Slot)
            {
                moved(one, old[at].Slot);
            }

            merged.Add(places[one]);
            at += isKnown ? 1 : 0;
        }

        if (isChanged)
        {
            merged.AddRange(old[at..]);
            connection.Run(
                "INSERT INTO visit_place (bucket, places) VALUES ($bucket, $places) ON CONFLICT (bucket) DO UPDATE SET places = excluded.places",
                ("$bucket", bucket), ("$places", MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(merged)).ToArray()));
        }
    }
}
