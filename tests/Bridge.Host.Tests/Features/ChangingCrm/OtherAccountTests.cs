using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Planning;
using Bridge.Host.Storage;
using Bridge.Host.Tests.Features.Sync;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk;
using Bridge.Storage;

namespace Bridge.Host.Tests.Features.ChangingCrm;

/// <summary>A connection that leads to another account of the same kind, in settings whose store knows the first one.</summary>
public sealed class OtherAccountTests
{
    [Fact]
    public async Task Everything_is_brought_to_the_new_account_and_the_old_one_goes_on_where_it_was()
    {
        await using var fixture = await SyncFixture.StartAsync(members: 40);
        await using var other = await ProvisionedZendesk.StartAsync(new SandboxSettings(), new ZendeskSandboxOptions());
        await fixture.SyncAsync("offices");
        await fixture.SyncAsync("members");

        fixture.OtherAccount = other.Address;
        var plan = (await fixture.PlanAsync("members")).SelectMany(page => page.Changes).ToList();
        await fixture.SyncAsync("offices");
        var there = await fixture.SyncAsync("members");
        fixture.OtherAccount = null;
        var back = await fixture.SyncAsync("members");

        Assert.Equal(40, plan.Count(change => change.Kind == ChangeKind.Create));
        Assert.Equal((40, 0, 0), (there.Created, there.Updated, there.DeadLettered));
        Assert.Equal((0, 0, 0), (back.Created, back.Updated, back.WriteCalls));
    }

    [Fact]
    public async Task A_store_of_an_earlier_build_knows_what_it_wrote()
    {
        await using var fixture = await SyncFixture.StartAsync(members: 40);
        await fixture.SyncAsync("members");
        using (var store = BridgeStore.Open(fixture.StorePath))
        {
            store.Write(connection => connection.Run("UPDATE stream SET name = 'member:mls>crm' WHERE name LIKE 'member:mls>crm %'"));
        }

        var summary = await fixture.SyncAsync("members", new RunOptions { IsFull = true });

        Assert.Equal((40, 40, 0), (summary.Read, summary.Unchanged, summary.WriteCalls));
    }
}
