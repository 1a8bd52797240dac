namespace Bridge.Host.Tests.Features.Sync.Salesforce;

/// <summary>A help desk that takes tickets needs a place for their keys; one that does not is left as it is.</summary>
public sealed class DeskProvisionTests
{
    private const string MemberApi = "access: { machines: { name: mls, authority: https://mls.example.test } }\nmemberApi: { desk: crm }";

    [Fact]
    public async Task Provisioning_makes_the_key_of_cases_for_a_member_api_and_for_nobody_else()
    {
        await using var without = await SalesforceFixture.StartAsync(members: 1);
        await using var with = await SalesforceFixture.StartAsync(members: 1, sections: MemberApi);

        var untouched = await without.RunAsync("provision");
        var provisioned = await with.RunAsync("provision");

        Assert.DoesNotContain("memberApi", untouched, StringComparison.Ordinal);
        Assert.Contains("memberApi -> crm: 1 there, 0 missing, 0 in conflict", provisioned, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_warns_of_cases_only_where_the_settings_use_them()
    {
        await using var without = await SalesforceFixture.StartAsync(members: 1);
        await using var with = await SalesforceFixture.StartAsync(members: 1, routes: "tickets: { record: ticket, from: crm }");

        var unused = await without.RunAsync("check", "--online");
        var used = await with.RunAsync("check", "--online");

        Assert.Contains("ok: cases: Not needed", unused, StringComparison.Ordinal);
        Assert.Contains("warning: cases: ", used, StringComparison.Ordinal);
    }
}
