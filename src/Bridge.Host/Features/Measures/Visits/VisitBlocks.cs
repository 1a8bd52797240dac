using System.Runtime.InteropServices;
using Bridge.Core.Kpis.Calls;
using Bridge.Host.Features.Measures.Calendar;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Visits;

/// <summary>The visits of each quarter of an hour, as one array sorted by id.</summary>
internal static class VisitBlocks
{
    private const long QuarterMilliseconds = LocalSlot.Seconds * 1000L;

    /// <summary>The quarter of an instant.</summary>
    /// <param name="milliseconds">Milliseconds since 1970 UTC.</param>
    /// <returns>Quarters since 1970 UTC.</returns>
    public static long SlotOf(long milliseconds) => Math.DivRem(milliseconds, QuarterMilliseconds) is var (slot, rest) && rest < 0 ? slot - 1 : slot;

    /// <summary>First instant of a quarter.</summary>
    /// <param name="slot">The quarter.</param>
    /// <returns>Milliseconds since 1970 UTC.</returns>
    public static long StartOf(long slot) => slot * QuarterMilliseconds;

    /// <summary>Reads the visits of some quarters, in the order of quarters.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="first">First quarter.</param>
    /// <param name="end">Quarter after the last.</param>
    /// <param name="take">Takes the visits of one quarter; they are valid until it returns.</param>
    public static void Read(SqliteConnection connection, long first, long end, Action<long, ReadOnlySpan<CallFacts>> take)
    {
        using var command = connection.Prepare(
            "SELECT slot, visits FROM visit_block WHERE slot >= $first AND slot < $end ORDER BY slot", ("$first", first), ("$end", end));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            take(reader.GetInt64(0), MemoryMarshal.Cast<byte, CallFacts>(reader.Bytes(1)));
        }
    }

    /// <summary>Reads the visits of one quarter.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="slot">The quarter.</param>
    /// <returns>The visits sorted by id.</returns>
    public static CallFacts[] Read(SqliteConnection connection, long slot)
    {
        var rows = connection.Query("SELECT visits FROM visit_block WHERE slot = $slot", row => (byte[])row[0], ("$slot", slot));
        return rows.Count == 0 ? [] : MemoryMarshal.Cast<byte, CallFacts>(rows[0]).ToArray();
    }

    /// <summary>Writes the visits of one quarter, and notes that its sums are old.</summary>
    /// <param name="connection">The writer.</param>
    /// <param name="slot">The quarter.</param>
    /// <param name="visits">The visits sorted by id; none deletes the quarter.</param>
    public static void Write(SqliteConnection connection, long slot, ReadOnlySpan<CallFacts> visits)
    {
        if (visits.IsEmpty)
        {
            connection.Run("DELETE FROM visit_block WHERE slot = $slot", ("$slot", slot));
        }
        else
        {
            connection.Run(
                "INSERT INTO visit_block (slot, visits) VALUES ($slot, $visits) ON CONFLICT (slot) DO UPDATE SET visits = excluded.visits",
                ("$slot", slot), ("$visits", MemoryMarshal.AsBytes(visits).ToArray()));
        }

        connection.Run("INSERT INTO dirty_slot (slot) VALUES ($slot) ON CONFLICT (slot) DO UPDATE SET mark = mark + 1", ("$slot", slot));
    }

    /// <summary>Puts new visits among the old ones; of the same id the greater revision stays, of equals the new one.</summary>
    /// <param name="old">Sorted by id.</param>
    /// <param name="fresh">Sorted by id, each id once.</param>
    /// <param name="merged">All, sorted by id.</param>
    /// <returns>How many are new, and how many were changed.</returns>
    public static (int Added, int Changed) Merge(ReadOnlySpan<CallFacts> old, ReadOnlySpan<CallFacts> fresh, List<CallFacts> merged)
    {
        merged.Clear();
        var (at, added, changed) = (0, 0, 0);
        foreach (ref readonly var visit in fresh)
        {
            while (at < old.Length && old[at].Id < visit.Id)
            {
                merged.Add(old[at++]);
            }

            if (at == old.Length || old[at].Id != visit.Id)
            {
                merged.Add(visit);
                added++;
                continue;
            }

            var isNewer = visit.Revision >= old[at].Revision && !IsEqual(old[at], visit);
            changed += isNewer ? 1 : 0;
            merged.Add(isNewer ? visit : old[at]);
            at++;
        }

        merged.AddRange(old[at..]);
        return (added, changed);
    }

    private static bool IsEqual(in CallFacts one, in CallFacts other) =>
        MemoryMarshal.AsBytes(new ReadOnlySpan<CallFacts>(in one)).SequenceEqual(MemoryMarshal.AsBytes(new ReadOnlySpan<CallFacts>(in other)));
}
