using Bridge.Mapping.Rules;

namespace Bridge.Mapping.Tests.Rules;

public class RuleTableTests
{
    [Theory]
    [InlineData("(202) 555-0123", "+12025550123")]
    [InlineData("202-555-0123", "+12025550123")]
    [InlineData("1.202.555.0123", "+12025550123")]
    [InlineData("202-555-0123 ext. 45", "+12025550123 x45")]
    [InlineData("2025550123x45", "+12025550123 x45")]
    [InlineData("202-555-0123, Extension: 45", "+12025550123 x45")]
    [InlineData("+44 20 7946 0958", "+442079460958")]
    [InlineData("+44 (0)20 7946 0958", "+44 (0)20 7946 0958")]
    [InlineData("555-0123", "555-0123")]
    [InlineData("102-555-0123", "102-555-0123")]
    [InlineData("call the front desk", "call the front desk")]
    [InlineData("２０２-555-0123", "+12025550123")]
    [InlineData("000-000-0000", null)]
    [InlineData("N/A", null)]
    [InlineData("—", null)]
    [InlineData(null, null)]
    public void A_phone_becomes_international_only_where_that_is_certain(string? written, string? expected) =>
        Assert.Equal(new RuleOutcome(expected, null), PhoneRule.Apply(written));

    [Theory]
    [InlineData(" Ada@Example.COM ", "ada@example.com")]
    [InlineData("o'brien+mls@mail.example.co", "o'brien+mls@mail.example.co")]
    [InlineData("a\u200Bda@example.com", "ada@example.com")]
    [InlineData("none", null)]
    [InlineData("  ", null)]
    public void A_good_e_mail_is_taken_and_a_stand_in_is_blank(string written, string? expected) =>
        Assert.Equal(new RuleOutcome(expected, null), EmailRule.Apply(written));

    [Theory]
    [InlineData("ada")]
    [InlineData("ada@example")]
    [InlineData("a@b@example.com")]
    [InlineData("ada@example.com; bob@example.com")]
    [InlineData(".ada@example.com")]
    [InlineData("a..b@example.com")]
    [InlineData("ada@-example.com")]
    [InlineData("ada@127.0.0.1")]
    [InlineData("ada@exämple.com")]
    [InlineData("Ada <ada@example.com>")]
    public void A_bad_e_mail_is_refused_without_being_quoted(string written)
    {
        var outcome = EmailRule.Apply(written);

        Assert.Null(outcome.Text);
        Assert.NotNull(outcome.Fault);
        Assert.DoesNotContain(written, outcome.Fault, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("  Zoë \t\r\n van der\u00A0Berg ", "Zoë van der Berg")]
    [InlineData("Zoe\u0308", "Zoë")]
    [InlineData("\u202EAda\u202C", "Ada")]
    [InlineData("A\u0000da", "Ada")]
    [InlineData("\uFFFEAda", "Ada")]
    [InlineData("=HYPERLINK(1)", "=HYPERLINK(1)")]
    [InlineData("Null", "Null")]
    [InlineData("\u200B\u2060", null)]
    public void A_name_is_cleaned_and_otherwise_left_alone(string written, string? expected) =>
        Assert.Equal(new RuleOutcome(expected, null), PersonNameRule.Apply(written));

    [Fact]
    public void Broken_characters_nameless_names_and_long_texts_are_refused()
    {
        Assert.NotNull(PlainTextRule.Apply("a\uD800b").Fault);
        Assert.NotNull(PersonNameRule.Apply("?!").Fault);
        Assert.NotNull(PersonNameRule.Apply(new string('a', 256)).Fault);
        Assert.NotNull(PlainTextRule.Apply(new string('a', 65_536)).Fault);
        Assert.NotNull(PlainTextRule.Apply(new string('\u200B', 1_000_000)).Fault);
        Assert.NotNull(PhoneRule.Apply(new string('1', 65)).Fault);
        Assert.NotNull(EmailRule.Apply(new string('a', 250) + "@b.co").Fault);
        Assert.Equal(65_535, PlainTextRule.Apply(new string('a', 65_535)).Text?.Length);
    }
}
