using Bridge.Core.Connectors;
using Bridge.Host.Tests.Features.Sync.Dataverse;
using Bridge.Host.Tests.Features.Sync.Freshdesk;
using Bridge.Host.Tests.Features.Sync.Salesforce;

namespace Bridge.Host.Tests.Features.Sync.Sending;

/// <summary>Answers that are lost more often than a call is made again: the run reads the target and goes on.</summary>
public class LostOutcomeTests
{
    [Theory]
    [InlineData("reset-after:1x@organizations/create_many")] // making organizations is never called twice: one lost answer is a lost batch
    [InlineData("500-after:3x@organizations/create_many")]
    [InlineData("reset:3x@organizations/create_many")]
    [InlineData("html:2x@organizations/create_many")]
    public async Task Zendesk_offices_are_made_once_in_one_run(string faults)
    {
        await using var fixture = await SyncFixture.StartAsync(crmFaults: faults);

        var summary = await fixture.SyncAsync("offices");

        Assert.Equal((summary.Read, 0), (summary.Created, summary.DeadLettered));
        var offices = await fixture.UsersAsync("organizations");
        Assert.Equal(summary.Read, offices.Count);
        Assert.All(offices.Values, office => Assert.Equal((1, 1), (office.GetProperty("creations").GetInt32(), office.GetProperty("writes").GetInt32())));
        Assert.True(fixture.Crm.History.Statistics().FaultsInjected > 0);
        Assert.Equal(0, (await fixture.SyncAsync("offices")).WriteCalls);
    }

    [Fact]
    public async Task A_target_that_never_tells_ends_the_run_and_the_next_one_settles_it()
    {
        await using var fixture = await SyncFixture.StartAsync(crmFaults: "reset:100%@organizations/create_many");

        var error = await Assert.ThrowsAsync<ConnectorException>(() => fixture.SyncAsync("offices"));
        await SyncFixture.ControlAsync(fixture.Crm.Address, "faults");
        await fixture.SyncAsync("offices");

        Assert.Equal(FailureKind.Transient, error.Kind);
        Assert.All(
            (await fixture.UsersAsync("organizations")).Values, office => Assert.Equal(1, office.GetProperty("creations").GetInt32()));
    }

    [Theory]
    [InlineData("reset-after:4x@users/create_or_update_many")]
    [InlineData("500:4x@users/create_or_update_many")]
    public async Task Zendesk_members_go_on(string faults)
    {
        await using var fixture = await SyncFixture.StartAsync(members: 80, crmFaults: faults); // one batch

        var summary = await fixture.SyncAsync("members");

        Assert.Equal((80, 0), (summary.Created, summary.DeadLettered));
        Assert.Equal(80, (await fixture.UsersAsync()).Count);
        Assert.Equal(4, fixture.Crm.History.Statistics().FaultsInjected);
    }

    [Theory]
    [InlineData("reset-after:4x@MLS_Key__c", 120)]
    [InlineData("500:4x@MLS_Key__c", 120)]
    [InlineData("reset-after:4x@successfulResults", 2300)] // the job has run, its results do not come
    public async Task Salesforce_goes_on(string faults, int members)
    {
        await using var fixture = await SalesforceFixture.StartAsync(members, faults);

        var summary = await fixture.SyncAsync("members");

        Assert.Equal((members, 0), (summary.Created, summary.DeadLettered));
        Assert.Equal(4, fixture.Counts().FaultsInjected);
        await fixture.AssertEqualAsync();
        Assert.Equal(0, (await fixture.SyncAsync("members")).WriteCalls);
    }

    [Theory]
    [InlineData("reset-after:4x@$batch")]
    [InlineData("500:4x@$batch")]
    public async Task Dataverse_goes_on(string faults)
    {
        await using var fixture = await DataverseFixture.StartAsync(80, faults);

        var summary = await fixture.SyncAsync("members");

        Assert.Equal((80, 0), (summary.Created, summary.DeadLettered));
        Assert.Equal(4, fixture.Counts().FaultsInjected);
        await fixture.AssertEqualAsync();
        Assert.Equal(0, (await fixture.SyncAsync("members")).WriteCalls);
    }

    [Theory]
    [InlineData("reset-after:4x@POST /api/v2/contacts")]
    [InlineData("500:4x@POST /api/v2/contacts")]
    public async Task Freshdesk_goes_on(string faults)
    {
        await using var fixture = await FreshdeskFixture.StartAsync(members: 1);
        await fixture.SyncAsync("offices");
        await fixture.CrmAsync("faults", faults);

        var summary = await fixture.SyncAsync("members");

        Assert.Equal((1, 0), (summary.Created, summary.DeadLettered));
        Assert.Single(await fixture.ContactsAsync());
        Assert.Equal(0, (await fixture.SyncAsync("members")).WriteCalls);
    }
}
