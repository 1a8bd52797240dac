using Bridge.Mapping.Rules;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Mapping.Tests.Rules;

public class RuleProperties
{
    // Pieces that break naive code: bidi controls, zero width, NUL, mixed normal forms, broken surrogates, formulas.
    private static readonly string[] _pieces =
    [
        "a", "Z", "é", "e\u0301", "\u0000", "\u200B", "\u202E", "\uFEFF", "\u00A0", " ", "  ", "\t\r\n", "\uD800", "\uDC00", "\uFFFE",
        "😀", "עברית", "=cmd()", "@", "a@b.co", "+", "1", "202", "-555-0123", "x12", "ext. 5", "(", ")", "NULL", "n/a", "-", "?", ".",
        "\u2014", "_", "\uFF10", "\u0663", "#", "\u3164", "\u0301", "\u1100\u1161",
    ];

    private static readonly Func<string?, RuleOutcome>[] _rules =
        [PlainTextRule.Apply, PersonNameRule.Apply, EmailRule.Apply, PhoneRule.Apply];

    private static Arbitrary<string> Texts() =>
        Gen.OneOf(
            Gen.Elements(_pieces).ArrayOf().Select(string.Concat),
            Gen.Choose(0, char.MaxValue).Select(code => (char)code).ArrayOf().Select(chars => new string(chars)),
            Gen.Elements("0123456789+-(). x".ToCharArray()).ArrayOf().Select(chars => new string(chars))).ToArbitrary();

    private static void Holds(Func<Func<string?, RuleOutcome>, string, bool> claim) =>
        Prop.ForAll(Texts(), text => _rules.All(rule => claim(rule, text)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void Every_rule_is_idempotent() =>
        Holds((rule, text) => rule(text).Text is not { } once || rule(once) == new RuleOutcome(once, null));

    [Fact]
    public void Every_rule_is_total_and_gives_a_text_or_a_fault_never_both() =>
        Holds((rule, text) => rule(text) is var outcome && (outcome.Text is null || outcome.Fault is null) && outcome.Text != "");

    [Fact]
    public void What_a_rule_lets_through_is_one_line_of_composed_visible_text() =>
        Holds((rule, text) => rule(text).Text is not { } clean
            || (clean.IsNormalized() && clean.Trim() == clean && !clean.Contains("  ", StringComparison.Ordinal)
                && !clean.Any(one => char.IsControl(one) || one is '\u200B' or '\u202E' or '\uFEFF')));

    [Fact]
    public void Every_rule_keeps_its_bound() =>
        Holds((rule, text) => rule(string.Concat(Enumerable.Repeat(text, 50))).Text is not { } clean || clean.Length <= PlainTextRule.MaxLength);

    [Fact]
    public void An_e_mail_that_passes_has_a_local_part_a_domain_and_no_capitals() =>
        Prop.ForAll(Texts(), text => EmailRule.Apply(text).Text is not { } email
                || (email.Split('@') is [{ Length: >= 1 and <= 64 }, { Length: >= 4 }] && email.All(char.IsAscii) && !email.Any(char.IsUpper)))
            .QuickCheckThrowOnFailure();
}
