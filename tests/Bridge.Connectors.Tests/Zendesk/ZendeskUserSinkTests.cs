using System.Diagnostics;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Connectors.Tests.Zendesk;

public sealed class ZendeskUserSinkTests
{
    [Fact]
    public async Task Where_bulk_import_is_closed_members_go_one_by_one()
    {
        await using var host = await ZendeskHost.StartAsync(new ZendeskSandboxOptions
        {
            BulkImportEnabled = false,
            SingleUpsertsPerSecond = 0,
        });
        var sink = host.Connector.OpenUsers(host.Connect());

        var first = await sink.WriteAsync(ZendeskWrites.Many(0, 5), default);
        await sink.WriteAsync(ZendeskWrites.Many(5, 5), default);

        Assert.All(first, result => Assert.Equal(WriteOutcome.Created, result.Outcome));
        Assert.All(first, result => Assert.NotNull(result.TargetId));
        Assert.Equal(10, await host.CountAsync("users"));
        Assert.Equal(8, sink.MaxParallel);
        Assert.Contains("one by one", Assert.IsAssignableFrom<IWarns>(sink).Warn(), StringComparison.Ordinal);
        Assert.Equal(11, (await host.StatisticsAsync()).GetProperty("writeCalls").GetInt64());
    }

    [Fact]
    public async Task Single_calls_keep_to_one_a_second()
    {
        await using var host = await ZendeskHost.StartAsync(new ZendeskSandboxOptions { BulkImportEnabled = false });
        var sink = host.Connector.OpenUsers(host.ConnectAsHost(("bulk", "off")));
        var started = Stopwatch.GetTimestamp();

        await sink.WriteAsync(ZendeskWrites.Many(0, 3), default);

        Assert.True(Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(1.9));
        Assert.Equal(0, (await host.StatisticsAsync()).GetProperty("tooManyRequests").GetInt64());
    }

    [Fact]
    public async Task Bulk_that_is_set_on_but_closed_is_a_failure_of_the_connection()
    {
        await using var host = await ZendeskHost.StartAsync(new ZendeskSandboxOptions { BulkImportEnabled = false });
        var sink = host.Connector.OpenUsers(host.Connect(("bulk", "on")));

        var error = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync(ZendeskWrites.Many(0, 2), default));

