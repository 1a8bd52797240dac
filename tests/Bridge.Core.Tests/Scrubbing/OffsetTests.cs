using Bridge.Core.Scrubbing;

namespace Bridge.Core.Tests.Scrubbing;

/// <summary>Where something was removed is told in UTF-16 units of the original, half-open.</summary>
public sealed class OffsetTests
{
    [Theory]
    [InlineData("\U0001F4B3 ", "4242 4242 4242 4242", " \U0001F4B3")]
    [InlineData("\U0001F4B3", "\U0001D7D2\U0001D7D0\U0001D7D2\U0001D7D04242\U0001FBF4\U0001FBF2\U0001FBF4\U0001FBF2424\U0001D7D0", "\U0001F4B3")]
    [InlineData("e\u0301 ", "4\uFE0F\u20E32\uFE0F\u20E34242424242424\u03322\u0332", " x")]
    [InlineData("&eacute; ", "&#52;&#x32;&#52;2&nbsp;4242&ndash;4242&#8203;424&#50;", "&amp;")]
    [InlineData("\\ud83d\\udcb3 ", "\\ud835\\udfd2\\u00324242424242424\\ud835\\udfd0", "\\n")]
    [InlineData("=C3=A9 ", "4242=C2=A04242=\r\n4242=204242", "=20x")]
    [InlineData("caf%C3%A9+", "%34242%E2%80%9342424242%2D424%32", "+x")]
    [InlineData("> ", "4242 4242\r\n> 4242 4242", "\r\n> x")]
    [InlineData("<b>", "4242</b> <b>4242</b> <i>4242</i> 4242", "</b>")]
    [InlineData("No. ", "4000 0000 0000 \U0001F51F1\u2078", " x")]
    [InlineData("\uD83D", "4242424242424242", "\uDCB3")]
    public void Removals_are_places_in_the_original(string before, string number, string after)
    {
        var text = before + number + after;
        var removal = Assert.Single(CardScrubber.Scrub(text).Removed);

        Assert.Equal((before.Length, before.Length + number.Length, RemovalKind.Card), (removal.Start, removal.End, removal.Kind));
    }
}
