using System.Text.RegularExpressions;

namespace Bridge.Architecture.Tests;

public class SourceTextTests
{
    [Theory]
    [InlineData("a(); // dynamic")]
    [InlineData("a(); /* dynamic\n dynamic */")]
    [InlineData("/// <c>dynamic</c>\na();")]
    [InlineData("a(\"dynamic\");")]
    [InlineData("a(\"\\\"dynamic\");")]
    [InlineData("a(@\"\"\"dynamic\"\"\");")]
    [InlineData("a($\"{b(\", \", c)} dynamic\");")]
    [InlineData("a(\"\"\"\n  \"dynamic\"\n  \"\"\");")]
    [InlineData("a($$\"\"\" {{b}} dynamic\"\"\");")]
    public void What_comments_and_texts_say_is_no_code(string source) =>
        Assert.DoesNotContain("dynamic", SourceText.Of(source).Code, StringComparison.Ordinal);

    [Theory]
    [InlineData("var a = '\"'; dynamic b;")]
    [InlineData("var a = '\\''; dynamic b;")]
    [InlineData("var a = \"//\"; dynamic b;")]
    [InlineData("var a = \"\\\\\"; dynamic b;")]
    [InlineData("var a = \"\"\"x\"\"\"; dynamic b;")]
    public void What_follows_a_text_or_comment_is_code(string source) =>
        Assert.Contains("dynamic", SourceText.Of(source).Code, StringComparison.Ordinal);

    [Fact]
    public void A_finding_names_file_and_line() =>
        Assert.Equal(["planted.cs:3: here"], SourceText.Of("/*\n*/\nhere").Find(new Regex("here")));
}
