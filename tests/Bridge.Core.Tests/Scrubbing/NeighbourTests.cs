using Bridge.Core.Scrubbing;

namespace Bridge.Core.Tests.Scrubbing;

/// <summary>Card numbers whose pieces look like other numbers, and other numbers that stand together.</summary>
public sealed class NeighbourTests
{
    [Theory]
    [InlineData("60.11111111 11.1117", "[card number removed]")]
    [InlineData("49.88-43.8843884305", "[card number removed]")]
    [InlineData("63.04000000000 0.00", "[card number removed]")]
    [InlineData("41 6667 666-766-6746", "[card number removed]")]
    [InlineData("2-7-2099\n>> 00 00 000007", "[card number removed]")]
    [InlineData("card 401288 888-888-1881", "card [card number removed]")]
    [InlineData("401288 888-888-1881", "[card number removed]")] // nothing tells it from an id and a phone number
    [InlineData("card 401288, 888-888-1881", "card [card number removed]")]
    [InlineData("670-344-4444<br>444449", "[card number removed]")]
    [InlineData("Invoice 20261122 35.6600 20,2036-05-05", "Invoice 20261122 [card number removed]")]
    [InlineData("4,012 88,888 88 81881", "[card number removed]")]
    [InlineData("55555555-5-5 554-44-4, 305-555-0123", "[card number removed], 305-555-0123")]
    [InlineData("6011-60-11\n6011-66-11", "[card number removed]")]
    [InlineData("305-6930 902-5904", "[card number removed]")]
    [InlineData("305-693-0902 5904", "[card number removed]")]
    [InlineData("5038 2623 9478 3535\n3852,0000,0232,37", "[card number removed]\n[card number removed]")]
    [InlineData("50385 65783 10942 1 305-555-0123", "[card number removed] 305-555-0123")]
    [InlineData("50385, 65783, 10942, 1 305-555-0123", "[card number removed] 305-555-0123")]
    [InlineData("&#54;30406, 784\u2014986%2D0886", "[card number removed]")]
    [InlineData("35660020 -+20360505, 60 -+11-60-11-60-11-66-11", "[card number removed], [card number removed]")]
    [InlineData("my+card+is+378282246310005", "my+card+is+[card number removed]")]
    [InlineData("+5\n36227206271667", "+5\n[card number removed]")]
    [InlineData("34.343434 34.34343", "[card number removed]")]
    [InlineData("36700,102,000,000", "[card number removed]")]
    [InlineData("#400.005665<wbr>566.5556", "#[card number removed]")] // no place has 400 degrees
    [InlineData("30.569309\n02.5904", "[card number removed]")] // a place stands in one line, without leading zeros
    [InlineData("2026-11-22 3%30.56930%39\n%302\uFF0E%359\u202A04", "2026-11-22 [card number removed]")]
    [InlineData("401288 888-888-1881 cvv 123", "[card number removed] cvv [security code removed]")]
    public void Pieces_that_look_like_other_numbers_are_a_card(string text, string expected) => Assert.Equal(expected, CardScrubber.Scrub(text).Text);

    [Theory]
    [InlineData("36.16941 -115.13981")] // a place
    [InlineData("305-693-0902, 5904 Oak Street")] // a phone number of Miami and a house
    [InlineData("305-6930, 902-5904")]
    [InlineData("Agent 401288, 888-888-1881")]
    [InlineData("Agent 401288, 888.888.1881")]
    [InlineData("Agent 401288, 888 888 1881")]
    [InlineData("447-456-3841, 527340")]
    [InlineData("45.123456, -75.123459")]
    [InlineData("45.50 43.75 44.99 45.25")]
    [InlineData("30.05.2026 20260630")]
    [InlineData("Jun 30, 2020 06/30/2021")]
    [InlineData("621400 639300 942,400")]
    [InlineData("MLS 3745597 / 26801957")]
    [InlineData("(447) 456-3841, +1 527 342 1901")]
    [InlineData("3617597966, 910 469 6800")]
    [InlineData("my card exp 1228 305-555-0123")]
    [InlineData("card ending 4242 305-555-0123")]
    [InlineData("4 2 1,850 389,000 412,500")]
    public void Numbers_side_by_side_are_left_alone(string text) => Assert.Equal(text, CardScrubber.Scrub(text).Text);
}
