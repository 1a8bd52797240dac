using Bridge.Core.Kpis.Arrivals;

namespace Bridge.Host.Features.Measures.Calendar;

/// <summary>The quarters of one day of the desk, as arrivals are counted in them.</summary>
internal static class DayQuarters
{
    /// <summary>A day without arrivals.</summary>
    /// <param name="calendar">The desk's calendar.</param>
    /// <param name="day">Days since 1970.</param>
    /// <returns>0 for each quarter of the day on the desk's clock; null where it is closed, and where a change of clocks leaves it out or repeats it.</returns>
    public static int?[] Empty(DeskCalendar calendar, int day)
    {
        var (quarters, seen) = (new int?[LocalSlot.PerDay], new int[LocalSlot.PerDay]);
        for (var slot = calendar.FirstSlotOf(day); slot < calendar.FirstSlotOf(day + 1); slot++)
        {
            var at = calendar.Local(slot);
            quarters[at.Quarter] = ++seen[at.Quarter] == 1 && calendar.IsOpen(at) ? 0 : null;
        }

        return quarters;
    }

    /// <summary>Puts quarters together to longer slots; one that is not whole is none.</summary>
    /// <param name="day">A day in quarters.</param>
    /// <param name="minutes">Minutes of a slot: 15, 30 or 60.</param>
    /// <returns>The day in such slots.</returns>
    public static ArrivalDay InSlots(ArrivalDay day, int minutes)
    {
        var size = minutes * 60 / LocalSlot.Seconds;
        return day with { Counts = [.. day.Counts.Chunk(size).Select(slot => slot.Any(quarter => quarter is null) ? null : slot.Sum())] };
    }
}
