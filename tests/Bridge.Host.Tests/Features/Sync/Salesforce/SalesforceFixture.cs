using System.Text.Json;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Salesforce;
using Bridge.Sandbox.Serving;

namespace Bridge.Host.Tests.Features.Sync.Salesforce;

/// <summary>An MLS and a Salesforce org with the fields of the default mappings.</summary>
internal sealed class SalesforceFixture : CrmFixture
{
    private readonly SalesforceSandbox _crm;

    private SalesforceFixture(ResoSandbox mls, SalesforceSandbox crm, string more, string sections, string routes)
        : base(mls, crm, more, sections, routes) => _crm = crm;

    protected override string Connection => $"type: salesforce, address: \"{_crm.Address}\", clientId: sandbox-client, clientSecret: sandbox-secret";

    /// <summary>Starts both systems and provisions the org.</summary>
    /// <param name="members">Members of the MLS.</param>
    /// <param name="faults">Faults of the org, once it is provisioned.</param>
    /// <param name="org">How the org behaves.</param>
    /// <param name="more">More settings of the members' route.</param>
    /// <param name="seed">Seed of both systems.</param>
    /// <param name="sections">More sections of the settings.</param>
    /// <param name="routes">More routes.</param>
    public static async Task<SalesforceFixture> StartAsync(
        int members = 250, string faults = "", SalesforceSandboxOptions? org = null, string more = "", int seed = 1, string sections = "", string routes = "")
    {
        var settings = new SandboxSettings { Seed = seed };
        var fixture = new SalesforceFixture(
            await ResoSandbox.StartAsync(settings, new ResoSandboxOptions { Members = members }, default),
            await SalesforceSandbox.StartAsync(settings, org ?? new SalesforceSandboxOptions(), default),
            more,
            sections,
            routes);
        await fixture.RunAsync("provision", "--apply");
        await fixture.CrmAsync("faults", faults);
        await fixture.CrmAsync("reset-stats");
        return fixture;
    }

    /// <summary>All contacts, deleted ones too.</summary>
    public Task<List<JsonElement>> CrmRowsAsync() => DumpCrmAsync("type=Contact");

    /// <summary>Records by key; a doubled one would break the dictionary.</summary>
    public async Task<Dictionary<string, JsonElement>> RecordsAsync(string type = "Contact") =>
        (await DumpCrmAsync($"type={type}"))
            .Where(row => row.GetProperty("MLS_Key__c").ValueKind == JsonValueKind.String)
            .ToDictionary(row => row.GetProperty("MLS_Key__c").GetString()!);

    /// <summary>Fails unless every member the MLS lists is one contact, with the newest name and status.</summary>
    public async Task AssertEqualAsync()
    {
        var members = await MembersAsync();
        var contacts = await RecordsAsync();
        Assert.Equal(members.Keys.Order(), contacts.Keys.Order());
        Assert.Empty(contacts.Where(pair => !Agrees(members[pair.Key], pair.Value)).Select(pair => pair.Key));
    }

    // The full name may end with a generation: "Kwame St. John, III".
    private static bool Agrees(JsonElement member, JsonElement contact) =>
        member.GetProperty("MemberFullName").ToString().Contains(contact.GetProperty("LastName").ToString(), StringComparison.Ordinal)
        && member.GetProperty("MemberStatus").ToString() == contact.GetProperty("MLS_Status__c").ToString()
        && member.GetProperty("MemberEmail").ToString().Equals(contact.GetProperty("Email").ToString(), StringComparison.OrdinalIgnoreCase);
}
