using System.Globalization;
using Bridge.Finance.Sources.Mapping;
using Bridge.Finance.Sources.Rows;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Finance.Tests.Sources;

public class TextTests
{
    [Theory]
    [InlineData("1,234.50", "1234.50")]
    [InlineData("(50.00)", "-50.00")]
    [InlineData("-50.00", "-50.00")]
    [InlineData("50.00-", "-50.00")]
    [InlineData("$1,234,567.8", "1234567.8")]
    [InlineData("-$50", "-50")]
    [InlineData("$-50", "-50")]
    [InlineData("($50.00)", "-50.00")]
    [InlineData("\u221250.00", "-50.00")]
    [InlineData("USD 12.00", "12.00")]
    [InlineData("12.00 USD", "12.00")]
    [InlineData("0", "0")]
    [InlineData(".50", "0.50")]
    public void Amounts_are_read_as_exports_write_them(string text, string amount)
    {
        Assert.True(AmountText.TryParse(text, out var read));
        Assert.Equal(decimal.Parse(amount, CultureInfo.InvariantCulture), read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.234,50")]
    [InlineData("1,23")]
    [InlineData("12,34.00")]
    [InlineData(",123")]
    [InlineData("1234,567.00")]
    [InlineData("1.005")]
    [InlineData("1E+05")]
    [InlineData("(-50.00)")]
    [InlineData("--50")]
    [InlineData("50 00")]
    [InlineData("12.")]
    [InlineData("n/a")]
    [InlineData("999999999999999.00")]
    public void What_is_not_certainly_an_amount_is_refused(string text) => Assert.False(AmountText.TryParse(text, out _));

    [Fact]
    public void Every_amount_is_read_back_in_every_form() =>
        Prop.ForAll(Gen.Choose(-2_000_000_000, 2_000_000_000).ToArbitrary(), cents =>
        {
            var amount = cents / 100m;
            var size = Math.Abs(amount);
            var grouped = size.ToString("#,##0.00", CultureInfo.InvariantCulture);
            string[] forms = amount < 0
                ? [$"-{grouped}", $"({grouped})", $"-${grouped}", $"({size.ToString(CultureInfo.InvariantCulture)})", $"{grouped}-"]
                : [grouped, $"${grouped}", size.ToString("0.00", CultureInfo.InvariantCulture)];
            return forms.All(form => AmountText.TryParse(form, out var read) && read == amount);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("9.87E+07", "text")]
    [InlineData("1E+08", "text")]
    [InlineData("########", "####")]
    [InlineData("4242 4242 4242 4242", "card")]
    [InlineData("inv 4242-4242-4242-4242", "card")]
    [InlineData("12345678", "leading zeros")]
    [InlineData("A23456789", "9 digits")]
    [InlineData("1234567890", "9 digits")]
    public void A_spoiled_id_is_refused_with_words_that_do_not_quote_it(string text, string word)
    {
        var fault = IdText.Check(text, new IdSpec("NRDS", 9), isNumber: false, out _);

        Assert.Contains(word, fault, StringComparison.Ordinal);
        Assert.DoesNotContain(text, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Leading_zeros_stay_and_come_back_where_the_mapping_says_so()
    {
        Assert.Null(IdText.Check("012345678", new IdSpec("NRDS", 9), isNumber: false, out var kept));
        Assert.Null(IdText.Check("12345678", new IdSpec("NRDS", 9, IsPadded: true), isNumber: true, out var restored));

        Assert.Equal(("012345678", "012345678"), (kept, restored));
    }

    [Theory]
    [InlineData("11/25/2026")]
    [InlineData("2026-11-25")]
    [InlineData("2026-11-25T00:00:00")]
    [InlineData("11/25/2026 12:00 AM")]
    [InlineData("November 25, 2026")]
    public void Days_are_read_in_the_allowed_forms(string text)
    {
        Assert.True(new DateText(["yyyy-MM-dd", "M/d/yyyy", "MMMM d, yyyy"]).TryParse(text, out var day));
        Assert.Equal(new DateOnly(2026, 11, 25), day);
    }

    [Theory]
    [InlineData("25/11/2026")]
    [InlineData("11/25/26")]
    [InlineData("0001-01-01")]
    [InlineData("tomorrow")]
    public void Other_days_are_refused(string text) =>
        Assert.False(new DateText(["yyyy-MM-dd", "M/d/yyyy"]).TryParse(text, out _));
}
