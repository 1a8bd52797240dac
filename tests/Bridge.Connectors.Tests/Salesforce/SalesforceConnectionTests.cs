using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Salesforce;

/// <summary>The connection as the host opens it: gate, budget and retries before the wire.</summary>
public sealed class SalesforceConnectionTests
{
    [Fact]
    public async Task Every_body_passes_the_gate_and_the_journal_names_properties_without_values()
    {
        await using var host = await SalesforceHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.ConnectAsHost(SalesforceWrites.Shape).Context);

        await sink.WriteAsync(SalesforceWrites.Many(0, 2), default);

        Assert.Equal(
            [
                "send POST /services/oauth2/token grant_type client_id client_secret",
                "send PATCH /services/data/{id}/composite/sobjects/Contact/MLS_Key__c allOrNone records attributes type MLS_Key__c LastName Email Phone",
            ],
            host.Journal.Lines.Select(line => line.Replace("oauth{id}", "oauth2", StringComparison.Ordinal).Replace("/services/{id}/token", "/services/oauth2/token", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_card_number_in_a_field_never_leaves()
    {
        await using var host = await SalesforceHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.ConnectAsHost(SalesforceWrites.Shape).Context);
        var write = SalesforceWrites.New(1);
        write.Fields[0] = FieldValue.Text("Ann 4242 4242 4242 4242");

        var error = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync([write], default));

        Assert.Equal(FailureKind.Data, error.Kind);
        Assert.Equal(0, host.Statistics.WriteCalls);
    }

    [Fact]
    public async Task The_share_of_others_is_left_alone_and_the_route_is_parked()
    {
        await using var host = await SalesforceHost.StartAsync();
        var connection = host.ConnectAsHost(SalesforceWrites.Shape, ("share", "50%"));
        var sink = host.Connector.OpenContacts(connection.Context);
        await host.ControlAsync("usage?used=498&most=1000");

        var error = await Assert.ThrowsAsync<ConnectorException>(async () =>
        {
            for (var batch = 0; batch < 50; batch++)
            {
                await sink.WriteAsync([SalesforceWrites.New(batch)], default);
            }
        });

        Assert.Equal(FailureKind.Throttled, error.Kind);
        Assert.InRange(error.RetryAt!.Value - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(61)); // throttled errors say when
        Assert.InRange(host.Statistics.WriteCalls, 1, 2);
    }

    [Fact]
    public async Task An_org_whose_calls_are_used_up_parks_the_route()
    {
        await using var host = await SalesforceHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.ConnectAsHost(SalesforceWrites.Shape).Context);
        await host.ControlAsync("usage?used=1000&most=1000");

        var error = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync([SalesforceWrites.New(1)], default));

        Assert.Equal(FailureKind.Throttled, error.Kind);
        Assert.Contains("REQUEST_LIMIT_EXCEEDED", error.Problem, StringComparison.Ordinal);
        Assert.NotNull(error.RetryAt);
    }

    [Theory]
    [InlineData("torn:40%")]
    [InlineData("html:40%")]
    [InlineData("500-after:40%")]
    public async Task Answers_that_are_spoilt_on_the_way_are_asked_for_again(string faults)
    {
        await using var host = await SalesforceHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.ConnectAsHost(SalesforceWrites.Shape).Context);
        await sink.WriteAsync([SalesforceWrites.New(1)], default);
        await host.SetFaultsAsync(faults);

        var results = await sink.WriteAsync(SalesforceWrites.Many(0, 50), default);

        Assert.All(results, result => Assert.True(result.Outcome is WriteOutcome.Created or WriteOutcome.Updated));
        Assert.Equal(50, (await host.DumpAsync("Contact")).Count);
    }
}
