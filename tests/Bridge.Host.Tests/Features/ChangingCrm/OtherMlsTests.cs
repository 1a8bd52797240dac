using Bridge.Host.Storage;
using Bridge.Host.Tests.Features.Sync;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Serving;
using Bridge.Storage;

namespace Bridge.Host.Tests.Features.ChangingCrm;

/// <summary>An MLS that moves to another host of its feed, which tells of other change times than the first one.</summary>
public sealed class OtherMlsTests
{
    [Fact]
    public async Task What_the_new_host_changed_before_the_move_arrives()
    {
        await using var fixture = await SyncFixture.StartAsync(members: 40);
        await using var moved = await ResoSandbox.StartAsync(new SandboxSettings(), new ResoSandboxOptions { Members = 60 }, default);
        await fixture.SyncAsync("offices");
        await fixture.SyncAsync("members");

        fixture.OtherMls = moved.ServiceRoot;
        var plan = await fixture.PlanAsync("members");
        await fixture.SyncAsync("offices");
        var there = await fixture.SyncAsync("members");
        var again = await fixture.SyncAsync("members");

        Assert.Contains(plan[^1].Warnings, IsTold);
        Assert.Contains(there.Warnings, IsTold);
        Assert.Equal((60, 20), (there.Read, there.Created));
        Assert.DoesNotContain(again.Warnings, IsTold);
        Assert.Equal(60, (await fixture.UsersAsync()).Count);

        bool IsTold(string warning) =>
            warning.StartsWith($"Connection mls led to reso {fixture.Mls.ServiceRoot.Authority}", StringComparison.Ordinal)
            && warning.Contains($"leads to reso {moved.ServiceRoot.Authority}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_feed_under_another_address_is_read_and_not_written()
    {
        await using var fixture = await SyncFixture.StartAsync(members: 40);
        await using var moved = await ResoSandbox.StartAsync(new SandboxSettings(), new ResoSandboxOptions { Members = 40 }, default);
        await fixture.SyncAsync("offices");
        await fixture.SyncAsync("members");

        fixture.OtherMls = moved.ServiceRoot;
        var there = await fixture.SyncAsync("members");

        Assert.Equal((40, 40, 0), (there.Read, there.Unchanged, there.WriteCalls));
    }

    [Fact]
    public async Task A_store_that_does_not_tell_what_was_read_goes_on_where_it_stood()
    {
        await using var fixture = await SyncFixture.StartAsync(members: 40);
        await fixture.SyncAsync("offices");
        await fixture.SyncAsync("members");
        using (var store = BridgeStore.Open(fixture.StorePath))
        {
            store.Write(connection => connection.Run("UPDATE checkpoint SET source = NULL"));
        }

        var after = await fixture.SyncAsync("members");

        Assert.Empty(after.Warnings);
        Assert.Equal((0, 0), (after.Created, after.Updated));
        Assert.True(after.Read < 40, $"{after.Read} were read of a feed that was read before.");
    }
}
