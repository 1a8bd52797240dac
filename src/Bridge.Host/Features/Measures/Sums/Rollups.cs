using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.FirstContact;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Sums;

/// <summary>Keeps the rows of sums in step with the visits: days that were touched are counted anew, never added to.</summary>
internal static class Rollups
{
    /// <summary>Grows when rows come to hold more than before, or what they hold was wrong; older stores are then counted anew.</summary>
    private const string Form = "11";

    private const int CountedAtOnce = 2;

    /// <summary>Counts every day anew that has a quarter whose visits changed, the months of these days, and what months at rest have besides.</summary>
    /// <param name="store">The store.</param>
    /// <param name="cancellationToken">Stops between some days; the next call goes on.</param>
    public static void Refresh(MeasureStore store, CancellationToken cancellationToken)
    {
        do
        {
            RefreshDays(store, cancellationToken);
        }
        while (!TryCountPairs(store, cancellationToken));
    }

    /// <summary>Counts what answers need: days that have a quarter whose visits changed, and the months of these days.</summary>
    /// <remarks>
    /// Rows of two traits, which take a whole month's calls, are left to <see cref="Refresh"/>: without them answers are read from the calls, so somebody who waits for one is not kept waiting for them.
    /// </remarks>
    /// <param name="store">The store.</param>
    /// <param name="cancellationToken">Stops between some days; the next call goes on.</param>
    public static void RefreshDays(MeasureStore store, CancellationToken cancellationToken)
    {
        store.SetForm(Form);
        while (!TryRefreshDays(store, cancellationToken))
        {
            // Another process finished meanwhile: what was counted here may be older than what it wrote.
        }
    }

    private static bool TryRefreshDays(MeasureStore store, CancellationToken cancellationToken)
    {
        var turn = new CountingTurn(store);
        var dirty = store.Read(connection => connection.Query("SELECT slot, mark FROM dirty_slot", row => (Slot: row.GetInt64(0), Mark: row.GetInt64(1))));
        var (days, border) = (TouchedDays(dirty.Select(one => one.Slot), store.Calendar()), FirstBorder.DayOf(store));
        if (store.KnownUntil() > 0 && FirstBorder.Kept(store) != border)
        {
            days.Add(border); // a source that fell silent moves it without a call
        }

        if (days.Count == 0)
        {
            return true;
        }

        var runs = DayRun.Of(days).ToList();
        CountWhileWriting(store, turn, runs, (own, run) => CountedRun.Count(own, run, border), cancellationToken);
        CountWhileWriting(store, turn, runs.Where(run => !run.IsWhole).Select(run => run.Month).Distinct(), Count, cancellationToken);
        return turn.Write(connection =>
        {
            foreach (var (slot, mark) in dirty)
            {
                connection.Run("DELETE FROM dirty_slot WHERE slot = $slot AND mark = $mark", ("$slot", slot), ("$mark", mark));
            }

            turn.End(connection);
        });
    }

    private static bool TryCountPairs(MeasureStore store, CancellationToken cancellationToken)
    {
        var turn = new CountingTurn(store);
        var border = FirstBorder.DayOf(store);
        var months = store.Read(connection => PairSums.Uncounted(connection, border)).Select(DayRun.OfMonth).ToList();
        if (months.Count == 0)
        {
            return true;
        }

        CountWhileWriting(
            store, turn, months, (own, month) => months.Count == 1 ? CountedRun.CountInHalves(own, month, border) : CountedRun.Count(own, month, border), cancellationToken);
        return turn.Write(turn.End);
    }

    /// <summary>Reads rows of sums.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="grain">Which.</param>
    /// <param name="first">First slot.</param>
    /// <param name="end">Slot after the last.</param>
    /// <param name="take">Takes one row; the bytes are valid until it returns.</param>
    public static void Read(SqliteConnection connection, Grain grain, long first, long end, Action<RollupKey, ReadOnlySpan<byte>> take)
    {
        using var command = connection.Prepare(
            "SELECT slot, channel, hours, rows FROM rollup WHERE grain = $grain AND slot >= $first AND slot < $end",
            ("$grain", (long)grain), ("$first", first), ("$end", end));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var key = new RollupKey(grain, reader.GetInt64(0), 0, 0, reader.GetInt32(1), reader.GetInt64(2) != 0);
            var bytes = reader.Bytes(3);
            for (var at = 0; at < bytes.Length;)
            {
                key = key with { Queue = (int)SevenBits.Take(bytes, ref at), Agent = (int)SevenBits.Take(bytes, ref at) };
                var length = (int)SevenBits.Take(bytes, ref at);
                take(key, bytes.Slice(at, length));
                at += length;
            }
        }
    }

    // A call may have visits in the days beside it, and a caller who comes back changes what the first contact was.
    private static SortedSet<int> TouchedDays(IEnumerable<long> dirty, DeskCalendar calendar)
    {
        var days = new SortedSet<int>();
        foreach (var day in dirty.Select(slot => calendar.Local(slot).Day).Distinct())
        {
            days.UnionWith(Enumerable.Range(day - FirstSums.Around, (2 * FirstSums.Around) + 1));
        }

        return days;
    }

    // Parts are counted on two threads while those before are written. Parts are counted with stores of their own: a store reads for one
    // caller at a time, and counting is most of the work.
    private static void CountWhileWriting<T>(
        MeasureStore store, CountingTurn turn, IEnumerable<T> parts, Func<MeasureStore, T, List<Action<SqliteConnection>>> count, CancellationToken cancellationToken)
    {
        var counting = new Queue<Task<List<Action<SqliteConnection>>>>();
        try
        {
            foreach (var part in parts)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var counted = counting.Count == CountedAtOnce ? counting.Dequeue().GetAwaiter().GetResult() : [];
                counting.Enqueue(Task.Run(
                    () =>
                    {
                        using var own = MeasureStore.Open(store.Path);
                        return count(own, part);
                    },
                    cancellationToken));
                turn.Write(connection => counted.ForEach(write => write(connection)));
            }

            while (counting.TryDequeue(out var last))
            {
                var counted = last.GetAwaiter().GetResult();
                turn.Write(connection => counted.ForEach(write => write(connection)));
            }
        }
        finally
        {
            // After a failure, which says what there is to say, nothing reads on in the store.
            Task.WhenAll(counting.Cast<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
        }
    }

    private static List<Action<SqliteConnection>> Count(MeasureStore store, int month) =>
        [store.Read(connection => new MonthSums(store.Calendar(), month).Count(connection)).Write];
}
