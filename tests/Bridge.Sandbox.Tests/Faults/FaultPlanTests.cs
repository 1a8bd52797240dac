using Bridge.Sandbox.Faults;

namespace Bridge.Sandbox.Tests.Faults;

public sealed class FaultPlanTests
{
    [Fact]
    public void Blank_text_is_no_faults() => Assert.Same(FaultPlan.None, FaultPlan.Parse("  "));

    [Fact]
    public void Every_word_of_the_language_is_read()
    {
        var plan = FaultPlan.Parse(
            "500:5%, 502:1%,503:1%,504:1%,500-after:5%,reset:5%,reset-after:5%,torn:1%,html:1%,slow:1%:5s,"
            + "401:1%,429:1%,limit:10/10s,refuse:2.5%,lock:3%,mixed:8%");

        Assert.Equal(16, plan.Rules.Count);
        Assert.Equal(10, plan.Limit?.Calls);
        Assert.Equal(TimeSpan.FromSeconds(10), plan.Limit?.Window);
        Assert.Equal(0.025, plan.RefuseShare, 6);
        Assert.Equal(0.03, plan.LockShare, 6);
        Assert.Equal(TimeSpan.FromSeconds(5), plan.Rules.Single(rule => rule.Kind == FaultKind.Slow).Delay);
    }

    [Theory]
    [InlineData("boom:5%")]
    [InlineData("500")]
    [InlineData("500:5")]
    [InlineData("500:-1%")]
    [InlineData("500:101%")]
    [InlineData("slow:1%")]
    [InlineData("limit:0/10s")]
    [InlineData("limit:10")]
    [InlineData("500:0x")]
    [InlineData("500:x")]
    [InlineData("500:5%@")]
    [InlineData("slow:1x:5s")]
    public void A_wrong_word_is_named_together_with_the_allowed_ones(string text)
    {
        var wrong = Assert.Throws<FormatException>(() => FaultPlan.Parse("reset:1%," + text));

        Assert.Contains($"'{text}'", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("reset-after:5%", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_above_one_hundred_percent_are_refused() =>
        Assert.Throws<FormatException>(() => FaultPlan.Parse("500:60%,reset:60%"));

    [Fact]
    public void Shares_of_different_calls_and_numbers_of_calls_do_not_add_up() =>
        Assert.Equal(3, FaultPlan.Parse("500:60%@a,reset:60%@b,torn:3x").Rules.Count);

    [Fact]
    public void A_number_of_calls_spoils_the_next_ones_that_end_so_and_then_none()
    {
        var faults = new FaultSwitch(FaultPlan.Parse("reset-after:2x@things/create"), 7, TimeProvider.System);

        var drawn = new[] { "POST /things", "POST /things/create", "POST /things/create/9", "PUT /things/create", "POST /things/create" }.Select(path => faults.Draw(path).Kind);

        Assert.Equal([FaultKind.None, FaultKind.ResetAfter, FaultKind.None, FaultKind.ResetAfter, FaultKind.None], drawn);
    }

    [Fact]
    public void Refusals_are_stable_and_hit_the_asked_share()
    {
        var first = new FaultSwitch(FaultPlan.Parse("refuse:2%"), 7, TimeProvider.System);
        var second = new FaultSwitch(FaultPlan.Parse("refuse:2%"), 7, TimeProvider.System);
        var keys = Enumerable.Range(0, 50_000).Select(number => $"M{number:D7}").ToList();

        var refused = keys.Where(first.Refuses).ToList();

        Assert.Equal(refused, keys.Where(second.Refuses));
        Assert.InRange(refused.Count, 850, 1150);
    }
}
