using System.Runtime.InteropServices;
using Bridge.Core.Kpis.Calls;
using Bridge.Host.Features.Measures.Calendar;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Sums;

/// <summary>Puts the rows of a month's days together, so that a year is a dozen rows of each kind.</summary>
/// <param name="calendar">The desk's calendar.</param>
/// <param name="month">Months since year 0.</param>
internal sealed class MonthSums(DeskCalendar calendar, int month)
{
    private readonly Dictionary<RollupKey, CallMeasures> _rows = [];

    /// <summary>The month of a day.</summary>
    /// <param name="day">Days since 1970.</param>
    /// <returns>Months since year 0.</returns>
    public static int MonthOf(int day) => DateOnly.FromDayNumber(day + LocalSlot.Epoch) is var date ? (date.Year * 12) + date.Month - 1 : 0;

    /// <summary>First day of a month.</summary>
    /// <param name="month">Months since year 0.</param>
    /// <returns>Days since 1970.</returns>
    public static int FirstDayOf(int month) => new DateOnly(month / 12, (month % 12) + 1, 1).DayNumber - LocalSlot.Epoch;

    /// <summary>Puts the month together.</summary>
    /// <param name="connection">The store, its days up to date.</param>
    /// <returns>The month's rows.</returns>
    public RollupRows Count(SqliteConnection connection)
    {
        var (first, end) = (FirstDayOf(month), FirstDayOf(month + 1));
        Read(connection, Grain.DayQueue, first, end, _ => (Grain.MonthQueue, month));
        Read(connection, Grain.DayCall, first, end, _ => (Grain.MonthCall, month));
        Read(connection, Grain.DayAgent, first, end, _ => (Grain.MonthAgent, month));
        Read(connection, Grain.DayTopic, first, end, _ => (Grain.MonthTopic, month));
        foreach (var (key, measures) in _rows.Where(row => row.Key.Grain == Grain.MonthAgent).ToList())
        {
            Row(key with { Grain = Grain.MonthAgentAlone, Queue = 0 }).Add(measures);
        }

        Read(connection, Grain.QuarterQueue, calendar.FirstSlotOf(first), calendar.FirstSlotOf(end), slot => (Grain.HourQueue, Hour(slot)));
        Read(connection, Grain.QuarterCall, calendar.FirstSlotOf(first), calendar.FirstSlotOf(end), slot => (Grain.HourCall, Hour(slot)));
        return new RollupRows(
            _rows,
            [
                (Grain.MonthQueue, month, month + 1), (Grain.MonthCall, month, month + 1), (Grain.MonthAgent, month, month + 1), (Grain.MonthAgentAlone, month, month + 1),
                (Grain.MonthTopic, month, month + 1),
                (Grain.HourQueue, month * 24, (month + 1) * 24), (Grain.HourCall, month * 24, (month + 1) * 24),
            ],
            []);
    }

    private int Hour(long slot) => (month * 24) + (calendar.Local(slot).Quarter / 4);

    private void Read(SqliteConnection connection, Grain grain, long first, long end, Func<long, (Grain Grain, int Slot)> place) =>
        Rollups.Read(connection, grain, first, end, (row, bytes) =>
        {
            var (to, slot) = place(row.Slot);
            MeasuresCodec.AddTo(bytes, Row(row with { Grain = to, Slot = slot }));
        });

    private CallMeasures Row(RollupKey key)
    {
        ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(_rows, key, out _);
        return row ??= new CallMeasures();
    }
}
