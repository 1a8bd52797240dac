using System.Globalization;
using System.Text.RegularExpressions;

namespace Bridge.Host.Features.Reports;

/// <summary>A week, month, quarter or year that a report is about.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="First">First day.</param>
internal sealed partial record ReportPeriod(PeriodKind Kind, DateOnly First)
{
    /// <summary>How periods are written, for messages.</summary>
    public const string Forms = "2026-07 (month), 2026-Q3 (quarter), 2026 (year) or 2026-W31 (week)";

    /// <summary>Last day.</summary>
    public DateOnly Last => Step(First, 1).AddDays(-1);

    /// <summary>Name, such as <c>2026-07</c>, <c>2026-Q3</c>, <c>2026</c>, <c>2026-W31</c>.</summary>
    /// <remarks>Weeks begin on Monday and belong to the year of their Thursday. Source: ISO 8601.</remarks>
    public string Name => Kind switch
    {
        PeriodKind.Week => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(First.ToDateTime(default)):0000}-W{ISOWeek.GetWeekOfYear(First.ToDateTime(default)):00}"),
        PeriodKind.Month => First.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{First.Year:0000}-Q{((First.Month - 1) / 3) + 1}"),
        _ => First.ToString("yyyy", CultureInfo.InvariantCulture),
    };

    /// <summary>Name for people, such as <c>July 2026</c>.</summary>
    public string Title => Kind switch
    {
        PeriodKind.Week => $"week {Name[6..]} of {Name[..4]}",
        PeriodKind.Month => First.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        PeriodKind.Quarter => $"quarter {Name[^1]} of {Name[..4]}",
        _ => Name,
    };

    /// <summary>Reads a period.</summary>
    /// <param name="text">Its name.</param>
    /// <returns>The period, or null when the text names none.</returns>
    public static ReportPeriod? Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success || !int.TryParse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture, out var year) || year is < 1970 or > 9000)
        {
            return null;
        }

        var number = match.Groups["number"] is { Success: true } digits ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : 1;
        return (match.Groups["kind"].Value, number) switch
        {
            ("W", >= 1) when number <= ISOWeek.GetWeeksInYear(year) =>
                new ReportPeriod(PeriodKind.Week, DateOnly.FromDateTime(ISOWeek.ToDateTime(year, number, DayOfWeek.Monday))),
            ("Q", >= 1 and <= 4) => new ReportPeriod(PeriodKind.Quarter, new DateOnly(year, ((number - 1) * 3) + 1, 1)),
            ("", >= 1 and <= 12) => new ReportPeriod(match.Groups["number"].Success ? PeriodKind.Month : PeriodKind.Year, new DateOnly(year, number, 1)),
            _ => null,
        };
    }

    /// <summary>The period that a day lies in.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="day">The day.</param>
    /// <returns>The period.</returns>
    public static ReportPeriod Of(PeriodKind kind, DateOnly day) => new(kind, kind switch
    {
        PeriodKind.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        PeriodKind.Month => new DateOnly(day.Year, day.Month, 1),
        PeriodKind.Quarter => new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1),
        _ => new DateOnly(day.Year, 1, 1),
    });

    /// <summary>The period before this one.</summary>
    /// <returns>The period.</returns>
    public ReportPeriod Before() => this with { First = Step(First, -1) };

    /// <summary>The same period a year earlier; for a week the one 52 weeks before, which has the same weekdays.</summary>
    /// <returns>The period.</returns>
    public ReportPeriod YearBefore() => this with { First = Kind == PeriodKind.Week ? First.AddDays(-52 * 7) : First.AddYears(-1) };

    private DateOnly Step(DateOnly day, int steps) => Kind switch
    {
        PeriodKind.Week => day.AddDays(7 * steps),
        PeriodKind.Month => day.AddMonths(steps),
        PeriodKind.Quarter => day.AddMonths(3 * steps),
        _ => day.AddYears(steps),
    };

    [GeneratedRegex("^(?<year>[0-9]{4})(-(?<kind>[QW]?)(?<number>[0-9]{1,2}))?$")]
    private static partial Regex Form();
}

/// <summary>What a period is.</summary>
internal enum PeriodKind
{
    /// <summary>From Monday to Sunday.</summary>
    Week,

    /// <summary>A month of the calendar.</summary>
    Month,

    /// <summary>Three months.</summary>
    Quarter,

    /// <summary>A year of the calendar.</summary>
    Year,
}
