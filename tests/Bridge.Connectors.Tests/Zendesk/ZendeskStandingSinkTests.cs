using Bridge.Connectors.Tests.Hosts;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Connectors.Tests.Zendesk;

public sealed class ZendeskStandingSinkTests
{
    private static readonly TargetShape _shape = new([new TargetField { Name = "user_fields.mls_standing" }, new TargetField { Name = "user_fields.mls_standing_until" }]);

    [Fact]
    public async Task Nothing_is_sent_before_the_account_has_the_fields()
    {
        await using var host = await ZendeskHost.StartAsync(new ZendeskSandboxOptions());
        await host.Connector.OpenUsers(host.Connect()).WriteAsync(ZendeskWrites.Many(0, 1), default);
        var calls = (await host.StatisticsAsync()).GetProperty("writeCalls").GetInt64();
        var sink = ((IOpensSink<MemberStanding>)host.Connector).OpenSink(host.Connect(), _shape);
        var values = new MappedRecord(_shape) { [0] = FieldValue.Text("Suspended"), [1] = FieldValue.Text("2026-12-31") };
        Write[] batch = [new Write(ZendeskWrites.Many(0, 1)[0].ExternalId, values, IsNew: true, TargetId: null)];

        var error = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync(batch, default));
        var callsSince = (await host.StatisticsAsync()).GetProperty("writeCalls").GetInt64();
        await CrmHost.ProvisionAsync((IProvisions)sink, _shape);
        var written = await sink.WriteAsync(batch, default);

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains("user_fields.mls_standing, user_fields.mls_standing_until", error.Problem, StringComparison.Ordinal);
        Assert.Contains("bridge provision --apply", error.Remedy, StringComparison.Ordinal);
        Assert.Equal(calls, callsSince);
        Assert.Equal(WriteOutcome.Updated, Assert.Single(written).Outcome);
    }

    [Theory]
    [InlineData(System.Net.HttpStatusCode.Forbidden)]
    [InlineData(System.Net.HttpStatusCode.NotFound)]
    public async Task Where_changes_in_bulk_are_closed_standings_go_one_by_one(System.Net.HttpStatusCode status)
    {
        await using var host = await ZendeskHost.StartAsync(new ZendeskSandboxOptions { SingleUpsertsPerSecond = 0 });
        await host.Connector.OpenUsers(host.Connect()).WriteAsync(ZendeskWrites.Many(0, 2), default);
        var sink = ((IOpensSink<MemberStanding>)host.Connector).OpenSink(host.Connect(new Closed(status)), _shape);
        await CrmHost.ProvisionAsync((IProvisions)sink, _shape);
        var values = new MappedRecord(_shape) { [0] = FieldValue.Text("Good"), [1] = FieldValue.Text("2026-12-31") };

        var results = await sink.WriteAsync([.. new[] { 0, 1, 9 }.Select(number => new Write(ZendeskWrites.Id(number), values, IsNew: true, TargetId: null))], default);

        Assert.Equal(2, results.Count(result => result.Outcome == WriteOutcome.Updated));
        Assert.Equal("NotFound", Assert.Single(results, result => result.Outcome == WriteOutcome.Refused).Refusal?.Code);
        Assert.Equal("Good", await host.FindAsync("users", ZendeskWrites.Id(1), "user_fields.mls_standing"));
    }

    /// <summary>Lets no change in bulk through.</summary>
    private sealed class Closed(System.Net.HttpStatusCode status) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri!.AbsolutePath.EndsWith("/users/update_many", StringComparison.Ordinal) // every call has an address
                ? Task.FromResult(new HttpResponseMessage(status) { RequestMessage = request, Content = new StringContent("""{"error":"Forbidden"}""") })
                : base.SendAsync(request, cancellationToken);
    }

    [Fact]
    public async Task A_standing_of_a_user_who_was_deleted_is_set_aside_with_what_to_do()
    {
        await using var host = await ZendeskHost.StartAsync();
        await host.Connector.OpenUsers(host.Connect()).WriteAsync(ZendeskWrites.Many(0, 2), default);
        var sink = ((IOpensSink<MemberStanding>)host.Connector).OpenSink(host.Connect(), _shape);
        await CrmHost.ProvisionAsync((IProvisions)sink, _shape);
        await host.DeleteUserAsync(ZendeskWrites.Id(0));
        var values = new MappedRecord(_shape) { [0] = FieldValue.Text("Good"), [1] = FieldValue.Text("2026-12-31") };

        var results = await sink.WriteAsync([.. new[] { 0, 1 }.Select(number => new Write(ZendeskWrites.Id(number), values, IsNew: true, TargetId: null))], default);

        Assert.Equal(WriteOutcome.Updated, results.Single(result => result.ExternalId == ZendeskWrites.Id(1)).Outcome);
        var refusal = results.Single(result => result.ExternalId == ZendeskWrites.Id(0)).Refusal!;
        Assert.Equal("NotFound", refusal.Code);
        Assert.Contains("bridge sync --verify", refusal.Reason, StringComparison.Ordinal);
    }
}
