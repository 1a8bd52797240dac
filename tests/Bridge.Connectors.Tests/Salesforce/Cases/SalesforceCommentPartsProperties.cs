using System.Text;
using Bridge.Connectors.Salesforce.Cases;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Connectors.Tests.Salesforce.Cases;

public class SalesforceCommentPartsProperties
{
    [Fact]
    public void Whatever_is_said_comes_back_whole_and_each_part_fits() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyString>(), ArbMap.Default.ArbFor<PositiveInt>(), (text, times) =>
        {
            var said = string.Concat(Enumerable.Repeat(Plain(text.Get), times.Get * 20)).Trim();
            var bodies = SalesforceCommentParts.Split(said, "C-1");
            var parts = bodies.Select(SalesforceCommentParts.Read).ToList();

            return bodies.All(body => Encoding.UTF8.GetByteCount(body) <= 4000)
                && parts.All(part => part?.Key == "C-1") && parts.Select(part => part!.Number).SequenceEqual(Enumerable.Range(1, parts.Count)) // checked before
                && string.Concat(parts.Select(part => part!.Text)) == said; // as above
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("It works now.")]
    [InlineData("[MLS member, C-1, 1/1] and more")]
    [InlineData("[MLS member, not a key!, 1/1]")]
    public void What_an_agent_says_is_no_members_comment(string body) => Assert.Null(SalesforceCommentParts.Read(body));

    // Letters that stand alone are no text; line ends are read as one kind.
    private static string Plain(string text) => new([.. text.ReplaceLineEndings("\n").Where(letter => !char.IsSurrogate(letter) && letter >= ' ').Append('x')]);
}
