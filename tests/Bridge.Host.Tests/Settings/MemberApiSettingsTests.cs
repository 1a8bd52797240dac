using Bridge.Core.Model;
using Bridge.Host.Composition;
using Bridge.Host.Settings;

namespace Bridge.Host.Tests.Settings;

public sealed class MemberApiSettingsTests
{
    private const string Machines = "access: { machines: { name: mls, authority: https://mls.example.test } }";
    private const string Crm = "crm: { type: zendesk, address: \"http://127.0.0.1:9\", email: a@example.test, apiToken: x }";

    [Fact]
    public void The_only_help_desk_takes_the_tickets_and_sentences_have_defaults()
    {
        var api = Load("memberApi: { standing: { good: Well done. } }", Machines, Crm).Settings!.MemberApi!; // it has no faults

        Assert.Equal("crm", api.Desk);
        Assert.Equal("Well done.", api.Sentences[Standing.Good]);
        Assert.Equal(MemberApiSettings.Defaults[Standing.Suspended], api.Sentences[Standing.Suspended]);
    }

    [Fact]
    public void A_panel_may_stand_on_the_pages_that_are_named()
    {
        var panel = Load("memberApi: { panel: { origins: [\"https://A.example.test/\", \"http://127.0.0.1:8080\"] } }", Machines, Crm).Settings!.MemberApi!.Panel!; // it has no faults

        Assert.Equal(["https://a.example.test", "http://127.0.0.1:8080"], panel.Origins);
        Assert.Equal(TimeSpan.FromMinutes(15), panel.Lifetime);
    }

    [Fact]
    public void Without_the_section_there_is_no_api() => Assert.Null(Load("", Machines, Crm).Settings!.MemberApi); // it has no faults

    [Theory]
    [InlineData("memberApi: {}", "", Crm, "needs 'access: machines:'")]
    [InlineData("memberApi: { desk: crn }", Machines, Crm, "Did you mean 'crm'?")]
    [InlineData("memberApi: {}", Machines, "mls: { type: reso, profile: generic, address: \"http://127.0.0.1:9/\", origin: mls, token: x }", "needs a connection with a help desk")]
    [InlineData("memberApi: {}", Machines, Crm + "\n  crm2: { type: zendesk, address: \"http://127.0.0.1:9\", email: a@example.test, apiToken: x }", "crm or crm2")]
    [InlineData("memberApi: { standing: { good: You owe 5 dollars. } }", Machines, Crm, "without a digit")]
    [InlineData("memberApi: { standing: { fine: Good. } }", Machines, Crm, "has no setting 'fine'")]
    [InlineData("memberApi: { panel: {} }", Machines, Crm, "'origins' names 1 to 20 origins")]
    [InlineData("memberApi: { panel: { origins: [\"https://a.example.test/pages\"] } }", Machines, Crm, "no path")]
    [InlineData("memberApi: { panel: { origins: [\"http://a.example.test\"] } }", Machines, Crm, "http:// is for this machine alone")]
    [InlineData("memberApi: { panel: { origins: [\"*\"] } }", Machines, Crm, "An origin is https://")]
    [InlineData("memberApi: { panel: { origins: [\"https://a.example.test\"], lifetime: 2d } }", Machines, Crm, "at most 1d")]
    [InlineData("memberApi: { panel: { origin: [\"https://a.example.test\"], origins: [\"https://a.example.test\"] } }", Machines, Crm, "Did you mean 'origins'?")]
    [InlineData("memberApi: { timeline: maybe }", Machines, Crm, "'timeline' cannot be 'maybe'")]
    [InlineData("memberApi: { notices: crm }", Machines, Crm, "which takes no notices. Name one of type webhook.")]
    [InlineData("memberApi: { notices: mlsHook }", Machines, Crm + "\n  mlsHooks: { type: webhook, address: \"http://127.0.0.1:9\", secret: whsec_x }", "Did you mean 'mlsHooks'?")]
    [InlineData("memberApi: { decks: crm }", Machines, Crm, "has no setting 'decks'")]
    public void Faults_say_what_is_allowed(string section, string access, string connections, string message) =>
        Assert.Contains(message, Assert.Single(Load(section, access, connections).Faults).Message, StringComparison.Ordinal);

    private static SettingsResult Load(string section, string access, string connections)
    {
        using var file = new SettingsFile($"version: 1\n{access}\n{section}\nconnections:\n  {connections}\nroutes: {{}}\n");
        return SettingsLoader.Load(file.Path, ConnectorCatalogue.Open(), _ => null);
    }
}
