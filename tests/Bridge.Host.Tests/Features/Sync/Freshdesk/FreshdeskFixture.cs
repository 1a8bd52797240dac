using System.Text.Json;
using Bridge.Sandbox.Freshdesk;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Serving;

namespace Bridge.Host.Tests.Features.Sync.Freshdesk;

/// <summary>An MLS and a Freshdesk account with the fields of the default mappings.</summary>
internal sealed class FreshdeskFixture : CrmFixture
{
    private readonly FreshdeskSandbox _crm;

    private FreshdeskFixture(ResoSandbox mls, FreshdeskSandbox crm, string more)
        : base(mls, crm, more) => _crm = crm;

    protected override string Connection => $"type: freshdesk, address: \"{_crm.Address}\", apiKey: sandbox-key";

    /// <summary>Starts both systems and provisions the account.</summary>
    /// <param name="members">Members of the MLS.</param>
    /// <param name="faults">Faults of the account, once it is provisioned.</param>
    /// <param name="more">More settings of the members' route.</param>
    /// <param name="seed">Seed of both systems.</param>
    public static async Task<FreshdeskFixture> StartAsync(int members = 250, string faults = "", string more = "", int seed = 1)
    {
        var settings = new SandboxSettings { Seed = seed, Grace = TimeSpan.FromSeconds(1) };
        var fixture = new FreshdeskFixture(
            await ResoSandbox.StartAsync(settings, new ResoSandboxOptions { Members = members }, default),
            await FreshdeskSandbox.StartAsync(settings, new FreshdeskSandboxOptions(), default),
            more);
        await fixture.RunAsync("provision", "--apply");
        await fixture.CrmAsync("faults", faults);
        await fixture.CrmAsync("reset-stats");
        return fixture;
    }

    /// <summary>Calls of a method whose path begins so.</summary>
    public long CallsOf(string route) => Counts().ByPath.Where(path => path.Key.StartsWith(route, StringComparison.Ordinal)).Sum(path => path.Value);

    /// <summary>Contacts that have a key, by it; a doubled one would break the dictionary.</summary>
    public async Task<Dictionary<string, JsonElement>> ContactsAsync() => (await DumpCrmAsync("kind=contacts"))
        .Where(row => row.GetProperty("unique_external_id").ValueKind == JsonValueKind.String)
        .ToDictionary(row => row.GetProperty("unique_external_id").GetString()!); // the bridge's key

    /// <summary>All contacts, whoever made them.</summary>
    public async Task<int> CountAsync() => (await DumpCrmAsync("kind=contacts")).Count;

    /// <summary>Companies by their key.</summary>
    public async Task<Dictionary<string, JsonElement>> CompaniesAsync() => (await DumpCrmAsync("kind=companies"))
        .ToDictionary(row => row.GetProperty("custom_fields").GetProperty("mls_key").GetString() ?? row.GetProperty("name").ToString());

    /// <summary>Fails unless every member the MLS lists is one contact, with the newest name, status and address.</summary>
    public async Task AssertEqualAsync()
    {
        var members = await MembersAsync();
        var contacts = await ContactsAsync();
        Assert.Equal(members.Keys.Order(), contacts.Keys.Order());
        Assert.Equal(members.Count, await CountAsync());
        Assert.Empty(contacts.Where(pair => !Agrees(members[pair.Key], pair.Value)).Select(pair => pair.Key));
    }

    private static bool Agrees(JsonElement member, JsonElement contact) =>
        member.GetProperty("MemberFullName").ToString() == contact.GetProperty("name").ToString()
        && member.GetProperty("MemberStatus").ToString() == contact.GetProperty("custom_fields").GetProperty("mls_status").ToString()
        && member.GetProperty("MemberEmail").ToString().Equals(contact.GetProperty("email").ToString(), StringComparison.OrdinalIgnoreCase);
}
