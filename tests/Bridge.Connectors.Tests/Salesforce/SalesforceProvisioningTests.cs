using Bridge.Connectors.Tests.Hosts;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Sandbox.Salesforce;

namespace Bridge.Connectors.Tests.Salesforce;

public sealed class SalesforceProvisioningTests
{
    private static readonly TargetShape _shape = new(
    [
        new TargetField { Name = "LastName" },
        new TargetField { Name = "Account.MLS_Key__c" },
        new TargetField { Name = "MLS_A__c", Title = "A" },
        new TargetField { Name = "MLS_Flag__c", Type = FieldType.Flag },
        new TargetField { Name = "MLS_State__c", Type = FieldType.Choice, Choices = ["On", "Off"] },
    ]);

    [Fact]
    public async Task Missing_fields_and_the_key_are_created_once_with_rights_and_others_are_left_alone()
    {
        await using var host = await SalesforceHost.StartAsync(new());
        var sink = (IProvisions)host.Connector.OpenContacts(host.Connect());

        var plan = await sink.PlanAsync(_shape, default);
        foreach (var step in plan.Concat(plan))
        {
            await sink.ApplyAsync(step, default);
        }

        var after = await sink.PlanAsync(_shape, default);
        Assert.Equal(["MLS_Key__c", "MLS_A__c", "MLS_Flag__c", "MLS_State__c"], plan.Select(step => step.Field.Name));
        Assert.All(plan, step => Assert.Equal(ProvisionAction.Create, step.Action));
        Assert.All(after, step => Assert.Equal(ProvisionAction.Keep, step.Action));
        Assert.Equal(["MLS_CSR", "MLS_Integration"], (await host.DumpAsync("PermissionSet")).Select(row => row.GetProperty("Name").GetString()).Order());
        Assert.Equal(8, (await host.DumpAsync("FieldPermissions")).Count);
        Assert.Single(await host.DumpAsync("PermissionSetAssignment"));
    }

    [Fact]
    public async Task Rights_are_looked_up_once_for_all_fields_of_an_object()
    {
        await using var host = await SalesforceHost.StartAsync(new());
        var shape = new TargetShape([.. Enumerable.Range(1, 12).Select(number => new TargetField { Name = $"MLS_Field{number}__c", Title = $"Field {number}" })]);
        var queries = new Queries();
        var sink = (IProvisions)host.Connector.OpenContacts(host.Connect(queries));

        await CrmHost.ProvisionAsync(sink, shape);

        Assert.All(await sink.PlanAsync(shape, default), step => Assert.Equal(ProvisionAction.Keep, step.Action));
        Assert.InRange(queries.Count, 1, 8);
    }

    /// <summary>Counts the queries.</summary>
    private sealed class Queries : DelegatingHandler
    {
        public int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count += request.RequestUri!.AbsolutePath.EndsWith("/query", StringComparison.Ordinal) ? 1 : 0; // every call has an address
            return base.SendAsync(request, cancellationToken);
        }
    }

    [Fact]
    public async Task A_field_of_another_type_or_a_list_without_the_values_is_a_conflict()
    {
        await using var host = await SalesforceHost.StartAsync(new());
        var sink = (IProvisions)host.Connector.OpenContacts(host.Connect());
        await CrmHost.ProvisionAsync(sink, _shape);

        var plan = await sink.PlanAsync(
            new TargetShape(
            [
                new TargetField { Name = "MLS_A__c", Type = FieldType.Flag },
                new TargetField { Name = "MLS_State__c", Type = FieldType.Choice, Choices = ["On", "Elsewhere"] },
            ]),
            default);

        Assert.Equal(ProvisionAction.Conflict, plan[1].Action);
        Assert.Equal(ProvisionAction.Conflict, plan[2].Action);
        Assert.Contains("Elsewhere", plan[2].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_is_hidden_from_the_bridge_gets_the_rights_and_is_not_made_again()
    {
        await using var host = await SalesforceHost.StartAsync(new());
        await host.CallAsync(HttpMethod.Post, "services/data/v66.0/tooling/sobjects/CustomField", new { FullName = "Contact.MLS_A__c", Metadata = new { label = "A", type = "Text", length = 80 } });
        var sink = (IProvisions)host.Connector.OpenContacts(host.Connect());

        await CrmHost.ProvisionAsync(sink, _shape);

        Assert.All(await sink.PlanAsync(_shape, default), step => Assert.Equal(ProvisionAction.Keep, step.Action));
    }

    [Fact]
    public async Task A_user_who_may_not_customize_is_told_so()
    {
        await using var host = await SalesforceHost.StartAsync(new SalesforceSandboxOptions { MayCustomize = false });
        var sink = (IProvisions)host.Connector.OpenContacts(host.Connect());

        var error = await Assert.ThrowsAsync<ConnectorException>(() => CrmHost.ProvisionAsync(sink, _shape));

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains("Customize Application", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_representative_sees_a_field_only_after_the_administrator_assigns_the_permission_set()
    {
        await using var host = await SalesforceHost.StartAsync(new());
        await CrmHost.ProvisionAsync((IProvisions)host.Connector.OpenContacts(host.Connect()), _shape);
        var csr = host.Connector.OpenContacts(host.Connect(("clientId", "sandbox-csr-client")), _shape);

        var error = await Assert.ThrowsAsync<ConnectorException>(() => csr.WriteAsync([SalesforceWrites.New(1)], default));

        Assert.Contains("MLS_A__c", error.Problem, StringComparison.Ordinal);
    }
}
