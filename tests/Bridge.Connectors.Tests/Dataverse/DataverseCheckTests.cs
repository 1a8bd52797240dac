using Bridge.Connectors.Tests.Hosts;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Sandbox.Dataverse;

namespace Bridge.Connectors.Tests.Dataverse;

public sealed class DataverseCheckTests
{
    [Fact]
    public async Task An_environment_that_is_ready_passes_and_nothing_is_written()
    {
        await using var host = await DataverseHost.StartAsync();

        var findings = await host.Connector.OpenCheck(host.Connect()).CheckAsync(default);

        Assert.Equal(["sign-in", "role", "contacts", "accounts", "cases"], findings.Select(finding => finding.Subject));
        Assert.All(findings, finding => Assert.Equal(CheckVerdict.Ok, finding.Verdict));
        Assert.Contains("MLS bridge", findings[0].Detail, StringComparison.Ordinal);
        Assert.Contains("MLS Integration", findings[1].Detail, StringComparison.Ordinal);
        Assert.Equal(0, host.Statistics.WriteCalls);
    }

    [Theory]
    [InlineData("clientSecret", "wrong-secret", "AADSTS7000215", "clientSecret")]
    [InlineData("clientId", "wrong-client", "AADSTS700016", "clientId")]
    [InlineData("tenant", "elsewhere", "AADSTS90002", "tenant")]
    [InlineData("clientId", "sandbox-stranger-client", "no user of this Dataverse environment", "application user")]
    public async Task A_sign_in_that_fails_is_one_finding_that_says_where_to_look(string setting, string value, string problem, string remedy)
    {
        await using var host = await DataverseHost.StartAsync();

        var findings = await host.Connector.OpenCheck(host.Connect((setting, value))).CheckAsync(default);

        var finding = Assert.Single(findings);
        Assert.Equal(CheckVerdict.Failed, finding.Verdict);
        Assert.Contains(problem, finding.Detail, StringComparison.Ordinal);
        Assert.Contains(remedy, finding.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-secret", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_keys_and_privileges_are_named_with_what_to_do()
    {
        await using var host = await DataverseHost.StartAsync(new DataverseSandboxOptions { MayWrite = false });

        var findings = (await host.Connector.OpenCheck(host.Connect()).CheckAsync(default)).ToDictionary(finding => finding.Subject);

        Assert.Equal(CheckVerdict.Failed, findings["role"].Verdict);
        Assert.Contains("prvWriteaccount", findings["role"].Detail, StringComparison.Ordinal);
        Assert.Contains("bridge provision", findings["contacts"].Detail, StringComparison.Ordinal);
        Assert.Equal(CheckVerdict.Failed, findings["accounts"].Verdict);
        Assert.Equal(CheckVerdict.Warning, findings["cases"].Verdict);
        Assert.Contains("prvCreateNote", findings["cases"].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_key_column_cases_can_be_read_and_not_opened()
    {
        await using var host = await DataverseHost.StartAsync(new DataverseSandboxOptions());

        var finding = (await host.Connector.OpenCheck(host.Connect()).CheckAsync(default)).Single(finding => finding.Subject == "cases");

        Assert.Equal(CheckVerdict.Warning, finding.Verdict);
        Assert.Contains("mls_ticketkey", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_whose_index_is_being_built_is_a_warning_and_one_that_failed_a_fault()
    {
        await using var host = await DataverseHost.StartAsync(new DataverseSandboxOptions { KeyDelay = TimeSpan.FromHours(1) });
        await CrmHost.ProvisionAsync((IProvisions)host.Connector.OpenContacts(host.Connect()), new TargetShape([]));
        var pending = await host.Connector.OpenCheck(host.Connect()).CheckAsync(default);
        await using var other = await DataverseHost.StartAsync(new());
        await other.CallAsync(HttpMethod.Post, "EntityDefinitions(LogicalName='contact')/Attributes", DataverseDefinitions.Text("mls_memberkey"));
        await other.PlantAsync("contact", new { lastname = "One", mls_memberkey = "twin" });
        await other.PlantAsync("contact", new { lastname = "Two", mls_memberkey = "TWIN" });
        await CrmHost.ProvisionAsync((IProvisions)other.Connector.OpenContacts(other.Connect()), new TargetShape([]));

        var failed = await other.Connector.OpenCheck(other.Connect()).CheckAsync(default);

        Assert.Equal(CheckVerdict.Warning, pending.Single(finding => finding.Subject == "contacts").Verdict);
        var finding = failed.Single(finding => finding.Subject == "contacts");
        Assert.Equal(CheckVerdict.Failed, finding.Verdict);
        Assert.Contains("rows share a key", finding.Detail, StringComparison.Ordinal);
    }
}
