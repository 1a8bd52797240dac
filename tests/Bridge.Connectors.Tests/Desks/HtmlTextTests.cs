using Bridge.Connectors.Desk;

namespace Bridge.Connectors.Tests.Desks;

public class HtmlTextTests
{
    [Theory]
    [InlineData("a < b and c > d & e", "a < b and c > d & e")]
    [InlineData("<div data-wrapper=\"true\"><p>One</p>\n<p>Two &lt;3&gt;</p></div>", "One\nTwo <3>")]
    [InlineData("First<br/>second<BR>third", "First\nsecond\nthird")]
    [InlineData("<p>x</p><script>alert(1)</script><!-- no --><p>y</p>", "x\ny")]
    [InlineData("<p>a</p><p></p><p></p><p></p><p>b</p>", "a\n\nb")]
    public void A_reader_sees_the_text_alone(string html, string text) => Assert.Equal(text, HtmlText.Of(html));
}
