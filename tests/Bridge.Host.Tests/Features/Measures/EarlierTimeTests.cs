using System.Globalization;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Questions;

namespace Bridge.Host.Tests.Features.Measures;

public class EarlierTimeTests
{
    [Theory]
    [InlineData("before", "2026-07-06", "2026-07-12", "2026-06-29", "2026-07-05")] // a week
    [InlineData("before", "2026-07-01", "2026-07-31", "2026-06-01", "2026-06-30")] // a month
    [InlineData("before", "2026-03-01", "2026-03-31", "2026-02-01", "2026-02-28")]
    [InlineData("before", "2026-01-01", "2026-12-31", "2025-01-01", "2025-12-31")]
    [InlineData("before", "2026-07-01", "2026-07-01", "2026-06-30", "2026-06-30")]
    [InlineData("year", "2026-07-06", "2026-07-12", "2025-07-06", "2025-07-12")]
    [InlineData("year", "2025-02-01", "2025-02-28", "2024-02-01", "2024-02-29")] // all of the month
    [InlineData("year", "2024-02-29", "2024-02-29", "2023-02-28", "2023-02-28")]
    public void The_time_before_is_as_long_and_whole_months_stay_whole(string word, string first, string last, string from, string to)
    {
        var days = EarlierTime.All.Single(time => time.Word == word).Days(Day(first), Day(last));

        Assert.Equal((from, to), (KpiText.Date(days.First), KpiText.Date(days.Last)));
    }

    [Fact]
    public void The_last_twelve_months_end_before_the_one_that_is_not_over()
    {
        var (first, last) = EarlierTime.YearOfMonths(Day("2026-11-27"));
        var whole = EarlierTime.YearOfMonths(Day("2026-10-31"));

        Assert.Equal(("2025-11-01", "2026-10-31"), (KpiText.Date(first), KpiText.Date(last)));
        Assert.Equal((first, last), whole);
    }

    private static int Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture).DayNumber - LocalSlot.Epoch;
}
