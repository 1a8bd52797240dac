using Bridge.Host.Features.Reports;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Host.Tests.Features.Reports;

public sealed class ReportPeriodTests
{
    [Theory]
    [InlineData("2026-07", "2026-07-01", "2026-07-31", "2026-06", "2025-07", "July 2026")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29", "2024-01", "2023-02", "February 2024")]
    [InlineData("2026-Q1", "2026-01-01", "2026-03-31", "2025-Q4", "2025-Q1", "quarter 1 of 2026")]
    [InlineData("2026", "2026-01-01", "2026-12-31", "2025", "2025", "2026")]
    [InlineData("2026-W01", "2025-12-29", "2026-01-04", "2025-W52", "2025-W01", "week 01 of 2026")]
    [InlineData("2020-W53", "2020-12-28", "2021-01-03", "2020-W52", "2020-W01", "week 53 of 2020")]
    public void A_period_knows_its_days_and_neighbours(string name, string first, string last, string before, string yearBefore, string title)
    {
        var period = ReportPeriod.Parse(name)!; // it is one

        Assert.Equal((name, first, last, title), (period.Name, $"{period.First:yyyy-MM-dd}", $"{period.Last:yyyy-MM-dd}", period.Title));
        Assert.Equal((before, yearBefore), (period.Before().Name, period.YearBefore().Name));
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-Q5")]
    [InlineData("2026-W54")]
    [InlineData("2025-W53")] // 2025 has 52 weeks
    [InlineData("0000")]
    [InlineData("last month")]
    [InlineData("2026-07-01")]
    [InlineData("2026-Q")]
    public void What_names_no_period_is_none(string text) => Assert.Null(ReportPeriod.Parse(text));

    [Fact]
    public void Every_day_lies_in_its_period_and_periods_follow_each_other_without_a_gap() =>
        Prop.ForAll(ArbMap.Default.ArbFor<DateTime>().Filter(at => at.Year is > 1971 and < 8999), Gen.Elements(Enum.GetValues<PeriodKind>()).ToArbitrary(), (at, kind) =>
        {
            var day = DateOnly.FromDateTime(at);
            var period = ReportPeriod.Of(kind, day);
            return period.First <= day && day <= period.Last && period.Before().Last == period.First.AddDays(-1)
                && ReportPeriod.Of(kind, period.Last.AddDays(1)).Before() == period && ReportPeriod.Parse(period.Name) == period;
        }).QuickCheckThrowOnFailure();
}
