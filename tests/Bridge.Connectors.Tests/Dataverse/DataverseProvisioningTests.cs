using System.Text;
using System.Text.RegularExpressions;
using Bridge.Connectors.Tests.Hosts;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Sandbox.Dataverse;

namespace Bridge.Connectors.Tests.Dataverse;

public sealed class DataverseProvisioningTests
{
    private static readonly TargetShape _shape = new(
    [
        new TargetField { Name = "lastname" },
        new TargetField { Name = "parentcustomerid_account" },
        new TargetField { Name = "mls_a", Title = "A" },
        new TargetField { Name = "mls_flag", Type = FieldType.Flag },
        new TargetField { Name = "mls_state", Type = FieldType.Choice, Choices = ["On", "Off"] },
    ]);

    private static readonly TargetShape _standing = new(
        [new TargetField { Name = "mls_standing", Type = FieldType.Choice, Choices = ["Good", "ActionNeeded"] }]);

    [Fact]
    public async Task Missing_columns_and_the_key_are_created_once_and_others_are_left_alone()
    {
        await using var host = await DataverseHost.StartAsync(new());
        var sink = (IProvisions)host.Connector.OpenContacts(host.Connect());

        var plan = await sink.PlanAsync(_shape, default);
        foreach (var step in plan.Concat(plan))
        {
            await sink.ApplyAsync(step, default);
        }

        var after = await sink.PlanAsync(_shape, default);
        Assert.Equal(["mls_memberkey", "mls_a", "mls_flag", "mls_state"], plan.Select(step => step.Field.Name));
        Assert.All(plan, step => Assert.Equal(ProvisionAction.Create, step.Action));
        Assert.All(after, step => Assert.Equal(ProvisionAction.Keep, step.Action));
        Assert.Empty(await host.DumpAsync("fieldpermission"));
    }

    [Fact]
    public async Task What_is_there_is_gone_on_from_whatever_the_word_is_with_which_a_second_one_is_refused()
    {
        await using var host = await DataverseHost.StartAsync(new());
        var sink = (IProvisions)host.Connector.OpenContacts(host.Connect(new OtherWords()));

        var plan = await sink.PlanAsync(_shape, default);
        foreach (var step in plan.Concat(plan)) // as two routes of one table do
        {
            await sink.ApplyAsync(step, default);
        }

        Assert.All(await sink.PlanAsync(_shape, default), step => Assert.Equal(ProvisionAction.Keep, step.Action));
    }

