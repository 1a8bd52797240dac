using Bridge.Core.Kpis;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures;

/// <summary>Keeps the rows of sums in step with the visits: days that were touched are counted anew, never added to.</summary>
internal static class Rollups
{
    /// <summary>Grows when rows come to hold more than before; older stores are then counted anew.</summary>
    private const string Form = "2";

    private const int DaysAtATime = 16;
    private const int CountedAtOnce = 2;

    /// <summary>Counts every day anew that has a quarter whose visits changed, and the months of these days.</summary>
    /// <param name="store">The store.</param>
    /// <param name="cancellationToken">Stops between some days; the next call goes on.</param>
    public static void Refresh(MeasureStore store, CancellationToken cancellationToken)
    {
        store.SetForm(Form);
        var days = TouchedDays(store, store.Calendar());
        if (days.Count == 0)
        {
            return;
        }

        // Some days are counted while those before are written.
        var counting = new Queue<Task<List<(int Day, DayOfVisits Visits)>>>();
        foreach (var chunk in days.Chunk(DaysAtATime))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var counted = counting.Count == CountedAtOnce ? counting.Dequeue().GetAwaiter().GetResult() : [];
            counting.Enqueue(Task.Run(() => Count(store.Path, chunk), cancellationToken));
            Write(store, counted);
        }

        while (counting.TryDequeue(out var last))
        {
            Write(store, last.GetAwaiter().GetResult());
        }

        var calendar = store.Calendar();
        foreach (var month in days.Select(MonthSums.MonthOf).Distinct())
        {
            cancellationToken.ThrowIfCancellationRequested();
            store.Write(connection => Write(connection, month, new MonthSums(calendar, month).Count(connection)));
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

    // A call may have visits in the days beside it, and a caller who comes back changes what the first contact was.
    private static SortedSet<int> TouchedDays(MeasureStore store, DeskCalendar calendar)
    {
        var days = new SortedSet<int>();
        foreach (var day in store.Read(connection => connection.Query("SELECT slot FROM dirty_slot", row => row.GetInt64(0))).Select(slot => calendar.Local(slot).Day).Distinct())
        {
            days.UnionWith(Enumerable.Range(day - FirstSums.Around, (2 * FirstSums.Around) + 1));
        }

        return days;
    }

    // With a store of its own: a store reads for one caller at a time, and counting is most of the work.
    private static List<(int Day, DayOfVisits Visits)> Count(string path, int[] days)
    {
        using var store = MeasureStore.Open(path);
        var calendar = store.Calendar();
        var counted = days.Select(day => (day, new DayOfVisits(calendar, day))).ToList();
        store.Read(connection =>
        {
            foreach (var (_, visits) in counted)
            {
                VisitBlocks.Read(connection, visits.First - DayOfVisits.Around, visits.End + DayOfVisits.Around, (_, block) => visits.Take(block));
                visits.CountVisits();
            }

            FirstSums.Count(connection, counted.ConvertAll(one => one.Item2));
            return counted.Count;
        });
        return counted;
    }

    private static void Write(MeasureStore store, List<(int Day, DayOfVisits Visits)> counted) =>
        store.Write(connection => counted.ForEach(one => Write(connection, one.Day, one.Visits)));

    private static void Write(SqliteConnection connection, int day, DayOfVisits visits)
    {
        Delete(connection, Grain.QuarterQueue, visits.First, visits.End);
        Delete(connection, Grain.QuarterCall, visits.First, visits.End);
        Delete(connection, Grain.DayQueue, day, day + 1);
        Delete(connection, Grain.DayCall, day, day + 1);
        Delete(connection, Grain.DayAgent, day, day + 1);
        Insert(connection, visits.Rows());
    }

    private static void Write(SqliteConnection connection, int month, IReadOnlyDictionary<RollupKey, CallMeasures> rows)
    {
        Delete(connection, Grain.MonthQueue, month, month + 1);
        Delete(connection, Grain.MonthCall, month, month + 1);
        Delete(connection, Grain.MonthAgent, month, month + 1);
        Delete(connection, Grain.HourQueue, month * 24, (month + 1) * 24);
        Delete(connection, Grain.HourCall, month * 24, (month + 1) * 24);
        Insert(connection, rows);
    }

    private static void Insert(SqliteConnection connection, IReadOnlyDictionary<RollupKey, CallMeasures> rows)
    {
        using var command = connection.Prepare(
            "INSERT INTO rollup (grain, slot, queue, agent, channel, hours, measures) VALUES ($grain, $slot, $queue, $agent, $channel, $hours, $measures)",
            ("$grain", 0L), ("$slot", 0L), ("$queue", 0L), ("$agent", 0L), ("$channel", 0L), ("$hours", 0L), ("$measures", Array.Empty<byte>()));
        foreach (var (key, measures) in rows.OrderBy(row => row.Key.Grain).ThenBy(row => row.Key.Slot).ThenBy(row => row.Key.Queue).ThenBy(row => row.Key.Agent))
        {
            ReadOnlySpan<object> values = [(long)key.Grain, key.Slot, (long)key.Queue, (long)key.Agent, (long)key.Channel, key.IsOpen ? 1L : 0L, MeasuresCodec.Write(measures)];
            for (var one = 0; one < values.Length; one++)
            {
                command.Parameters[one].Value = values[one];
            }

            command.ExecuteNonQuery();
        }
    }

    private static void Delete(SqliteConnection connection, Grain grain, long first, long end) => connection.Run(
        "DELETE FROM rollup WHERE grain = $grain AND slot >= $first AND slot < $end",
        ("$grain", (long)grain), ("$first", first), ("$end", end));
}
