using Bridge.Host.Storage;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Serving;

namespace Bridge.Host.Tests.Features.Sync;

/// <summary>Two MLSs whose members come to one account, and people who are members of both.</summary>
public sealed class SecondFeedTests
{
    [Fact]
    public async Task Who_is_in_both_waits_for_review_although_the_account_does_not_tell_of_them_yet()
    {
        await using var fixture = await SyncFixture.StartAsync(members: 40);
        await using var second = await ResoSandbox.StartAsync(new SandboxSettings(), new ResoSandboxOptions { Members = 50 }, default);
        fixture.SecondMls = second.ServiceRoot;
        await fixture.SyncAsync("offices");
        await fixture.SyncAsync("members");

        var plan = (await fixture.PlanAsync("others")).SelectMany(page => page.Changes).ToList();
        var others = await fixture.SyncAsync("others");
        var again = await fixture.SyncAsync("members");

        var users = await fixture.UsersAsync();
        Assert.Equal(plan.Count(change => change.Refusal is not null), others.DeadLettered);
        Assert.True(others.DeadLettered > 0, "Nobody is a member of both.");
        Assert.Equal((50 - others.DeadLettered, 0), (others.Created, others.Updated));
        Assert.Equal((40, 50 - others.DeadLettered), (users.Keys.Count(key => key.StartsWith("mls:", StringComparison.Ordinal)), users.Keys.Count(key => key.StartsWith("second:", StringComparison.Ordinal))));
        Assert.Equal((0, 0), (again.WriteCalls, again.DeadLettered));
        using var store = BridgeStore.Open(fixture.StorePath);
        Assert.All(new DeadLetters(store, TimeProvider.System).List(null, 100), letter => Assert.Contains("mls:", letter.Refusal.Reason, StringComparison.Ordinal));
    }
}
