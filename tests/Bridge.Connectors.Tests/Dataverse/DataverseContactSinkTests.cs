using Bridge.Connectors.Tests.Hosts;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Sandbox.Dataverse;
using static Bridge.Connectors.Tests.Dataverse.DataverseWrites;

namespace Bridge.Connectors.Tests.Dataverse;

public sealed class DataverseContactSinkTests
{
    [Fact]
    public async Task A_batch_is_one_call_and_tells_created_from_updated()
    {
        await using var host = await DataverseHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.Connect(("batch", "900")));

        var first = await sink.WriteAsync(Many(0, 500), default);
        var second = await sink.WriteAsync(Many(250, 500), default);

        Assert.Equal((900, 2), (sink.MaxBatch, host.Statistics.WriteCalls));
        Assert.All(first, result => Assert.Equal(WriteOutcome.Created, result.Outcome));
        Assert.Equal(250, second.Count(result => result.Outcome == WriteOutcome.Created));
        Assert.Equal(250, second.Count(result => result.Outcome == WriteOutcome.Updated));
        Assert.All(first.Concat(second), result => Assert.True(Guid.TryParse(result.TargetId, out _)));
    }

    [Fact]
    public async Task An_office_is_referred_to_by_its_id_or_by_its_alternate_key_and_both_read_back()
    {
        await using var host = await DataverseHost.StartAsync();
        var office = await host.PlantAsync("account", new { name = "Elm", mls_officekey = "main.O-1" });
        var byKey = new TargetShape([new TargetField { Name = "lastname" }, new TargetField { Name = "parentcustomerid_account.mls_officekey" }]);
        var connection = host.Connect();
        var record = new MappedRecord(byKey) { [0] = FieldValue.Text("Keyed"), [1] = FieldValue.Text("main:O-1") };

        await host.Connector.OpenContacts(connection).WriteAsync([New(1, office)], default);
        var keyed = host.Connector.OpenContacts(connection, byKey);
        var results = await keyed.WriteAsync([new Write(Id(2), record, true, null)], default);

        Assert.Equal(WriteOutcome.Created, results[0].Outcome);
        Assert.Equal(office, await host.FindAsync("contact", Id(1), "_parentcustomerid_value"));
        Assert.Equal(office, await host.FindAsync("contact", Id(2), "_parentcustomerid_value"));
        var states = await ((IReadsBack)keyed).ReadBackAsync([Id(1), Id(2)], byKey, default);
        Assert.All(states, state => Assert.Equal("main:O-1", state.Fields[1].AsText));
        var plain = await ((IReadsBack)host.Connector.OpenContacts(connection)).ReadBackAsync([Id(1)], Shape, default);
        Assert.Equal(office, plain[0].Fields[3].AsText);
    }

    [Fact]
    public async Task A_reference_is_cleared_by_a_blank()
    {
        await using var host = await DataverseHost.StartAsync();
        var office = await host.PlantAsync("account", new { name = "Elm" });
        var sink = host.Connector.OpenContacts(host.Connect());
        await sink.WriteAsync([New(1, office)], default);

        var results = await sink.WriteAsync([Change(1, "parentcustomerid_account", FieldValue.Blank)], default);

        Assert.Equal(WriteOutcome.Updated, results[0].Outcome);
        Assert.Null(await host.FindAsync("contact", Id(1), "_parentcustomerid_value"));
    }

    [Fact]
    public async Task An_office_that_is_not_there_refuses_that_member_alone()
    {
        await using var host = await DataverseHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.Connect());

        var results = await sink.WriteAsync([New(1, Guid.NewGuid().ToString()), New(2)], default);

        var refusal = results.Single(result => result.ExternalId == Id(1)).Refusal;
        Assert.Equal("0x80040217", refusal?.Code);
        Assert.Contains("bridge sync --verify", refusal?.Reason, StringComparison.Ordinal);
        Assert.Equal(WriteOutcome.Created, results.Single(result => result.ExternalId == Id(2)).Outcome);
    }

    [Fact]
    public async Task A_change_of_a_contact_that_was_deleted_makes_no_half_contact_and_the_whole_record_makes_it_again()
    {
        await using var host = await DataverseHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.Connect());
        var made = await sink.WriteAsync([New(1)], default);
        await host.ControlAsync($"remove?id={made[0].TargetId}");

        var changed = await sink.WriteAsync([New(1) with { IsNew = false, IsWhole = false, TargetId = made[0].TargetId }], default); // the name is among the fields
        var empty = await host.DumpAsync("contact");
        var whole = await sink.WriteAsync([New(1) with { IsNew = false, TargetId = made[0].TargetId }], default);

        Assert.Equal((WriteOutcome.Refused, "0x80060891"), (changed[0].Outcome, changed[0].Refusal?.Code));
        Assert.Empty(empty);
        Assert.Equal(WriteOutcome.Created, whole[0].Outcome);
        Assert.NotEqual(made[0].TargetId, whole[0].TargetId);
    }

    [Fact]
    public async Task Keys_that_Dataverse_could_not_address_arrive_and_those_that_are_too_long_are_refused()
    {
        await using var host = await DataverseHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.Connect());
        string[] keys = ["main:A/B", "main:a/b", "main:100%", "main:x y+z", "main:O'Brien", "main:<&*:?\\>", "main:ñ"];
        var batch = keys.Append($"main:{new string('9', 200)}").Select(key => New(1) with { ExternalId = key }).ToList();

        var results = await sink.WriteAsync(batch, default);
        var states = await ((IReadsBack)sink).ReadBackAsync(keys, Shape, default);

        Assert.Equal("ExternalId", Assert.Single(results, result => result.Outcome == WriteOutcome.Refused).Refusal?.Code);
        Assert.Equal(keys.Length, results.Count(result => result.Outcome == WriteOutcome.Created));
        Assert.Equal(keys.Order(StringComparer.Ordinal), states.Select(state => state.ExternalId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_row_that_somebody_holds_is_sent_again_alone()
    {
        await using var host = await DataverseHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.Connect());
        await host.ControlAsync("hold?key=main.K2&attempts=2");

        var results = await sink.WriteAsync(Many(0, 5), default);

        Assert.All(results, result => Assert.Equal(WriteOutcome.Created, result.Outcome));
        Assert.Equal(3, host.Statistics.WriteCalls);
        Assert.Equal(5, host.Statistics.RecordsWritten);
    }

    [Fact]
    public async Task A_row_that_stays_held_is_of_unknown_outcome_and_not_refused()
    {
        await using var host = await DataverseHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.Connect());
        await host.ControlAsync("hold?key=main.K2&attempts=100");

        var results = await sink.WriteAsync(Many(0, 3), default);

        Assert.Equal(WriteOutcome.Unknown, results.Single(result => result.ExternalId == Id(2)).Outcome);
        Assert.Equal(2, results.Count(result => result.Outcome == WriteOutcome.Created));
    }

    [Fact]
    public async Task A_choice_that_the_list_does_not_have_is_refused_before_it_is_sent()
    {
        var shape = new TargetShape([new TargetField { Name = "lastname" }, new TargetField { Name = "mls_state", Type = FieldType.Choice, Choices = ["On", "Off"] }]);
        await using var host = await DataverseHost.StartAsync(new());
        var sink = host.Connector.OpenContacts(host.Connect(), shape);
        await CrmHost.ProvisionAsync((IProvisions)sink, shape);
        Write With(int number, string state) =>
            new(Id(number), new MappedRecord(shape) { [0] = FieldValue.Text("x"), [1] = FieldValue.Text(state) }, true, null);

        var results = await sink.WriteAsync([With(1, "off"), With(2, "Elsewhere")], default);

        Assert.Equal("Choice", results.Single(result => result.ExternalId == Id(2)).Refusal?.Code);
        Assert.DoesNotContain("Elsewhere", results.Single(result => result.ExternalId == Id(2)).Refusal?.Reason, StringComparison.Ordinal);
        Assert.Equal("727000001", await host.FindAsync("contact", Id(1), "mls_state"));
    }

    [Fact]
    public async Task Columns_that_are_missing_stop_the_route_by_name_and_nothing_is_written()
    {
        var shape = new TargetShape([new TargetField { Name = "lastname" }, new TargetField { Name = "mls_nowhere" }, new TargetField { Name = "parentcustomerid" }]);
        await using var host = await DataverseHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.Connect(), shape);

        var error = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync(
            [new Write(Id(1), new MappedRecord(shape) { [0] = FieldValue.Text("x") }, true, null)], default));

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains("mls_nowhere, parentcustomerid", error.Problem, StringComparison.Ordinal);
        Assert.Empty(await host.DumpAsync("contact"));
    }

    [Fact]
    public async Task A_column_that_vanishes_during_the_run_stops_the_route_and_sets_nobody_aside()
    {
        await using var host = await DataverseHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.Connect());
        await sink.WriteAsync([New(1)], default);
        await host.ControlAsync("drop-column?type=contact&column=telephone1");

        var error = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync(Many(2, 3), default));

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains("telephone1", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_written_before_the_index_of_the_key_is_built()
    {
        await using var host = await DataverseHost.StartAsync(new DataverseSandboxOptions { KeyDelay = TimeSpan.FromHours(1) });
        var sink = host.Connector.OpenContacts(host.Connect());
        await CrmHost.ProvisionAsync((IProvisions)sink, Shape);

        var error = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync([New(1)], default));

        Assert.Equal(FailureKind.Transient, error.Kind);
        Assert.Contains("still building", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_privilege_stops_the_route_and_is_named()
    {
        await using var host = await DataverseHost.StartAsync(new DataverseSandboxOptions { HasKeys = true, MayWrite = false });
        var sink = host.Connector.OpenContacts(host.Connect());

        var error = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync(Many(0, 3), default));

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains("prvCreatecontact", error.Problem, StringComparison.Ordinal);
    }
}
