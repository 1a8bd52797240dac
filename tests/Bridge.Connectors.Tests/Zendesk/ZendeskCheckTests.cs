using Bridge.Core.Connectors;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Connectors.Tests.Zendesk;

public sealed class ZendeskCheckTests
{
    [Fact]
    public async Task All_is_well_for_an_administrator()
    {
        await using var host = await ZendeskHost.StartAsync();

        var findings = await CheckAsync(host);

        Assert.All(findings, finding => Assert.Equal(CheckVerdict.Ok, finding.Verdict));
        Assert.Equal(0, await host.CountAsync("users"));
    }

    [Fact]
    public async Task Wrong_credentials_are_seen_though_Zendesk_answers_200()
    {
        await using var host = await ZendeskHost.StartAsync();

        var finding = Assert.Single(await CheckAsync(host, ("apiToken", "wrong")));

        Assert.Equal(CheckVerdict.Failed, finding.Verdict);
        Assert.Contains("anonymous", finding.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong\"", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_is_a_warning()
    {
        await using var host = await ZendeskHost.StartAsync();

        var findings = await CheckAsync(host, ("email", "agent@example.test"));

        Assert.Contains(findings, finding => finding is { Subject: "sign-in", Verdict: CheckVerdict.Warning });
        Assert.Contains(findings, finding => finding is { Subject: "user export", Verdict: CheckVerdict.Warning });
        Assert.Contains(findings, finding => finding is { Subject: "tickets", Verdict: CheckVerdict.Failed, IsForDesk: true });
    }

    [Fact]
    public async Task Closed_bulk_import_is_a_warning_or_a_failure_as_the_setting_says()
    {
        await using var host = await ZendeskHost.StartAsync(new ZendeskSandboxOptions { BulkImportEnabled = false });

        var auto = await CheckAsync(host);
        var on = await CheckAsync(host, ("bulk", "on"));

        Assert.Contains(auto, finding => finding is { Subject: "bulk import", Verdict: CheckVerdict.Warning });
        Assert.Contains("Zendesk has not enabled", auto.Single(finding => finding.Subject == "bulk import").Detail, StringComparison.Ordinal);
        var agent = (await CheckAsync(host, ("email", "agent@example.test"))).Single(finding => finding.Subject == "bulk import");
        Assert.StartsWith("Not for an agent", agent.Detail, StringComparison.Ordinal); // what Zendesk has enabled cannot be told
        Assert.Contains(on, finding => finding is { Subject: "bulk import", Verdict: CheckVerdict.Failed });
    }

    [Fact]
    public async Task A_token_that_may_only_read_fails_with_the_missing_scope()
    {
        await using var host = await ZendeskHost.StartAsync();

        var findings = await CheckAsync(host, ("accessToken", "sandbox-read-bearer"));

        var bulk = findings.Single(finding => finding.Subject == "bulk import");
        Assert.Equal(CheckVerdict.Failed, bulk.Verdict);
        Assert.Contains("scope", bulk.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_fails_is_a_finding_and_not_an_exception()
    {
        await using var host = await ZendeskHost.StartAsync();
        await host.SetFaultsAsync("500:100%");

        var finding = Assert.Single(await CheckAsync(host));

        Assert.Equal(CheckVerdict.Failed, finding.Verdict);
    }

    [Theory]
    [InlineData(1800, 1)]
    [InlineData(0, 2)]
    public async Task An_OAuth_client_asks_for_a_token_once_and_again_when_it_has_ended(int seconds, int atLeast)
    {
        await using var host = await ZendeskHost.StartAsync(new ZendeskSandboxOptions
        {
            AccessTokenLife = TimeSpan.FromSeconds(seconds) + TimeSpan.FromMilliseconds(700),
        });
        var sink = host.Connector.OpenUsers(
            host.Connect(("clientId", "sandbox-client"), ("clientSecret", "sandbox-secret")));

        await Task.WhenAll(Enumerable.Range(0, 5).Select(
            batch => sink.WriteAsync(ZendeskWrites.Many(batch * 10, 10), default)));

        var tokens = (await host.StatisticsAsync()).GetProperty("byPath").EnumerateObject()
            .Single(path => path.Name.Contains("oauth/tokens", StringComparison.Ordinal)).Value.GetInt64();
        Assert.Equal(50, await host.CountAsync("users"));
        Assert.InRange(tokens, atLeast, atLeast == 1 ? 1 : long.MaxValue);
    }

    [Fact]
    public async Task A_wrong_OAuth_client_is_a_failure_of_the_connection()
    {
        await using var host = await ZendeskHost.StartAsync();
        var sink = host.Connector.OpenUsers(
            host.Connect(("clientId", "sandbox-client"), ("clientSecret", "wrong-secret")));

        var error = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync(ZendeskWrites.Many(0, 1), default));

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains("clientSecret", error.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-secret", error.ToString(), StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<CheckFinding>> CheckAsync(
        ZendeskHost host, params (string Name, string? Value)[] settings) =>
        host.Connector.OpenCheck(host.Connect(settings)).CheckAsync(default);
}
