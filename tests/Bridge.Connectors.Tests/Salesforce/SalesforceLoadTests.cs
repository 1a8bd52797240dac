using System.Text.Json;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Salesforce;

/// <summary>Bulk jobs: whatever is lost on the way, no second job does what a first one did or will do.</summary>
public sealed partial class SalesforceLoadTests
{
    [Fact]
    public async Task Five_thousand_members_are_one_job_and_no_collection()
    {
        await using var host = await SalesforceHost.StartAsync();
        var connection = host.ConnectAsHost(SalesforceWrites.Shape).Context;
        var loads = Loads(host, connection);

        var results = await loads.LoadAsync(SalesforceWrites.Many(0, 5000), Unnoted, default);

        Assert.All(results, result => Assert.Equal(WriteOutcome.Created, result.Outcome));
        Assert.Equal(5000, results.Select(result => result.TargetId).OfType<string>().Distinct().Count());
        Assert.Equal((3, 5000), (host.Statistics.WriteCalls, host.Statistics.RecordsWritten));
        Assert.InRange(connection.Calls.Polls, 1, host.Statistics.JobPolls);
        Assert.Single(await JobsAsync(host));
    }

    [Theory]
    [InlineData("auto", 2001)]
    [InlineData("on", 1)]
    [InlineData("off", int.MaxValue)]
    public async Task The_setting_says_from_how_many_records_on_a_job_is_the_way(string bulk, int fewest)
    {
        await using var host = await SalesforceHost.StartAsync();

        Assert.Equal(fewest, Loads(host, host.Connect(("bulk", bulk))).FewestOfLoad);
    }

    [Fact]
    public async Task Rows_that_are_refused_held_or_cannot_be_said_in_a_file_each_get_their_own_outcome()
    {
        await using var host = await SalesforceHost.StartAsync();
        var batch = SalesforceWrites.Many(0, 300);
        batch[3].Fields[0] = FieldValue.Blank;
        batch[7].Fields[1] = FieldValue.Text("nonsense, \"quoted\"");
        batch[9].Fields[2] = FieldValue.Text("#N/A");
        batch[11].Fields[0] = FieldValue.Text(new string('x', 40_000));
        await host.ControlAsync($"hold?key={SalesforceWrites.Id(20)}&attempts=2");

        var results = (await Loads(host, host.Connect()).LoadAsync(batch, Unnoted, default)).ToDictionary(result => result.ExternalId);

        Assert.Equal("REQUIRED_FIELD_MISSING", results[SalesforceWrites.Id(3)].Refusal?.Code);
        Assert.Contains("LastName", results[SalesforceWrites.Id(3)].Refusal?.Reason, StringComparison.Ordinal);
        Assert.Equal("INVALID_EMAIL_ADDRESS", results[SalesforceWrites.Id(7)].Refusal?.Code);
        Assert.Equal("STRING_TOO_LONG", results[SalesforceWrites.Id(11)].Refusal?.Code);
        Assert.Equal("#N/A", await host.FindAsync("Contact", SalesforceWrites.Id(9), "Phone"));
        Assert.Equal(297, results.Values.Count(result => result.Outcome == WriteOutcome.Created));
        Assert.Single(await JobsAsync(host));
    }

    [Fact]
    public async Task A_row_that_stays_held_is_of_unknown_outcome()
    {
        await using var host = await SalesforceHost.StartAsync();
        await host.ControlAsync($"hold?key={SalesforceWrites.Id(3)}&attempts=1000");

        var results = await Loads(host, host.Connect()).LoadAsync(SalesforceWrites.Many(0, 5), Unnoted, default);

        Assert.Equal(SalesforceWrites.Id(3), Assert.Single(results, result => result.Outcome == WriteOutcome.Unknown).ExternalId);
    }

    [Theory]
    [InlineData("Failed")]
    [InlineData("Aborted")]
    public async Task What_a_job_did_not_come_to_is_unknown_and_what_it_did_stands(string state)
    {
        await using var host = await SalesforceHost.StartAsync();
        await host.ControlAsync($"end-job?state={state}&after=400");

        var results = await Loads(host, host.Connect()).LoadAsync(SalesforceWrites.Many(0, 1000), Unnoted, default);

        Assert.Equal(400, results.Count(result => result.Outcome == WriteOutcome.Created));
        Assert.Equal(600, results.Count(result => result.Outcome == WriteOutcome.Unknown));
        Assert.Equal(400, (await host.DumpAsync("Contact")).Count);
    }

