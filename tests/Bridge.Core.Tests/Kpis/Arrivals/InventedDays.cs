using Bridge.Core.Kpis.Arrivals;

namespace Bridge.Core.Tests.Kpis.Arrivals;

/// <summary>Invented days that any other program can invent too: the numbers come from whole numbers alone.</summary>
internal static class InventedDays
{
    public const int Slots = 20;

    /// <summary>Sixty weekdays from 2026-01-05 on, with a surge on day 50 and an outage on day 55.</summary>
    public static List<ArrivalDay> Sixty()
    {
        var state = 12345L;
        int Next()
        {
            state = ((state * 1103515245) + 12345) % 2147483648;
            return (int)(state >> 16);
        }

        var days = new List<ArrivalDay>();
        for (var date = new DateOnly(2026, 1, 5); days.Count < 60; date = date.AddDays(1))
        {
            if (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                var monday = date.DayOfWeek == DayOfWeek.Monday ? 5 : 0;
                days.Add(new ArrivalDay(date, [.. Enumerable.Range(0, Slots).Select(slot => (int?)(20 + (3 * Math.Min(slot, 19 - slot)) + monday + (Next() % 61)))]));
            }
        }

        days[50] = Change(days[50], (slot, count) => slot is 8 or 9 ? 2 * count : count);
        days[55] = Change(days[55], (slot, count) => slot is 12 or 13 ? 0 : count);
        return days;
    }

    public static ArrivalDay Change(ArrivalDay day, Func<int, int?, int?> change) => day with { Counts = [.. day.Counts.Select((count, slot) => change(slot, count))] };
}
