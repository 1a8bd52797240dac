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
    [InlineData("401288 888-888-1881 cvv 123", "[card number removed] cvv [security code removed]")]
    public void Pieces_that_look_like_other_numbers_are_a_card(string text, string expected) => Assert.Equal(expected, CardScrubber.Scrub(text).Text);

    [Theory]
    [InlineData("401288 888-888-1881")] // an id and a phone number
    [InlineData("36.16941 -115.13981")] // a place
    [InlineData("4242 2 1850 305-555-0123")] // rooms
    [InlineData("my card exp 1228 305-555-0123")]
    [InlineData("card ending 4242 305-555-0123")]
    [InlineData("4 2 1,850 389,000 412,500")]
    public void Numbers_side_by_side_are_left_alone(string text) => Assert.Equal(text, CardScrubber.Scrub(text).Text);
}
