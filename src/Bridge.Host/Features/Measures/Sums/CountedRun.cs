using Bridge.Host.Features.Measures.Desk;
using Bridge.Host.Features.Measures.FirstContact;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Sums;

/// <summary>What was counted of days of one month that follow each other.</summary>
internal sealed class CountedRun
{
    private readonly List<Action<SqliteConnection>> _writes = [];
    private readonly RollupRows _rows = new();
    private readonly MonthSums? _month;
    private readonly PairSums _pairs;

    private CountedRun(MeasureStore store, DayRun run, bool isOfWhole, int border)
    {
        var calendar = store.Calendar();
        var days = Enumerable.Range(run.First, run.End - run.First).Select(day => new DayOfVisits(calendar, day)).ToList();
        (_month, _pairs) = (isOfWhole ? new MonthSums(calendar, run.Month) : null, new PairSums(run.Month));
        _writes.Add(_rows.Write);
        DayCounting.Replace(_rows, days[0], days[^1]);
        _ = store.Read(connection =>
        {
            var contacts = FirstSums.Judge(connection, days);
            var touches = TicketTouches.Read(connection, store.Words, days[0].First, days[^1].End);
            var counting = new DayCounting(connection, touches, _rows, _month, isOfWhole && PairSums.IsAtRest(run.Month, border) ? _pairs : null);
            for (var place = 0; place < days.Count; place++)
            {
                counting.Count(days[place], contacts[place]);
            }

            if (run.Has(border))
            {
                _writes.Add(Border(border, contacts[border - run.First]));
            }

            return days.Count;
        });
    }

    /// <summary>Counts days.</summary>
    /// <param name="store">The store; reads for this counting alone.</param>
    /// <param name="run">The days.</param>
    /// <param name="border">The day in which some first contacts are old enough to be judged.</param>
    /// <returns>What writes the sums.</returns>
    public static List<Action<SqliteConnection>> Count(MeasureStore store, DayRun run, int border) => new CountedRun(store, run, run.IsWhole, border).Finish();

    /// <summary>Counts a whole month on two threads, for when there is nothing else to count: somebody waits for it.</summary>
    /// <param name="store">The store; reads for this counting alone.</param>
    /// <param name="month">The days of the month.</param>
    /// <param name="border">The day in which some first contacts are old enough to be judged.</param>
    /// <returns>What writes the sums.</returns>
    public static List<Action<SqliteConnection>> CountInHalves(MeasureStore store, DayRun month, int border)
    {
        var middle = (month.First + month.End) / 2;
        DayRun[] halves = [month with { End = middle }, month with { First = middle }];
        var counted = Task.WhenAll(halves.Select(half => Task.Run(() =>
        {
            using var own = MeasureStore.Open(store.Path);
            return new CountedRun(own, half, isOfWhole: true, border);
        }))).GetAwaiter().GetResult();
        counted[0].Add(counted[1]);
        return counted[0].Finish();
    }

    private void Add(CountedRun later)
    {
        _writes.AddRange(later._writes);
        _month?.Add(later._month!);
        _pairs.Add(later._pairs);
    }

    private List<Action<SqliteConnection>> Finish()
    {
        _month?.WriteTo(_rows);
        _pairs.WriteTo(_rows); // of a month that is not counted whole, what there was goes
        return _writes;
    }

    // Holds on to the contacts of this day alone.
    private static Action<SqliteConnection> Border(int day, List<JudgedContact> contacts) => writer => FirstBorder.Write(writer, day, contacts);
}
