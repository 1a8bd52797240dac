using Bridge.Core.Model;
using Bridge.Host.Cli.Plan;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Host.Tests.Cli.Plan;

public sealed class PlanWordsTests
{
    [Fact]
    public void Nothing_that_a_record_holds_can_steer_the_terminal_or_break_the_line() =>
        Prop.ForAll<string?>(text => !PlanWords.Line(text ?? "").Any(one => char.IsControl(one) || one is '\u202E' or '\u2028' or '\u200B' or '\uFEFF'))
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("\u001b[2Jgone", "\uFFFD[2Jgone")]
    [InlineData("a\r\nb", "a\uFFFD\uFFFDb")]
    [InlineData("abc\u202Edef", "abc\uFFFDdef")]
    [InlineData("Renée 😀 עברית", "Renée 😀 עברית")]
    public void Letters_of_all_scripts_stay_and_codes_go(string text, string line) => Assert.Equal(line, PlanWords.Line(text));

    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal("a\uFFFDb", PlanWords.Line("a\uD800b")); // no test case can carry it

    [Fact]
    public void A_very_long_value_is_cut_and_says_so() => Assert.Equal(new string('x', 100) + " ...", PlanWords.Line(new string('x', 101)));

    [Fact]
    public void Values_are_words_for_people() =>
        Assert.Equal(
            ["(no such field)", "(empty)", "yes", "no", "1.5", "a, b"],
            new[] { FieldValue.NotSent, FieldValue.Blank, FieldValue.Flag(true), FieldValue.Flag(false), FieldValue.Number(1.5m), FieldValue.List(["a", "b"]) }
                .Select(PlanWords.Of));
}
