namespace Bridge.Core.Scrubbing.Numbers;

/// <summary>Reads dates, and lone groups that may be one.</summary>
internal static class DateShapes
{
    /// <summary>Reads a group that stands alone: "20261122", "389000", or what stands behind a month's name, "22, 2026".</summary>
    /// <param name="run">The run.</param>
    /// <param name="at">The group.</param>
    /// <returns>A short date, a round number, or none.</returns>
    public static NumberShape Single(DigitRun run, int at) => run.Groups[at].Length switch
    {
        8 when run.Value(at) is var day && IsYear(day / 10_000) && IsDay(day / 100 % 100, day % 100) => NumberShape.ShortDate,
        >= 5 and <= 7 when (at == 0 || run.Groups[at].Gap.HasSpace) && (at + 1 == run.Groups.Length || run.Groups[at + 1].Gap.HasSpace)
            && run.Value(at) is > 0 and var price && price % 100 == 0 => NumberShape.Round,
        1 or 2 when at == 0 && run.Value(at) is >= 1 and <= 31 && run.Groups.Length > 1 && run.Groups[1].Length == 4
            && run.Groups[1].Gap.IsOfList && IsYear(run.Value(1)) => NumberShape.ShortDate,
        _ => NumberShape.None,
    };

    /// <summary>Tells whether three groups are a date.</summary>
    /// <param name="run">The run.</param>
    /// <param name="at">The first group.</param>
    /// <returns>True when one separator joins them, nothing joins on, and a day of the calendar comes out.</returns>
    public static bool IsDate(DigitRun run, int at)
    {
        if (at + 2 >= run.Groups.Length || run.Groups[at + 1].Gap.Single is not ('-' or '/' or '.')
            || run.Groups[at + 2].Gap.Single != run.Groups[at + 1].Gap.Single
            || (at + 3 < run.Groups.Length && !run.Groups[at + 3].Gap.IsWide))
        {
            return false;
        }

        var (a, b, c) = (run.Groups[at].Length, run.Groups[at + 1].Length, run.Groups[at + 2].Length);
        if (a > 4 || b > 2 || c > 4)
        {
            return false;
        }

        var (first, second, third) = (run.Value(at), run.Value(at + 1), run.Value(at + 2));
        return a == 4 ? IsYear(first) && c <= 2 && IsDay(second, third)
            : a <= 2 && (c == 4 ? IsYear(third) : c == 2) && (IsDay(first, second) || IsDay(second, first));
    }

    private static bool IsYear(int year) => year is >= 1900 and < 2070;

    private static bool IsDay(int month, int day) => month is >= 1 and <= 12 && day is >= 1 and <= 31;
}
