using Bridge.Core.Kpis;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures;

/// <summary>Keeps the rows of sums in step with the visits: days that were touched are counted anew, never added to.</summary>
internal static class Rollups
{
    /// <summary>Counts every day anew that has a quarter whose visits changed.</summary>
    /// <param name="store">The store.</param>
    /// <param name="cancellationToken">Stops between two days; the next call goes on.</param>
    public static void Refresh(MeasureStore store, CancellationToken cancellationToken)
    {
        var calendar = store.Calendar();
        foreach (var days in TouchedDays(store, calendar).Chunk(32))
        {
            cancellationToken.ThrowIfCancellationRequested();
            store.Write(connection =>
            {
                foreach (var day in days)
                {
                    Refresh(connection, calendar, day);
                }
            });
        }

        store.Write(connection => connection.Run("DELETE FROM dirty_slot"));
    }

    /// <summary>Reads rows of sums.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="grain">Which.</param>
    /// <param name="first">First slot.</param>
    /// <param name="end">Slot after the last.</param>
    /// <param name="take">Takes one row; the bytes are valid until it returns.</param>
    public static void Read(SqliteConnection connection, Grain grain, long first, long end, Action<RollupKey, byte[]> take)
    {
        using var command = connection.Prepare(
            "SELECT slot, queue, agent, channel, hours, measures FROM rollup WHERE grain = $grain AND slot >= $first AND slot < $end",
            ("$grain", (long)grain), ("$first", first), ("$end", end));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var key = new RollupKey(grain, reader.GetInt64(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt64(4) != 0);
            take(key, (byte[])reader[5]);
        }
    }

    // A call may have visits in the days beside it.
    private static SortedSet<int> TouchedDays(MeasureStore store, DeskCalendar calendar)
    {
        var days = new SortedSet<int>();
        foreach (var slot in store.Read(connection => connection.Query("SELECT slot FROM dirty_slot", row => row.GetInt64(0))))
        {
            days.Add(calendar.Local(slot - DayOfVisits.Around).Day);
            days.Add(calendar.Local(slot).Day);
            days.Add(calendar.Local(slot + DayOfVisits.Around).Day);
        }

        return days;
    }

    private static void Refresh(SqliteConnection connection, DeskCalendar calendar, int day)
    {
        var visits = new DayOfVisits(calendar, day);
        Delete(connection, Grain.QuarterQueue, visits.First, visits.End);
        Delete(connection, Grain.QuarterCall, visits.First, visits.End);
        Delete(connection, Grain.DayQueue, day, day + 1);
        Delete(connection, Grain.DayCall, day, day + 1);
        Delete(connection, Grain.DayAgent, day, day + 1);
        VisitBlocks.Read(connection, visits.First - DayOfVisits.Around, visits.End + DayOfVisits.Around, (_, block) => visits.Take(block));
        foreach (var (key, measures) in visits.Count().OrderBy(row => row.Key.Grain).ThenBy(row => row.Key.Slot))
        {
            Insert(connection, key, measures);
        }
    }

    private static void Insert(SqliteConnection connection, RollupKey key, CallMeasures measures) => connection.Run(
        "INSERT INTO rollup (grain, slot, queue, agent, channel, hours, measures) VALUES ($grain, $slot, $queue, $agent, $channel, $hours, $measures)",
        ("$grain", (long)key.Grain), ("$slot", key.Slot), ("$queue", key.Queue), ("$agent", key.Agent), ("$channel", key.Channel),
        ("$hours", key.IsOpen ? 1 : 0), ("$measures", MeasuresCodec.Write(measures)));

    private static void Delete(SqliteConnection connection, Grain grain, long first, long end) => connection.Run(
        "DELETE FROM rollup WHERE grain = $grain AND slot >= $first AND slot < $end",
        ("$grain", (long)grain), ("$first", first), ("$end", end));
}