        Assert.Equal(FailureKind.Configuration, error.Kind);
    }

    [Fact]
    public async Task Different_reasons_in_one_batch_each_stay_with_their_record()
    {
        await using var host = await ZendeskHost.StartAsync();
        var sink = host.Connector.OpenUsers(host.Connect());
        var batch = ZendeskWrites.Many(0, 30);
        batch[3].Fields[0] = FieldValue.Blank;
        batch[7].Fields[1] = FieldValue.Text("nonsense");
        batch[9].Fields[0] = FieldValue.Blank;

        var results = (await sink.WriteAsync(batch, default)).ToDictionary(result => result.ExternalId);

        Assert.Contains("Name", results[ZendeskWrites.Id(3)].Refusal?.Reason, StringComparison.Ordinal);
        Assert.Contains("nonsense", results[ZendeskWrites.Id(7)].Refusal?.Reason, StringComparison.Ordinal);
        Assert.Contains("Name", results[ZendeskWrites.Id(9)].Refusal?.Reason, StringComparison.Ordinal);
        Assert.Equal(27, results.Values.Count(result => result.Outcome == WriteOutcome.Created));
    }

    [Fact]
    public async Task An_address_of_somebody_else_is_refused_as_a_duplicate()
    {
        await using var host = await ZendeskHost.StartAsync();
        var sink = host.Connector.OpenUsers(host.Connect());
        await sink.WriteAsync(ZendeskWrites.Many(0, 3), default);

        var results = await sink.WriteAsync(
            [
                ZendeskWrites.Change(1, "email", FieldValue.Text("m2@example.test")),
                ZendeskWrites.Change(0, "user_fields.mls_text", FieldValue.Text("other")),
            ],
            default);

        var refused = Assert.Single(results, result => result.Outcome == WriteOutcome.Refused);
        Assert.Equal(ZendeskWrites.Id(1), refused.ExternalId);
        Assert.Equal("DuplicateValue", refused.Refusal?.Code);
    }

    [Fact]
    public async Task Records_Zendesk_would_take_for_one_are_refused_before_they_are_sent()
    {
        await using var host = await ZendeskHost.StartAsync();
        var sink = host.Connector.OpenUsers(host.Connect());
        var same = ZendeskWrites.New(2);
        same.Fields[1] = FieldValue.Text("M1@example.test");

        var results = (await sink.WriteAsync(
            [
                ZendeskWrites.New(1),
                same,
                ZendeskWrites.New(3) with { ExternalId = "MAIN:k1" },
                ZendeskWrites.New(4) with { ExternalId = new string('x', 256) },
            ],
            default)).ToDictionary(result => result.ExternalId);

        Assert.Equal(WriteOutcome.Created, results[ZendeskWrites.Id(1)].Outcome);
        Assert.Equal("DuplicateValue", results[ZendeskWrites.Id(2)].Refusal?.Code);
        Assert.Equal("ExternalId", results["MAIN:k1"].Refusal?.Code);
        Assert.Equal("ExternalId", results[new string('x', 256)].Refusal?.Code);
        Assert.Equal(1, await host.CountAsync("users"));
    }

    [Fact]
    public async Task External_ids_are_found_whatever_their_case_and_come_back_in_the_bridges()
    {
        await using var host = await ZendeskHost.StartAsync();
        var sink = host.Connector.OpenUsers(host.Connect());
        await host.PlantAsync("users", new { name = "Ann", external_id = "MAIN:ABC" });

        var states = await ((IReadsBack)sink).ReadBackAsync(["main:abc", "main:a,b"], ZendeskWrites.Shape, default);

        Assert.Equal("main:abc", Assert.Single(states).ExternalId);
    }

    [Fact]
    public async Task A_comma_in_an_external_id_does_no_harm()
    {
        await using var host = await ZendeskHost.StartAsync();
        var sink = host.Connector.OpenUsers(host.Connect());
        await sink.WriteAsync([ZendeskWrites.New(1) with { ExternalId = "main:a,b" }], default);

        var states = await ((IReadsBack)sink).ReadBackAsync(["main:a,b"], ZendeskWrites.Shape, default);

        Assert.Equal("main:a,b", Assert.Single(states).ExternalId);
    }

    [Fact]
    public async Task The_census_goes_on_from_its_cursor_and_tells_who_may_be_adopted()
    {
        await using var host = await ZendeskHost.StartAsync();
        var sink = host.Connector.OpenUsers(host.Connect());
        await host.PlantAsync("users", new { name = "Boss", email = "boss@example.test", role = "agent" });
        await host.PlantAsync("users", new { name = "Ann", email = "Ann@example.test" });

        var (first, cursor) = await ReadAsync((ITakesCensus)sink, null);
        await sink.WriteAsync([ZendeskWrites.New(1)], default);
        var (second, _) = await ReadAsync((ITakesCensus)sink, cursor);

        Assert.False(first.Single(resident => resident.UniqueValue == "boss@example.test").IsAdoptable);
        Assert.True(first.Single(resident => resident.UniqueValue == "ann@example.test").IsAdoptable);
        Assert.Equal(ZendeskWrites.Id(1), Assert.Single(second).ExternalId);
    }

    [Fact]
    public async Task Without_the_right_to_export_the_census_lists_page_by_page()
    {
        await using var host = await ZendeskHost.StartAsync();
        await host.Connector.OpenUsers(host.Connect()).WriteAsync(ZendeskWrites.Many(0, 100), default);
        await host.Connector.OpenUsers(host.Connect()).WriteAsync(ZendeskWrites.Many(100, 100), default);
        var sink = host.Connector.OpenUsers(host.Connect(("email", "agent@example.test")));

        var (all, cursor) = await ReadAsync((ITakesCensus)sink, null);
        var (again, _) = await ReadAsync((ITakesCensus)sink, cursor);

        Assert.Equal(200, all.Select(resident => resident.TargetId).Distinct().Count());
        Assert.Equal(200, again.Count);
    }

    [Fact]
    public async Task Missing_fields_are_created_once_and_others_are_left_alone()
    {
        await using var host = await ZendeskHost.StartAsync();
        var sink = (IProvisions)host.Connector.OpenUsers(host.Connect());
        var shape = new TargetShape(
        [
            new TargetField { Name = "name" },
            new TargetField { Name = "user_fields.mls_a", Title = "A" },
            new TargetField { Name = "user_fields.mls_state", Type = FieldType.Choice, Choices = ["mls_on", "mls_off"] },
        ]);

        var plan = await sink.PlanAsync(shape, default);
        foreach (var step in plan.Concat(plan))
        {
            await sink.ApplyAsync(step, default);
        }

        var after = await sink.PlanAsync(shape, default);
        var other = await sink.PlanAsync(
            new TargetShape([new TargetField { Name = "user_fields.mls_a", Type = FieldType.Flag }]), default);
        Assert.All(plan, step => Assert.Equal(ProvisionAction.Create, step.Action));
        Assert.Equal(2, plan.Count);
        Assert.All(after, step => Assert.Equal(ProvisionAction.Keep, step.Action));
        Assert.Equal(ProvisionAction.Conflict, Assert.Single(other).Action);
    }

    private static async Task<(List<Resident> Residents, Cursor? Cursor)> ReadAsync(ITakesCensus census, Cursor? from)
    {
        var residents = new List<Resident>();
        await foreach (var page in census.ReadCensusAsync(from, default))
        {
            residents.AddRange(page.Records);
            from = page.Next;
        }

        return (residents, from);
    }

}
