using Bridge.Core.Model;
using Bridge.Host.Composition;
using Bridge.Host.Settings;
using Bridge.Host.Settings.Members;

namespace Bridge.Host.Tests.Settings.Members;

public sealed class MemberApiSettingsTests
{
    private const string Machines = "access: { machines: { name: mls, authority: https://mls.example.test } }";
    private const string Crm = "crm: { type: zendesk, address: \"http://127.0.0.1:9\", email: a@example.test, apiToken: x }";
    private const string Tickets = "tickets: { record: ticket, from: crm, levels: { Vendor: [Vendors] } }";

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
    public void Files_have_defaults()
    {
        var files = Load("memberApi: { attachments: {} }", Machines, Crm).Settings!.MemberApi!.Attachments!; // it has no faults

        Assert.Equal((5 * 1024 * 1024, 3, "pdf png jpg"), (files.Largest, files.Most, string.Join(' ', files.Kinds.Select(kind => kind.Word))));
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
    [InlineData("memberApi: { attachments: { largest: 11MB } }", Machines, Crm, "1KB to 10MB")]
    [InlineData("memberApi: { attachments: { largest: 5 } }", Machines, Crm, "1KB to 10MB")]
    [InlineData("memberApi: { attachments: { most: 9 } }", Machines, Crm, "1 to 5")]
    [InlineData("memberApi: { attachments: { largest: 10MB, most: 3 } }", Machines, Crm, "the 20MB that one request may hold")]
    [InlineData("memberApi: { attachments: { types: [pdf, exe] } }", Machines, Crm, "'types' cannot hold 'exe'")]
    [InlineData("memberApi: { attachments: { types: [] } }", Machines, Crm, "'types' is empty")]
    [InlineData("memberApi: { attachments: { size: 1MB } }", Machines, Crm, "has no setting 'size'")]
    [InlineData("memberApi: { attachments: {} }", Machines, "crm: { type: freshdesk, address: \"http://127.0.0.1:9\", apiKey: x }", "asks a freshdesk connection to take files, which it cannot. Able are: zendesk.")]
    [InlineData("memberApi: { resolution: post }", Machines, Crm, "'resolution' cannot be 'post'")]
    [InlineData("memberApi: { resolution: mail }", Machines, Crm, "'resolution: mail' needs 'mail'")]
    [InlineData("memberApi: { handOff: { tags: { Vendor: with vendor } } }", Machines, Crm, "write 'with_vendor'")]
    [InlineData("memberApi: { handOff: { rules: { stale: { from: Vendor, to: Second } } } }", Machines, Crm, "the tickets' route has no group")]
    [InlineData("memberApi: { handOff: { rules: { stale: { from: Vendr, to: Vendor } } } }", Machines, Crm, "'from' cannot be 'Vendr'")]
    [InlineData("memberApi: { handOff: { rules: { stale: { from: Vendor, to: Vendor } } } }", Machines, Crm, "'from' and 'to' must differ")]
    [InlineData("memberApi: { handOff: {} }", Machines, "crm: { type: freshdesk, address: \"http://127.0.0.1:9\", apiKey: x }", "asks a freshdesk connection to hand tickets to other groups")]
    [InlineData("memberApi: { timeline: maybe }", Machines, Crm, "'timeline' cannot be 'maybe'")]
    [InlineData("memberApi: { notices: crm }", Machines, Crm, "which takes no notices. Name one of type webhook.")]
    [InlineData("memberApi: { notices: mlsHook }", Machines, Crm + "\n  mlsHooks: { type: webhook, address: \"http://127.0.0.1:9\", secret: whsec_x }", "Did you mean 'mlsHooks'?")]
    [InlineData("memberApi: { decks: crm }", Machines, Crm, "has no setting 'decks'")]
    public void Faults_say_what_is_allowed(string section, string access, string connections, string message) =>
        Assert.Contains(message, Assert.Single(Load(section, access, connections).Faults).Message, StringComparison.Ordinal);

    private static SettingsResult Load(string section, string access, string connections)
    {
        using var file = new SettingsFile($"version: 1\n{access}\n{section}\nconnections:\n  {connections}\nroutes: {{ {(connections == Crm ? Tickets : "")} }}\n");
        return SettingsLoader.Load(file.Path, ConnectorCatalogue.Open(), _ => null);
    }
}
