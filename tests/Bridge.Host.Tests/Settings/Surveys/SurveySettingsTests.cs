using Bridge.Core.Surveys;
using Bridge.Core.Tickets;
using Bridge.Host.Composition;
using Bridge.Host.Settings;
using Bridge.Host.Settings.Surveys;

namespace Bridge.Host.Tests.Settings.Surveys;

public sealed class SurveySettingsTests
{
    private const string Access = "access: { machines: { name: mls, authority: https://mls.example.test } }";
    private const string Crm = "crm: { type: zendesk, address: \"http://127.0.0.1:9\", email: a@example.test, apiToken: x }";
    private const string Route = "tickets: { record: ticket, from: crm }";
    private const string Mail = "mail: { host: mail.example.test, from: a@example.test }";
    private const string Address = "publicAddress: https://ask.example.test";
    private const string Seed = "seed: x";
    private const string Rules = "rules: { all: {} }";

    [Fact]
    public void A_short_section_is_enough()
    {
        var surveys = Load(Section()).Settings!.Surveys!; // it has no faults

        Assert.Equal(("crm", "https://ask.example.test/"), (surveys.Desk, surveys.PublicAddress.AbsoluteUri));
        Assert.Equal(SurveyQuestions.Standard, surveys.Questions);
        Assert.Equal((TimeSpan.FromDays(30), TimeSpan.FromDays(14)), (surveys.Quiet, surveys.LinkLifetime));
        Assert.Equal("mail.example.test", surveys.Mail.Host);
        Assert.Equal((1.0, TimeSpan.FromMinutes(10)), (surveys.Rules[0].Share, surveys.Rules[0].Delay));
        Assert.Null(surveys.FollowUp);
    }

    [Fact]
    public void A_long_section_is_read_whole()
    {
        var surveys = Load(Section(
            rules: "rules: { calls: { channels: [voice], groups: [Level I], levels: [First], share: 12.5%, delay: 1h }, rest: { share: 1% } }",
            more: "questions: [satisfied, recommend]; followUp: { group: Care, atMost: 3 }; zone: America/Denver; languages: [es, en]; words: { en: { subject: Tell us } }; quiet: 90d; linkLifetime: 2d"))
            .Settings!.Surveys!; // it has no faults

        Assert.Equal(["calls", "rest"], surveys.Rules.Select(rule => rule.Name));
        Assert.Equal((0.125, TimeSpan.FromHours(1), TicketLevel.First), (surveys.Rules[0].Share, surveys.Rules[0].Delay, surveys.Rules[0].Levels[0]));
        Assert.Equal([SurveyQuestion.Satisfied, SurveyQuestion.Recommend], surveys.Questions.Select(item => item.Question));
        Assert.Equal(new SurveyFollowUp("Care", 3), surveys.FollowUp);
        Assert.Equal(("Tell us", "es"), (surveys.WordsFor("en-US")["subject"], surveys.WordsFor("fr").Language));
    }

    [Fact]
    public void All_faults_are_told_at_once() =>
        Assert.Equal(4, Load(Section(rules: "rules: { all: { share: 120% } }", more: "quiet: soon; colour: red"), mail: "mail: { host: x, from: nobody }").Faults.Count);

    [Theory]
    [InlineData("", "", "", "questions: [satisfied, yesNo]", "yesNo alone")]
    [InlineData("", "", "", "questions: [satisfied, satisfied]", "twice")]
    [InlineData("", "", "", "questions: [happy]", "Allowed: satisfied, callAgain, recommend, yesNo")]
    [InlineData("", "", "", "followUp: { group: Care, atMost: 5 }", "1, 2, 3 or 4")]
    [InlineData("", "", "", "followUp: {}", "'group' is missing")]
    [InlineData("", "", "", "zone: Denver", "America/Denver")]
    [InlineData("", "", "", "languages: [english]", "two small letters")]
    [InlineData("", "", "", "languages: [fr]", "'words' must give it subject")]
    [InlineData("", "", "", "words: { es: { subject: Hola } }", "does not name: add it there")]
    [InlineData("", "", "", "words: { en: { intro: \"Hello {name}\" } }", "no place '{name}'. Allowed: {csr}, {date}")]
    [InlineData("", "", "", "desk: crn", "Did you mean 'crm'?")]
    [InlineData("none", "", "", "", "'surveys' needs 'access'")]
    [InlineData("", "none", "", "", "needs a route that brings the tickets")]
    [InlineData("", "", "none", "", "'publicAddress' is missing")]
    [InlineData("", "", "", "mail: { host: h, from: a@b.test }", "move it there")]
    public void Faults_say_what_is_allowed(string access, string route, string address, string more, string message)
    {
        var section = Section(address: address.Length == 0 ? Address : "", more: more);

        var faults = Load(section, access.Length == 0 ? Access : "", route.Length == 0 ? Route : "").Faults;

        Assert.Contains(message, Assert.Single(faults).Message, StringComparison.Ordinal);
        Assert.True(faults[0].Line > 0);
    }

    [Fact]
    public void Surveys_need_a_mail_server() =>
        Assert.Contains("'surveys' needs 'mail'", Assert.Single(Load(Section(), mail: "").Faults).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_language_that_comes_with_the_bridge_is_whole_and_has_the_places() =>
        Assert.All(SurveyTexts.BuiltIn.Values, texts =>
        {
            Assert.Equal(SurveyTexts.Keys.Order(StringComparer.Ordinal), texts.Keys.Order(StringComparer.Ordinal));
            Assert.All(texts, text => Assert.All(SurveyTexts.PlacesOf(text.Key), place => Assert.Contains(place, text.Value, StringComparison.Ordinal)));
        });

    private static string Section(string address = Address, string rules = Rules, string more = "") =>
        string.Concat(new[] { address, Seed, rules }.Concat(more.Split("; ")).Where(line => line.Length > 0).Select(line => $"\n  {line}"));

    private static SettingsResult Load(string section, string access = Access, string route = Route, string mail = Mail)
    {
        using var file = new SettingsFile($"version: 1\n{access}\n{mail}\nsurveys:{section}\nconnections:\n  {Crm}\nroutes: {{ {route} }}\n");
        return SettingsLoader.Load(file.Path, ConnectorCatalogue.Open(), _ => null);
    }
}
