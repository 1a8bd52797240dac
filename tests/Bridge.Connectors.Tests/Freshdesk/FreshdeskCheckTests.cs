using System.Net;
using Bridge.Connectors.Freshdesk;
using Bridge.Connectors.Tests.Hosts;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Sandbox.Freshdesk;

namespace Bridge.Connectors.Tests.Freshdesk;

/// <summary>What an administrator is told before anything is written: check, provisioning, limits.</summary>
public class FreshdeskCheckTests
{
    private static readonly TargetShape _shape = new(
    [
        new TargetField { Name = "name" },
        new TargetField { Name = "custom_fields.mls_status" },
        new TargetField { Name = "custom_fields.mls_departed", Type = FieldType.Flag },
        new TargetField { Name = "custom_fields.mls_kind", Type = FieldType.Choice, Choices = ["One", "Two"] },
    ]);

    [Fact]
    public async Task A_new_account_may_be_used_and_is_told_what_it_lacks()
    {
        await using var host = await FreshdeskHost.StartAsync();

        var findings = await host.Connector.OpenCheck(host.Connect()).CheckAsync(CancellationToken.None);

        Assert.Equal([CheckVerdict.Ok, CheckVerdict.Ok, CheckVerdict.Warning, CheckVerdict.Ok, CheckVerdict.Warning], findings.Select(finding => finding.Verdict));
        Assert.Contains("MLS bridge key", findings[4].Detail, StringComparison.Ordinal);
        Assert.Contains("memberApi", findings[4].Detail, StringComparison.Ordinal); // without it provisioning makes no such field
        Assert.Equal([false, false, false, true, true], findings.Select(finding => finding.IsForDesk));
    }

