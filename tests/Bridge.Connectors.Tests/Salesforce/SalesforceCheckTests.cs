using Bridge.Connectors.Tests.Hosts;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;

namespace Bridge.Connectors.Tests.Salesforce;

public sealed class SalesforceCheckTests
{
    [Fact]
    public async Task An_org_that_is_ready_passes_and_nothing_is_written()
    {
        await using var host = await SalesforceHost.StartAsync();

        var findings = await host.Connector.OpenCheck(host.Connect()).CheckAsync(default);

        Assert.All(findings, finding => Assert.Equal(CheckVerdict.Ok, finding.Verdict));
        Assert.Contains("bridge@example.test", findings[0].Detail, StringComparison.Ordinal);
        Assert.Contains("00D5g000000ORG1EAO", findings[0].Detail, StringComparison.Ordinal);
        Assert.Equal(0, host.Statistics.WriteCalls);
    }

    [Fact]
    public async Task A_wrong_secret_is_one_finding_that_says_where_to_look()
    {
        await using var host = await SalesforceHost.StartAsync();

        var findings = await host.Connector.OpenCheck(host.Connect(("clientSecret", "wrong-secret"))).CheckAsync(default);

        Assert.Equal(CheckVerdict.Failed, findings[0].Verdict);
        Assert.Contains("clientSecret", findings[0].Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-secret", findings[0].Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("99", "67")]
    public async Task A_version_the_org_does_not_have_names_the_newest(string version, string newest)
    {
        await using var host = await SalesforceHost.StartAsync();

        var findings = await host.Connector.OpenCheck(host.Connect(("apiVersion", version))).CheckAsync(default);

        var finding = findings.Single(one => one.Subject == "API version");
        Assert.Equal(CheckVerdict.Failed, finding.Verdict);
        Assert.Contains(newest, finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_keys_and_few_calls_are_named_with_what_to_do()
    {
        await using var host = await SalesforceHost.StartAsync(new());
        await host.ControlAsync("usage?used=900&most=1000");

        var findings = (await host.Connector.OpenCheck(host.Connect()).CheckAsync(default)).ToDictionary(finding => finding.Subject);

        Assert.Contains("bridge provision", findings["contacts"].Detail, StringComparison.Ordinal);
        Assert.Equal(CheckVerdict.Failed, findings["accounts"].Verdict);
        Assert.Equal(CheckVerdict.Warning, findings["cases"].Verdict); // whoever has no help desk there needs none
        Assert.Contains("memberApi", findings["cases"].Detail, StringComparison.Ordinal);
        Assert.Equal(CheckVerdict.Warning, findings["calls left"].Verdict);
        Assert.Contains("200 are kept", findings["calls left"].Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, true, CheckVerdict.Failed, "External ID")]
    [InlineData(true, false, CheckVerdict.Failed, "not unique")]
    [InlineData(true, true, CheckVerdict.Warning, "case")]
    public async Task A_key_field_that_somebody_made_otherwise_is_named(bool isExternal, bool isUnique, CheckVerdict verdict, string word)
    {
        await using var host = await SalesforceHost.StartAsync(new());
        await host.CallAsync(
            HttpMethod.Post, "services/data/v66.0/tooling/sobjects/CustomField",
            new { FullName = "Contact.MLS_Key__c", Metadata = new { label = "Key", type = "Text", length = 100, externalId = isExternal, unique = isUnique } });
        await CrmHost.ProvisionAsync((IProvisions)host.Connector.OpenContacts(host.Connect()), new TargetShape([]));

        var findings = await host.Connector.OpenCheck(host.Connect()).CheckAsync(default);

        var finding = findings.Single(one => one.Subject == "contacts");
        Assert.Equal(verdict, finding.Verdict);
        Assert.Contains(word, finding.Detail, StringComparison.Ordinal);
    }
}
