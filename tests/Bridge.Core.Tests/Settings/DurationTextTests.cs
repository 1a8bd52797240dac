using System.Globalization;
using Bridge.Core.Settings;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Core.Tests.Settings;

public class DurationTextTests
{
    [Theory]
    [InlineData("250ms", 250)]
    [InlineData("30s", 30_000)]
    [InlineData("5m", 300_000)]
    [InlineData("2h", 7_200_000)]
    [InlineData("1d", 86_400_000)]
    [InlineData("1.5h", 5_400_000)]
    [InlineData("  30 s ", 30_000)]
    [InlineData("0s", 0)]
    [InlineData("3650d", 315_360_000_000)]
    public void What_people_write_is_read(string text, long milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), DurationText.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("30")]
    [InlineData("-5s")]
    [InlineData("+5s")]
    [InlineData("5S")]
    [InlineData("5 min")]
    [InlineData("1,5h")]
    [InlineData("1.2.3s")]
    [InlineData(".s")]
    [InlineData("1h30m")]
    [InlineData("3651d")]
    [InlineData("99999999999999999999999999d")]
    [InlineData("1e3s")]
    [InlineData("\u0663s")]
    public void What_is_no_time_span_is_refused_with_an_example(string text)
    {
        Assert.False(DurationText.TryParse(text, out var value));
        Assert.Equal(TimeSpan.Zero, value);
        Assert.Contains("30s", Assert.Throws<FormatException>(() => DurationText.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_gets_an_answer_between_nothing_and_ten_years() =>
        Prop.ForAll<string?>(text => !DurationText.TryParse(text ?? "", out var value) || (value >= TimeSpan.Zero && value <= TimeSpan.FromDays(3650)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Every_whole_number_of_seconds_is_read_as_it_was_written() =>
        Prop.ForAll(Gen.Choose(0, 315_360_000).ToArbitrary(), seconds =>
                DurationText.Parse(string.Create(CultureInfo.InvariantCulture, $"{seconds}s")) == TimeSpan.FromSeconds(seconds))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_larger_unit_says_the_same_as_so_many_smaller_ones() =>
        Prop.ForAll(Gen.Choose(0, 3650).ToArbitrary(), days =>
                DurationText.Parse($"{days}d") == DurationText.Parse($"{days * 24}h")
                && DurationText.Parse($"{days}h") == DurationText.Parse($"{days * 60}m")
                && DurationText.Parse($"{days}s") == DurationText.Parse($"{days * 1000}ms"))
            .QuickCheckThrowOnFailure();
}
