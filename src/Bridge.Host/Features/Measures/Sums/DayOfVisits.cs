using Bridge.Host.Features.Measures.Calendar;

namespace Bridge.Host.Features.Measures.Sums;

/// <summary>The quarters of one day of the desk.</summary>
internal sealed class DayOfVisits
{
    /// <summary>Quarters before and after a day in which visits of its calls are looked for.</summary>
    public const int Around = 48;

    private readonly (LocalSlot At, bool IsOpen)[] _quarters;

    /// <summary>Finds the quarters of a day.</summary>
    /// <param name="calendar">The desk's calendar.</param>
    /// <param name="day">Days since 1970.</param>
    public DayOfVisits(DeskCalendar calendar, int day)
    {
        (Day, First, End) = (day, calendar.FirstSlotOf(day), calendar.FirstSlotOf(day + 1));
        _quarters = new (LocalSlot, bool)[End - First];
        for (var one = 0; one < _quarters.Length; one++)
        {
            var at = calendar.Local(First + one);
            _quarters[one] = (at, calendar.IsOpen(at));
        }
    }

    /// <summary>Days since 1970.</summary>
    public int Day { get; }

    /// <summary>First quarter of the day.</summary>
    public long First { get; }

    /// <summary>Quarter after its last.</summary>
    public long End { get; }

    /// <summary>Tells whether a quarter is one of the day.</summary>
    /// <param name="slot">Quarters since 1970 UTC.</param>
    /// <returns>True when it is.</returns>
    public bool Has(long slot) => slot >= First && slot < End;

    /// <summary>Where a quarter of the day lies on the desk's clock, and whether the desk is open.</summary>
    /// <param name="slot">Quarters since 1970 UTC.</param>
    /// <returns>Place and whether it is inside business hours.</returns>
    public (LocalSlot At, bool IsOpen) Quarter(long slot) => _quarters[slot - First];
}