    [Theory]
    [InlineData("wrong-key", 1)]
    [InlineData("sandbox-agent-key", 5)]
    public async Task A_key_that_may_not_is_told_and_not_shown(string key, int findings)
    {
        await using var host = await FreshdeskHost.StartAsync();

        var found = await host.Connector.OpenCheck(host.Connect(("apiKey", key))).CheckAsync(CancellationToken.None);

        Assert.Equal(findings, found.Count);
        Assert.Contains(found, finding => finding.Verdict == CheckVerdict.Failed);
        Assert.All(found, finding => Assert.DoesNotContain(key, finding.Detail, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("api/v2/tickets", HttpStatusCode.Forbidden, "list its tickets")]
    [InlineData("api/v2/groups", HttpStatusCode.Forbidden, "list its groups")]
    public async Task A_key_that_may_not_read_tickets_is_told_before_the_first_sync(string place, HttpStatusCode status, string purpose)
    {
        await using var host = await FreshdeskHost.StartAsync();

        var found = await host.Connector.OpenCheck(host.Connect(new Closed(place, status))).CheckAsync(CancellationToken.None);

        var tickets = Assert.Single(found, finding => finding.Subject == "tickets");
        Assert.Equal((CheckVerdict.Failed, true), (tickets.Verdict, tickets.IsForDesk));
        Assert.Contains(purpose, tickets.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_who_sees_only_the_tickets_of_its_groups_is_a_warning()
    {
        await using var host = await FreshdeskHost.StartAsync();

        var found = await host.Connector.OpenCheck(host.Connect(new Narrow())).CheckAsync(CancellationToken.None);

        var tickets = Assert.Single(found, finding => finding.Subject == "tickets");
        Assert.Equal(CheckVerdict.Warning, tickets.Verdict);
        Assert.Contains("global access", tickets.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_fields_are_made_and_a_second_plan_keeps_them()
    {
        await using var host = await FreshdeskHost.StartAsync();
        var sink = (IProvisions)((IOpensSink<Member>)host.Connector).OpenSink(host.Connect(), _shape);

        var before = await sink.PlanAsync(_shape, CancellationToken.None);
        await CrmHost.ProvisionAsync(sink, _shape);
        await sink.ApplyAsync(before[0], CancellationToken.None);
        var after = await sink.PlanAsync(_shape, CancellationToken.None);

        Assert.Equal(3, before.Count(step => step.Action == ProvisionAction.Create));
        Assert.All(after, step => Assert.Equal(ProvisionAction.Keep, step.Action));
    }

    [Fact]
    public async Task A_field_of_another_type_or_without_a_choice_is_a_conflict()
    {
        await using var host = await FreshdeskHost.StartAsync();
        await host.CallAsync(HttpMethod.Post, "contact_fields", new { label = "MLS departed", type = "custom_text" });
        await host.CallAsync(HttpMethod.Post, "contact_fields", new { label = "MLS kind", type = "custom_dropdown", choices = new[] { new { value = "One" } } });
        var sink = (IProvisions)((IOpensSink<Member>)host.Connector).OpenSink(host.Connect(), _shape);

        var steps = await sink.PlanAsync(_shape, CancellationToken.None);

        Assert.Equal([ProvisionAction.Create, ProvisionAction.Conflict, ProvisionAction.Conflict], steps.Select(step => step.Action));
        Assert.Contains("Two", steps[2].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_API_makes_no_fields_one_sentence_says_what_to_make_by_hand()
    {
        await using var host = await FreshdeskHost.StartAsync(new FreshdeskSandboxOptions { MakesFields = false });
        var sink = (IProvisions)((IOpensSink<Member>)host.Connector).OpenSink(host.Connect(), _shape);
        var step = (await sink.PlanAsync(_shape, CancellationToken.None))[0];

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => sink.ApplyAsync(step, CancellationToken.None));

        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.Contains("label 'MLS status'", failure.Remedy, StringComparison.Ordinal);
        Assert.Contains("mls_status", failure.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, 0)]
    [InlineData("growth", null, 200)]
    [InlineData("enterprise", "5000", 5000)]
    public async Task The_plan_gives_the_limits_and_the_settings_may_give_another_number(string? plan, string? calls, int expected)
    {
        await using var host = await FreshdeskHost.StartAsync();

        var limits = host.Connector.LimitsFor(host.Connect(("plan", plan), ("limitPerMinute", calls)).Settings);

        Assert.Equal(expected, limits.SingleOrDefault(limit => limit.Name.Length == 0)?.Calls ?? 0);
        Assert.Equal(plan is null ? 0 : 4, limits.Count(limit => limit.Name.Length > 0));
    }

    [Fact]
    public void A_call_with_the_secret_word_names_its_ticket_and_any_other_is_forged()
    {
        var hooks = new FreshdeskHooks("word");

        HookReading Read(string secret, string body) => hooks.Read(new Hook(
            name => name.Equals("x-bridge-secret", StringComparison.OrdinalIgnoreCase) ? secret : null, System.Text.Encoding.UTF8.GetBytes(body), DateTimeOffset.UnixEpoch));

        Assert.Equal(new HookReading(HookVerdict.Genuine, null, "17"), Read("word", """{"freshdesk_webhook":{"ticket_id":17}}"""));
        Assert.Equal(new HookReading(HookVerdict.Genuine, null, "17"), Read("word", """{"ticket_id":"17"}"""));
        Assert.Equal(new HookReading(HookVerdict.Genuine), Read("word", "no json"));
        Assert.Equal(new HookReading(HookVerdict.Genuine), Read("word", """{"ticket_id":"-1"}"""));
        Assert.Equal(HookVerdict.Forged, Read("Word", """{"ticket_id":"17"}""").Verdict);
        Assert.Equal(HookVerdict.Forged, Read("", """{"ticket_id":"17"}""").Verdict);
    }

    /// <summary>Closes one place to the owner of the key.</summary>
    private sealed class Closed(string place, HttpStatusCode status) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri!.AbsolutePath.EndsWith(place, StringComparison.Ordinal) // every request has an address
                ? Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent("""{"code":"access_denied"}""") })
                : base.SendAsync(request, cancellationToken);
    }

    /// <summary>Gives the owner of the key the tickets of its groups only.</summary>
    private sealed class Narrow : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            answer.Content = new StringContent(text.Replace("\"ticket_scope\":1", "\"ticket_scope\":2", StringComparison.Ordinal), null, "application/json");
            return answer;
        }
    }
}
