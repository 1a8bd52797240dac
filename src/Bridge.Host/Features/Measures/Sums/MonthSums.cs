using Bridge.Host.Features.Measures.Calendar;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Sums;

/// <summary>Puts the rows of a month's days together, so that a year is a dozen rows of each kind.</summary>
/// <param name="calendar">The desk's calendar.</param>
/// <param name="month">Months since year 0.</param>
internal sealed class MonthSums(DeskCalendar calendar, int month)
{
    private readonly CountedRows _rows = new();

    /// <summary>The month of a day.</summary>
    /// <param name="day">Days since 1970.</param>
    /// <returns>Months since year 0.</returns>
    public static int MonthOf(int day) => DateOnly.FromDayNumber(day + LocalSlot.Epoch) is var date ? (date.Year * 12) + date.Month - 1 : 0;

    /// <summary>First day of a month.</summary>
    /// <param name="month">Months since year 0.</param>
    /// <returns>Days since 1970.</returns>
    public static int FirstDayOf(int month) => new DateOnly(month / 12, (month % 12) + 1, 1).DayNumber - LocalSlot.Epoch;

    /// <summary>Puts the month together from the rows of its days.</summary>
    /// <param name="connection">The store, its days up to date.</param>
    /// <returns>The month's rows.</returns>
    public RollupRows Count(SqliteConnection connection)
    {
        var (first, end) = (FirstDayOf(month), FirstDayOf(month + 1));
        foreach (var grain in (ReadOnlySpan<Grain>)[Grain.DayQueue, Grain.DayCall, Grain.DayAgent, Grain.DayTopic])
        {
            Read(connection, grain, first, end);
        }

        foreach (var grain in (ReadOnlySpan<Grain>)[Grain.QuarterQueue, Grain.QuarterCall])
        {
            Read(connection, grain, calendar.FirstSlotOf(first), calendar.FirstSlotOf(end));
        }

        var rows = new RollupRows();
        WriteTo(rows);
        return rows;
    }

    /// <summary>Adds rows of one of its days.</summary>
    /// <param name="rows">Rows of quarters, or of the day.</param>
    public void Add(CountedRows rows)
    {
        foreach (var (key, measures) in rows)
        {
            _rows[Place(key)].Add(measures);
        }
    }

    /// <summary>Adds what there is of other days of the month.</summary>
    /// <param name="other">The other days.</param>
    public void Add(MonthSums other) => _rows.Add(other._rows);

    /// <summary>Hands over the month's rows; all that there were before are replaced.</summary>
    /// <param name="into">Where to.</param>
    public void WriteTo(RollupRows into)
    {
        var alone = new CountedRows();
        foreach (var (key, measures) in _rows)
        {
            if (key.Grain == Grain.MonthAgent)
            {
                alone[key with { Grain = Grain.MonthAgentAlone, Queue = 0 }].Add(measures);
            }
        }

        into.Replace(month, month + 1, Grain.MonthQueue, Grain.MonthCall, Grain.MonthAgent, Grain.MonthAgentAlone, Grain.MonthTopic);
        into.Replace(month * 24, (month + 1) * 24, Grain.HourQueue, Grain.HourCall);
        into.Add(_rows);
        into.Add(alone);
    }

    private void Read(SqliteConnection connection, Grain grain, long first, long end) =>
        Rollups.Read(connection, grain, first, end, (row, bytes) => MeasuresCodec.AddTo(bytes, _rows[Place(row)]));

    private RollupKey Place(RollupKey row) => row.Grain switch
    {
        Grain.QuarterQueue => row with { Grain = Grain.HourQueue, Slot = Hour(row.Slot) },
        Grain.QuarterCall => row with { Grain = Grain.HourCall, Slot = Hour(row.Slot) },
        Grain.DayQueue => row with { Grain = Grain.MonthQueue, Slot = month },
        Grain.DayCall => row with { Grain = Grain.MonthCall, Slot = month },
        Grain.DayAgent => row with { Grain = Grain.MonthAgent, Slot = month },
        _ => row with { Grain = Grain.MonthTopic, Slot = month },
    };

    private int Hour(long slot) => (month * 24) + (calendar.Local(slot).Quarter / 4);
}
