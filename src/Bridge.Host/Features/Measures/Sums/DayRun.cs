namespace Bridge.Host.Features.Measures.Sums;

/// <summary>Days of one month that follow each other: what lies between two corrected days of different years is not read.</summary>
/// <param name="First">First day since 1970.</param>
/// <param name="End">Day after the last.</param>
internal readonly record struct DayRun(int First, int End)
{
    /// <summary>Their month, since year 0.</summary>
    public int Month => MonthSums.MonthOf(First);

    /// <summary>True for all days of the month.</summary>
    public bool IsWhole => this == OfMonth(Month);

    /// <summary>All days of a month.</summary>
    /// <param name="month">Months since year 0.</param>
    /// <returns>The days.</returns>
    public static DayRun OfMonth(int month) => new(MonthSums.FirstDayOf(month), MonthSums.FirstDayOf(month + 1));

    /// <summary>Puts days together that follow each other.</summary>
    /// <param name="days">The days; at least one.</param>
    /// <returns>The runs, the earliest first.</returns>
    public static IEnumerable<DayRun> Of(SortedSet<int> days)
    {
        var (first, end) = (days.Min, days.Min);
        foreach (var day in days)
        {
            if (day > end || MonthSums.MonthOf(day) != MonthSums.MonthOf(first))
            {
                yield return new DayRun(first, end);
                first = day;
            }

            end = day + 1;
        }

        yield return new DayRun(first, end);
    }

    /// <summary>Tells whether a day is one of them.</summary>
    /// <param name="day">Days since 1970.</param>
    /// <returns>True when it is.</returns>
    public bool Has(int day) => day >= First && day < End;
}