    [Fact]
    public async Task A_job_that_fails_before_its_first_row_fails_the_load_for_now()
    {
        await using var host = await SalesforceHost.StartAsync();
        await host.ControlAsync("end-job?state=Failed&after=0");

        var error = await Assert.ThrowsAsync<ConnectorException>(() => Loads(host, host.Connect()).LoadAsync(SalesforceWrites.Many(0, 10), Unnoted, default));

        Assert.Equal(FailureKind.Transient, error.Kind);
        Assert.Contains("InternalServerError", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_went_away_since_it_was_looked_for_stops_the_route_and_is_named()
    {
        await using var host = await SalesforceHost.StartAsync();
        var loads = Loads(host, host.Connect());
        await loads.LoadAsync(SalesforceWrites.Many(0, 1), Unnoted, default);
        await host.ControlAsync("drop-field?type=Contact&field=Phone");

        var error = await Assert.ThrowsAsync<ConnectorException>(() => loads.LoadAsync(SalesforceWrites.Many(1, 10), Unnoted, default));

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains("Phone", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_is_refused_before_it_has_a_file_stops_the_route()
    {
        await using var host = await SalesforceHost.StartAsync();
        var loads = Loads(host, host.Connect());
        await loads.LoadAsync(SalesforceWrites.Many(0, 1), Unnoted, default);
        await host.ControlAsync("drop-field?type=Contact&field=MLS_Key__c");

        var error = await Assert.ThrowsAsync<ConnectorException>(() => loads.LoadAsync(SalesforceWrites.Many(1, 10), Unnoted, default));

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains("MLS_Key__c", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_org_without_bulk_jobs_says_how_to_do_without_and_then_nothing_asks_for_them()
    {
        await using var host = await SalesforceHost.StartAsync();
        await host.ControlAsync("close-bulk");

        var error = await Assert.ThrowsAsync<ConnectorException>(() => Loads(host, host.Connect()).LoadAsync(SalesforceWrites.Many(0, 10), Unnoted, default));
        var off = host.Connector.OpenContacts(host.Connect(("bulk", "off")));

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains("bulk: off", error.Remedy, StringComparison.Ordinal);
        await ((ITakesLoads)off).AwaitLoadsAsync([], default);
        Assert.All(await off.WriteAsync(SalesforceWrites.Many(0, 10), default), result => Assert.Equal(WriteOutcome.Created, result.Outcome));
        await Assert.ThrowsAsync<ConnectorException>(() => Loads(host, host.Connect()).AwaitLoadsAsync(["750000000000001AAA"], default));
    }

    [Fact]
    public async Task A_file_that_would_grow_too_large_goes_as_two_jobs()
    {
        await using var host = await SalesforceHost.StartAsync();
        var shape = new TargetShape([new TargetField { Name = "LastName" }, new TargetField { Name = "Description" }]);
        var text = new string('x', 30_000);
        var batch = Enumerable.Range(0, 800).Select(number => new Write(
            SalesforceWrites.Id(number), new MappedRecord(shape) { [0] = FieldValue.Text("Member"), [1] = FieldValue.Text(text) }, true, null)).ToArray();

        var results = await ((ITakesLoads)host.Connector.OpenContacts(host.Connect(), shape)).LoadAsync(batch, Unnoted, default);

        Assert.Equal(800, results.Count(result => result.Outcome == WriteOutcome.Created));
        Assert.Equal(2, (await JobsAsync(host)).Count);
    }

    [Fact]
    public async Task Card_data_and_unknown_columns_do_not_leave_in_a_file_either()
    {
        await using var host = await SalesforceHost.StartAsync();
        var connection = host.ConnectAsHost(SalesforceWrites.Shape).Context;
        var loads = Loads(host, connection);
        var other = new TargetShape([new TargetField { Name = "LastName" }, new TargetField { Name = "Title" }]);
        var card = SalesforceWrites.Many(0, 10);
        card[4].Fields[2] = FieldValue.Text("4111 1111 1111 1111");

        var found = await Assert.ThrowsAsync<ConnectorException>(() => loads.LoadAsync(card, Unnoted, default));
        var unknown = await Assert.ThrowsAsync<ConnectorException>(() =>
            ((ITakesLoads)host.Connector.OpenContacts(connection, other)).LoadAsync(
                [new Write("main:K1", new MappedRecord(other) { [0] = FieldValue.Text("Member"), [1] = FieldValue.Text("Broker") }, true, null)], Unnoted, default));

        Assert.Equal((FailureKind.Data, FailureKind.Configuration), (found.Kind, unknown.Kind));
        Assert.Contains("Title", unknown.Problem, StringComparison.Ordinal);
        Assert.Contains("Phone", found.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("4111", found.ToString(), StringComparison.Ordinal);
        Assert.Empty(await host.DumpAsync("Contact"));
    }

    [Fact]
    public async Task A_cleared_office_leaves_by_its_own_way()
    {
        await using var host = await SalesforceHost.StartAsync();
        await host.PlantAsync("Account", new { Name = "First", MLS_Key__c = "main:O1" });
        var shape = new TargetShape([new TargetField { Name = "LastName" }, new TargetField { Name = "Account.MLS_Key__c" }]);
        var loads = (ITakesLoads)host.Connector.OpenContacts(host.Connect(), shape);

        await loads.LoadAsync([Named("main:O1")], Unnoted, default);
        var before = await host.FindAsync("Contact", "main:K1", "AccountId");
        await loads.LoadAsync([Named(null)], Unnoted, default);

        Assert.NotNull(before);
        Assert.Null(await host.FindAsync("Contact", "main:K1", "AccountId"));

        Write Named(string? account) => new("main:K1", new MappedRecord(shape) { [0] = FieldValue.Text("Member"), [1] = FieldValue.Text(account) }, true, null);
    }

    private static Task Unnoted(string load, CancellationToken cancellationToken) => Task.CompletedTask;

    private static ITakesLoads Loads(SalesforceHost host, ConnectionContext connection) => (ITakesLoads)host.Connector.OpenContacts(connection);

    private static async Task<List<JsonElement>> JobsAsync(SalesforceHost host) =>
        [.. (await host.CallAsync(HttpMethod.Get, "services/data/v66.0/jobs/ingest")).GetProperty("records").EnumerateArray()];

    private static string? State(JsonElement job) => job.GetProperty("state").GetString();
}
