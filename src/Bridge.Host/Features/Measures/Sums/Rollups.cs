using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Desk;
using Bridge.Host.Features.Measures.FirstContact;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Sums;

/// <summary>Keeps the rows of sums in step with the visits: days that were touched are counted anew, never added to.</summary>
internal static class Rollups
{
    /// <summary>Grows when rows come to hold more than before, or what they hold was wrong; older stores are then counted anew.</summary>
    private const string Form = "10";

    private const int CountedAtOnce = 2;

    /// <summary>Counts every day anew that has a quarter whose visits changed, and the months of these days.</summary>
    /// <param name="store">The store.</param>
    /// <param name="cancellationToken">Stops between some days; the next call goes on.</param>
    public static void Refresh(MeasureStore store, CancellationToken cancellationToken)
    {
        store.SetForm(Form);
        while (!TryRefresh(store, cancellationToken))
        {
            // Another process finished meanwhile: what was counted here may be older than what it wrote.
        }
    }

    private static bool TryRefresh(MeasureStore store, CancellationToken cancellationToken)
    {
        var turn = new CountingTurn(store);
        var dirty = store.Read(connection => connection.Query("SELECT slot, mark FROM dirty_slot", row => (Slot: row.GetInt64(0), Mark: row.GetInt64(1))));
        var (days, border) = (TouchedDays(dirty.Select(one => one.Slot), store.Calendar()), FirstBorder.DayOf(store));
        if (store.KnownUntil() > 0 && FirstBorder.Kept(store) != border)
        {
            days.Add(border); // a source that fell silent moves it without a call
        }

        days.UnionWith(days.Select(MonthSums.MonthOf).Where(month => PairSums.IsAtRest(month, border)).Union(store.Read(connection => PairSums.Uncounted(connection, border)))
            .SelectMany(DaysOf).ToList());
        if (days.Count == 0)
        {
            return true;
        }

        var runs = Runs(days).ToList();
        CountWhileWriting(store, turn, runs, (own, run) => Count(own, run, border), cancellationToken);
        CountWhileWriting(store, turn, runs.Where(run => !IsMonth(run)).Select(run => MonthSums.MonthOf(run.First)).Distinct(), Count, cancellationToken);
        return turn.Write(connection =>
        {
            foreach (var (slot, mark) in dirty)
            {
                connection.Run("DELETE FROM dirty_slot WHERE slot = $slot AND mark = $mark", ("$slot", slot), ("$mark", mark));
            }

            turn.End(connection);
        });
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
            "SELECT slot, queue, agent, channel, hours, measures FROM rollup WHERE grain = $grain AND slot >= $first AND slot < $end",
            ("$grain", (long)grain), ("$first", first), ("$end", end));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var key = new RollupKey(grain, reader.GetInt64(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt64(4) != 0);
            take(key, reader.Bytes(5));
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

    private static IEnumerable<int> DaysOf(int month) => Enumerable.Range(MonthSums.FirstDayOf(month), MonthSums.FirstDayOf(month + 1) - MonthSums.FirstDayOf(month));

    // Days of one month that follow each other: what lies between two corrected days of different years is not read.
    private static IEnumerable<(int First, int End)> Runs(SortedSet<int> days)
    {
        var (first, end) = (days.Min, days.Min);
        foreach (var day in days)
        {
            if (day > end || MonthSums.MonthOf(day) != MonthSums.MonthOf(first))
            {
                yield return (first, end);
                first = day;
            }

            end = day + 1;
        }

        yield return (first, end);
    }

    // Parts are counted on two threads while those before are written. Parts are counted with stores of their own: a store reads for one
    // caller at a time, and counting is most of the work.
    private static void CountWhileWriting<T>(
        MeasureStore store, CountingTurn turn, IEnumerable<T> parts, Func<MeasureStore, T, List<Action<SqliteConnection>>> count, CancellationToken cancellationToken)
    {
        var counting = new Queue<Task<List<Action<SqliteConnection>>>>();
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

    private static List<Action<SqliteConnection>> Count(MeasureStore store, (int First, int End) run, int border)
    {
        var calendar = store.Calendar();
        var days = Enumerable.Range(run.First, run.End - run.First).Select(day => new DayOfVisits(calendar, day)).ToList();
        return store.Read(connection =>
        {
            var contacts = FirstSums.Judge(connection, days);
            var touches = TicketTouches.Read(connection, store.Words, days[0].First, days[^1].End);
            var (month, rows) = (MonthSums.MonthOf(run.First), new RollupRows());
            var (sums, pairs) = (IsMonth(run) ? new MonthSums(calendar, month) : null, new PairSums(month));
            var counting = new DayCounting(connection, touches, rows, sums, IsMonth(run) && PairSums.IsAtRest(month, border) ? pairs : null);
            DayCounting.Replace(rows, days[0], days[^1]);
            for (var place = 0; place < days.Count; place++)
            {
                counting.Count(days[place], contacts[place]);
            }

            sums?.WriteTo(rows);
            pairs.WriteTo(rows); // of a month that is not counted whole, what there was goes
            return border >= run.First && border < run.End ? [rows.Write, Border(border, contacts[border - run.First])] : (List<Action<SqliteConnection>>)[rows.Write];
        });
    }

    private static bool IsMonth((int First, int End) run) => MonthSums.MonthOf(run.First) is var month && run == (MonthSums.FirstDayOf(month), MonthSums.FirstDayOf(month + 1));

    // Holds on to the contacts of this day alone.
    private static Action<SqliteConnection> Border(int day, List<JudgedContact> contacts) => writer => FirstBorder.Write(writer, day, contacts);

    private static List<Action<SqliteConnection>> Count(MeasureStore store, int month) =>
        [store.Read(connection => new MonthSums(store.Calendar(), month).Count(connection)).Write];
}