    [Fact]
    public async Task A_column_of_another_type_or_a_list_without_the_values_is_a_conflict()
    {
        await using var host = await DataverseHost.StartAsync(new());
        var sink = (IProvisions)host.Connector.OpenContacts(host.Connect());
        await CrmHost.ProvisionAsync(sink, _shape);

        var plan = await sink.PlanAsync(
            new TargetShape(
            [
                new TargetField { Name = "mls_a", Type = FieldType.Flag },
                new TargetField { Name = "mls_state", Type = FieldType.Choice, Choices = ["On", "Elsewhere"] },
            ]),
            default);

        Assert.Equal(ProvisionAction.Conflict, plan[1].Action);
        Assert.Equal(ProvisionAction.Conflict, plan[2].Action);
        Assert.Contains("Elsewhere", plan[2].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_that_cannot_be_written_is_a_conflict_as_the_sync_would_stop_for_it()
    {
        await using var host = await DataverseHost.StartAsync(new());
        var sink = (IProvisions)host.Connector.OpenContacts(host.Connect(new Calculated()));
        await CrmHost.ProvisionAsync(sink, _shape);

        var plan = await sink.PlanAsync(new TargetShape([.. _shape.Fields, new TargetField { Name = "fullname" }, new TargetField { Name = "jobtitel" }]), default);

        Assert.Equal(["mls_a", "fullname", "jobtitel"], plan.Where(step => step.Action == ProvisionAction.Conflict).Select(step => step.Field.Name));
        Assert.Equal(["mls_memberkey", "mls_flag", "mls_state"], plan.Where(step => step.Action == ProvisionAction.Keep).Select(step => step.Field.Name));
    }

    [Fact]
    public async Task A_key_column_of_another_type_or_with_column_security_is_a_conflict()
    {
        await using var host = await DataverseHost.StartAsync(new());
        await host.CallAsync(HttpMethod.Post, "EntityDefinitions(LogicalName='contact')/Attributes", DataverseDefinitions.Flag("mls_memberkey"));
        await host.CallAsync(HttpMethod.Post, "EntityDefinitions(LogicalName='account')/Attributes", DataverseDefinitions.Text("mls_officekey", isSecured: true));

        var contacts = await ((IProvisions)host.Connector.OpenContacts(host.Connect())).PlanAsync(new TargetShape([]), default);
        var accounts = await ((IProvisions)((IOpensSink<Office>)host.Connector).OpenSink(host.Connect(), new TargetShape([]))).PlanAsync(new TargetShape([]), default);

        Assert.Equal(ProvisionAction.Conflict, contacts[0].Action);
        Assert.Equal(ProvisionAction.Conflict, accounts[0].Action);
        Assert.Contains("column security", accounts[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_standing_is_secured_written_by_the_bridge_and_read_by_nobody_without_the_profile()
    {
        await using var host = await DataverseHost.StartAsync(new());
        var sink = Standings(host);
        await CrmHost.ProvisionAsync((IProvisions)sink, _standing);
        await CrmHost.ProvisionAsync((IProvisions)sink, _standing);
        await host.PlantAsync("contact", new { lastname = "x", mls_memberkey = "main.K1" });
        var write = new Write("main:K1", new MappedRecord(_standing) { [0] = FieldValue.Text("Good") }, true, null);

        var results = await sink.WriteAsync([write], default);
        var mine = await ((IReadsBack)sink).ReadBackAsync(["main:K1"], _standing, default);
        var csr = (IReadsBack)Standings(host, ("clientId", "sandbox-csr-client"));
        var theirs = await csr.ReadBackAsync(["main:K1"], _standing, default);

        Assert.Equal(WriteOutcome.Updated, results[0].Outcome);
        Assert.Equal("Good", mine[0].Fields[0].AsText);
        Assert.False(theirs[0].Fields[0].IsSent); // not known is not the same as empty
        Assert.Equal(["MLS CSR", "MLS Integration"], (await host.DumpAsync("fieldsecurityprofile")).Select(row => row.GetProperty("name").GetString()).Order());
        Assert.Equal(2, (await host.DumpAsync("fieldpermission")).Count);
        Assert.Equal([0, 4], (await host.DumpAsync("fieldpermission")).Select(row => row.GetProperty("canupdate").GetInt32()).Order());
    }

    [Fact]
    public async Task A_secured_column_that_is_closed_to_the_bridge_stops_the_route_and_provision_opens_it()
    {
        await using var host = await DataverseHost.StartAsync();
        await host.CallAsync(HttpMethod.Post, "EntityDefinitions(LogicalName='contact')/Attributes", DataverseDefinitions.Text("mls_standing", isSecured: true));
        await host.PlantAsync("contact", new { lastname = "x", mls_memberkey = "main.K1" });
        var shape = new TargetShape([new TargetField { Name = "mls_standing" }]);
        var sink = ((IOpensSink<MemberStanding>)host.Connector).OpenSink(host.Connect(), shape);
        var write = new Write("main:K1", new MappedRecord(shape) { [0] = FieldValue.Text("Good") }, true, null);

        var error = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync([write], default));
        var plan = await ((IProvisions)sink).PlanAsync(shape, default);
        await CrmHost.ProvisionAsync((IProvisions)sink, shape);
        var results = await sink.WriteAsync([write], default);

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains("bridge provision --apply", error.Remedy, StringComparison.Ordinal);
        Assert.Equal(ProvisionAction.Create, plan[1].Action);
        Assert.Equal(WriteOutcome.Updated, results[0].Outcome);
    }

    [Fact]
    public async Task A_user_who_may_not_customize_is_told_so()
    {
        await using var host = await DataverseHost.StartAsync(new DataverseSandboxOptions { MayCustomize = false });
        var sink = (IProvisions)host.Connector.OpenContacts(host.Connect());

        var error = await Assert.ThrowsAsync<ConnectorException>(() => CrmHost.ProvisionAsync(sink, _shape));

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains("System Customizer", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_Dataverse_does_not_take_is_told_with_where_to_look()
    {
        await using var host = await DataverseHost.StartAsync(new());
        var shape = new TargetShape([new TargetField { Name = "mls_a-b" }]);

        var error = await Assert.ThrowsAsync<ConnectorException>(() => CrmHost.ProvisionAsync((IProvisions)host.Connector.OpenContacts(host.Connect()), shape));

        Assert.Contains("mls_a-b", error.Problem, StringComparison.Ordinal);
        Assert.Contains("small letters", error.Remedy, StringComparison.Ordinal);
    }

    private static ISink<MemberStanding> Standings(DataverseHost host, params (string, string?)[] settings) =>
        ((IOpensSink<MemberStanding>)host.Connector).OpenSink(host.Connect(settings), _standing);

    /// <summary>Tells of one column as of a calculated one.</summary>
    private sealed class Calculated : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (request.Method == HttpMethod.Get && request.RequestUri!.AbsolutePath.Contains("EntityDefinitions", StringComparison.Ordinal)) // a call that was sent has an address
            {
                var text = await answer.Content.ReadAsStringAsync(cancellationToken);
                answer.Content = new StringContent(
                    Regex.Replace(text, "(\"LogicalName\":\"mls_a\"[^{}]*\"IsValidForUpdate\":)true", "$1false"), Encoding.UTF8, "application/json");
            }

            return answer;
        }
    }

    /// <summary>Refuses with codes that nobody knows.</summary>
    private sealed class OtherWords : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (!answer.IsSuccessStatusCode && request.RequestUri!.AbsolutePath.Contains("EntityDefinitions", StringComparison.Ordinal)) // a call that was sent has an address
            {
                var text = await answer.Content.ReadAsStringAsync(cancellationToken);
                answer.StatusCode = System.Net.HttpStatusCode.BadRequest;
                answer.Content = new StringContent(
                    text.Replace("0x80047013", "0x8004f0f0", StringComparison.Ordinal).Replace("0x80060892", "0x8004f0f0", StringComparison.Ordinal), Encoding.UTF8, "application/json");
            }

            return answer;
        }
    }
}
