using Bridge.Connectors.Tests.Dataverse;
using Bridge.Connectors.Tests.Freshdesk;
using Bridge.Connectors.Tests.Salesforce;
using Bridge.Connectors.Tests.Zendesk;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Provisioning;

/// <summary>A write of provisioning whose answer is lost, or that is never made, leaves nothing missing and nothing twice.</summary>
public sealed class LostAnswerTests
{
    private static readonly TargetShape _contact = new([new TargetField { Name = "MLS_A__c", Title = "A" }]);
    private static readonly TargetShape _custom = new([new TargetField { Name = "custom_fields.mls_a" }, new TargetField { Name = "custom_fields.mls_b" }]);
    private static readonly TargetShape _standing = new([new TargetField { Name = "mls_standing", Type = FieldType.Choice, Choices = ["Good", "Bad"] }]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Zendesk_looks_before_it_makes_a_field_again(int lost)
    {
        await using var host = await ZendeskHost.StartAsync();
        using var writes = new LossyWrites(lost);
        var sink = Open(host.Connector, host.Connect(writes), ZendeskWrites.Shape);

        var made = await ProvisionAsync(sink, ZendeskWrites.Shape);

        Assert.Equal(made, writes.Writes);
        await AssertWholeAsync(sink, ZendeskWrites.Shape);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Freshdesk_looks_before_it_makes_a_field_again(int lost)
    {
        await using var host = await FreshdeskHost.StartAsync();
        using var writes = new LossyWrites(lost);
        var sink = Open(host.Connector, host.Connect(writes), _custom);

        var made = await ProvisionAsync(sink, _custom);

        Assert.Equal(2, made);
        Assert.Equal(made, writes.Writes);
        await AssertWholeAsync(sink, _custom);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Salesforce_gives_both_rights_whichever_write_is_lost_or_the_last_before_a_rerun(bool isCutOff)
    {
        const int writesOfAll = 11; // two fields, two sets, one assignment, two rights to the object, four to the fields
        await Task.WhenAll(Enumerable.Range(1, writesOfAll).Select(async lost =>
        {
            await using var host = await SalesforceHost.StartAsync(new());
            using var writes = new LossyWrites(lost, isCutOff);
            await ProvisionTwiceAsync((IProvisions)host.Connector.OpenContacts(host.Connect(writes)), (IProvisions)host.Connector.OpenContacts(host.Connect()), _contact, isCutOff);

            Assert.True(writes.Writes >= writesOfAll || isCutOff);
            Assert.Equal(["MLS_CSR", "MLS_Integration"], (await host.DumpAsync("PermissionSet")).Select(row => row.GetProperty("Name").GetString()).Order());
            Assert.Equal(4, (await host.DumpAsync("FieldPermissions")).Count);
            Assert.Equal(2, (await host.DumpAsync("ObjectPermissions")).Count);
            Assert.Single(await host.DumpAsync("PermissionSetAssignment"));
        }));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dataverse_gives_both_rights_whichever_write_is_lost_or_the_last_before_a_rerun(bool isCutOff)
    {
        const int writesOfAll = 8; // two columns, one key, two profiles, two rights, one user
        await Task.WhenAll(Enumerable.Range(1, writesOfAll).Select(async lost =>
        {
            await using var host = await DataverseHost.StartAsync(new());
            using var writes = new LossyWrites(lost, isCutOff);
            await ProvisionTwiceAsync(Standings(host, host.Connect(writes)), Standings(host, host.Connect()), _standing, isCutOff);

            Assert.True(writes.Writes >= writesOfAll || isCutOff);
            Assert.Equal(["MLS CSR", "MLS Integration"], (await host.DumpAsync("fieldsecurityprofile")).Select(row => row.GetProperty("name").GetString()).Order());
            Assert.Equal([0, 4], (await host.DumpAsync("fieldpermission")).Select(row => row.GetProperty("canupdate").GetInt32()).Order());
        }));
    }

    [Fact]
    public async Task Connections_that_break_after_the_write_do_not_end_provisioning()
    {
        await using var salesforce = await SalesforceHost.StartAsync(new());
        await using var dataverse = await DataverseHost.StartAsync(new());
        await using var zendesk = await ZendeskHost.StartAsync();
        await using var freshdesk = await FreshdeskHost.StartAsync();

        await UnderFaultsAsync(salesforce.SetFaultsAsync, (IProvisions)salesforce.Connector.OpenContacts(salesforce.ConnectAsHost(_contact).Context), _contact);
        await UnderFaultsAsync(dataverse.SetFaultsAsync, Standings(dataverse, dataverse.ConnectAsHost(_standing).Context), _standing);
        await UnderFaultsAsync(zendesk.SetFaultsAsync, Open(zendesk.Connector, zendesk.ConnectAsHost(), ZendeskWrites.Shape), ZendeskWrites.Shape);
        await UnderFaultsAsync(freshdesk.SetFaultsAsync, Open(freshdesk.Connector, freshdesk.ConnectAsHost(_custom).Context, _custom), _custom);

        Assert.True(salesforce.Statistics.FaultsInjected > 0);
        Assert.True(dataverse.Statistics.FaultsInjected > 0);
    }

    private static async Task UnderFaultsAsync(Func<string, Task> setFaultsAsync, IProvisions sink, TargetShape shape)
    {
        var plan = await sink.PlanAsync(shape, default);
        foreach (var step in plan.Where(step => step.Action == ProvisionAction.Create))
        {
            await setFaultsAsync("reset-after:10%");
            await sink.ApplyAsync(step, default);
        }

        await setFaultsAsync("");
        await AssertWholeAsync(sink, shape);
    }

    private static async Task ProvisionTwiceAsync(IProvisions failing, IProvisions again, TargetShape shape, bool isCutOff)
    {
        if (isCutOff)
        {
            var error = await Assert.ThrowsAsync<ConnectorException>(() => ProvisionAsync(failing, shape));
            Assert.Equal(FailureKind.Transient, error.Kind);
            await ProvisionAsync(again, shape);
        }
        else
        {
            await ProvisionAsync(failing, shape);
        }

        await AssertWholeAsync(again, shape);
    }

    private static async Task<int> ProvisionAsync(IProvisions sink, TargetShape shape)
    {
        var missing = (await sink.PlanAsync(shape, default)).Where(step => step.Action == ProvisionAction.Create).ToList();
        foreach (var step in missing)
        {
            await sink.ApplyAsync(step, default);
        }

        return missing.Count;
    }

    private static async Task AssertWholeAsync(IProvisions sink, TargetShape shape) =>
        Assert.All(await sink.PlanAsync(shape, default), step => Assert.Equal(ProvisionAction.Keep, step.Action));

    private static IProvisions Standings(DataverseHost host, ConnectionContext connection) =>
        (IProvisions)((IOpensSink<MemberStanding>)host.Connector).OpenSink(connection, _standing);

    private static IProvisions Open(IOpensSink<Member> connector, ConnectionContext connection, TargetShape shape) => (IProvisions)connector.OpenSink(connection, shape);
}
