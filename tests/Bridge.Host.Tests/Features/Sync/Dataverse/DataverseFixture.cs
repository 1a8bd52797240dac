using System.Text.Json;
using Bridge.Sandbox.Dataverse;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Serving;

namespace Bridge.Host.Tests.Features.Sync.Dataverse;

/// <summary>An MLS and a Dataverse environment with the columns of the default mappings.</summary>
internal sealed class DataverseFixture : CrmFixture
{
    private readonly DataverseSandbox _crm;
    private readonly int _batch;

    private DataverseFixture(ResoSandbox mls, DataverseSandbox crm, int batch, string more)
        : base(mls, crm, more, routes: "tickets: { record: ticket, from: crm, levels: { First: [Level I] } }") => (_crm, _batch) = (crm, batch);

    protected override string Connection =>
        $"type: dataverse, address: \"{_crm.Address}\", signInAddress: \"{_crm.Address}\", tenant: sandbox-tenant, clientId: sandbox-client, clientSecret: sandbox-secret, batch: {_batch}";

    /// <summary>Starts both systems and provisions the environment.</summary>
    /// <param name="members">Members of the MLS.</param>
    /// <param name="faults">Faults of the environment, once it is provisioned.</param>
    /// <param name="batch">Records in one call.</param>
    /// <param name="more">More settings of the members' route.</param>
    /// <param name="seed">Seed of both systems.</param>
    public static async Task<DataverseFixture> StartAsync(int members = 250, string faults = "", int batch = 100, string more = "", int seed = 1)
    {
        var settings = new SandboxSettings { Seed = seed, Grace = TimeSpan.FromSeconds(1) };
        var fixture = new DataverseFixture(
            await ResoSandbox.StartAsync(settings, new ResoSandboxOptions { Members = members }, default),
            await DataverseSandbox.StartAsync(settings, new DataverseSandboxOptions(), default),
            batch,
            more);
        await fixture.RunAsync("provision", "--apply");
        await fixture.CrmAsync("faults", faults);
        await fixture.CrmAsync("reset-stats");
        return fixture;
    }

    /// <summary>Rows by external id; a doubled one would break the dictionary.</summary>
    public async Task<Dictionary<string, JsonElement>> RecordsAsync(string table = "contact", string key = "mls_memberkey") =>
        (await DumpCrmAsync($"type={table}"))
            .Where(row => row.GetProperty(key).ValueKind == JsonValueKind.String)
            .ToDictionary(row => $"mls:{row.GetProperty(key).GetString()!["mls.".Length..].Replace("~l", "", StringComparison.Ordinal)}"); // only texts are left

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
        member.GetProperty("MemberFullName").ToString().Contains(contact.GetProperty("lastname").ToString(), StringComparison.Ordinal)
        && member.GetProperty("MemberStatus").ToString() == contact.GetProperty("mls_status").ToString()
        && (member.GetProperty("MemberStatus").ToString() == "Inactive") == (contact.GetProperty("statecode").GetInt32() == 1)
        && member.GetProperty("MemberEmail").ToString().Equals(contact.GetProperty("emailaddress1").ToString(), StringComparison.OrdinalIgnoreCase);
}
