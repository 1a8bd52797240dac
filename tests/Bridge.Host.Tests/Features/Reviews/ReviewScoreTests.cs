using Bridge.Host.Features.Reviews;
using Bridge.Host.Settings.Reviews;

namespace Bridge.Host.Tests.Features.Reviews;

public sealed class ReviewScoreTests
{
    private static readonly Scorecard _form = new("Form", [new("greeting", "Greeted.", 3, false), new("correct", "Right.", 4, false), new("identity", "Told nobody.", 2, true)]);

    [Theory]
    [InlineData("met", "met", "met", 9, 9, false)]
    [InlineData("part", "met", "met", 7.5, 9, false)]
    [InlineData("none", "missed", "met", 2, 6, false)] // what does not apply is not possible
    [InlineData("met", "met", "missed", 7, 9, true)]
    [InlineData("met", "met", "none", 7, 7, false)]
    public void Points_of_items_that_apply_are_added(string greeting, string correct, string identity, double points, double possible, bool isFailed) =>
        Assert.Equal(((decimal)points, (decimal)possible, isFailed), ReviewScore.Of(_form, Answers(greeting, correct, identity)));

    [Theory]
    [InlineData("none", "none", "none")]
    [InlineData("met", "met", "perhaps")]
    public void A_form_without_an_answer_that_applies_scores_nothing(string greeting, string correct, string identity) =>
        Assert.Null(ReviewScore.Of(_form, Answers(greeting, correct, identity)));

    [Fact]
    public void An_item_without_an_answer_is_not_passed_over() => Assert.Null(ReviewScore.Of(_form, new Dictionary<string, string> { ["greeting"] = "met", ["correct"] = "met" }));

    private static Dictionary<string, string> Answers(string greeting, string correct, string identity) => new() { ["greeting"] = greeting, ["correct"] = correct, ["identity"] = identity };
}
