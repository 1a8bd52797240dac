using System.Text;
using Bridge.Connectors.Http.Bodies;

namespace Bridge.Connectors.Tests.Http;

public sealed class XmlEndsTests
{
    private const string Whole = "<?xml version=\"1.0\"?>\n<!-- a > b --><edmx:Edmx Version=\"4.0\" xmlns:edmx=\"x\"><edmx:DataServices /></edmx:Edmx>";

    [Theory]
    [InlineData(Whole)]
    [InlineData("\uFEFF" + Whole + "\r\n")]
    [InlineData("<a>b</a >")]
    [InlineData("<a b=\"c\"/>")]
    public void A_whole_document_is_one(string text) => Assert.True(XmlEnds.AreWhole(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("")]
    [InlineData("{\"a\":1}")]
    [InlineData("<!DOCTYPE html><html><body>Back soon</body></html>")]
    [InlineData("<html/>")]
    [InlineData("<a><b/>")]
    [InlineData("<a><b></a2>")]
    [InlineData("<a")]
    [InlineData("<!-- <a></a>")]
    public void What_is_none_is_none(string text) => Assert.False(XmlEnds.AreWhole(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void No_document_that_was_cut_off_is_whole()
    {
        var bytes = Encoding.UTF8.GetBytes(Whole);

        Assert.All(Enumerable.Range(0, bytes.Length), length => Assert.False(XmlEnds.AreWhole(bytes.AsSpan(0, length))));
    }
}
