namespace Bridge.Core.Kpis.Desk.Tallies;

/// <summary>Two series of weekly ratios, put together in any order. Weeks begin on Monday.</summary>
internal sealed class WeekSeries
{
    private const int DaysOfWeek = 7;
    private const int MondayOffset = 3; // 1970 began on a Thursday

    private readonly Dictionary<(int Series, int Week), (decimal Upper, decimal Lower)> _weeks = [];

    /// <summary>Adds a part.</summary>
    /// <param name="series">Which series, 0 or 1.</param>
    /// <param name="day">Days since 1970.</param>
    /// <param name="upper">To the numerator of its week.</param>
    /// <param name="lower">To the denominator.</param>
    public void Add(int series, int day, decimal upper, decimal lower) => Add((series, (int)Math.Floor((day + MondayOffset) / (double)DaysOfWeek)), upper, lower);

    /// <summary>Adds others.</summary>
    /// <param name="other">The others; stay as they are.</param>
    public void Add(WeekSeries other)
    {
        foreach (var (week, (upper, lower)) in other._weeks)
        {
            Add(week, upper, lower);
        }
    }

    /// <summary>The values of weeks of which both series are known.</summary>
    /// <param name="lag">Weeks by which the second is later.</param>
    /// <returns>The values, the earliest first.</returns>
    public IReadOnlyList<(double First, double Second)> Pairs(int lag) =>
    [
        .. _weeks.Where(one => one.Key.Series == 0 && one.Value.Lower != 0).OrderBy(one => one.Key.Week)
            .Select(one => (First: one.Value, Second: _weeks.GetValueOrDefault((1, one.Key.Week + lag))))
            .Where(pair => pair.Second.Lower != 0)
            .Select(pair => ((double)(pair.First.Upper / pair.First.Lower), (double)(pair.Second.Upper / pair.Second.Lower))),
    ];

    private void Add((int Series, int Week) week, decimal upper, decimal lower)
    {
        var (before, below) = _weeks.GetValueOrDefault(week);
        _weeks[week] = (before + upper, below + lower);
    }
}
