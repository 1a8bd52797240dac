using Bridge.Sandbox.Reso;

namespace Bridge.Host.Tests.Features.Sync.Planning;

/// <summary>Changes while a long read is under way.</summary>
public class LiveChangesTests
{
    [Theory]
    [InlineData(ResoProfile.Generic)]
    [InlineData(ResoProfile.Spark)]
    public async Task Who_joins_while_everybody_is_read_does_not_wait_for_the_end_and_comes_once(ResoProfile profile)
    {
        await using var fixture = await SyncFixture.StartAsync(
            members: 6000, mls: new ResoSandboxOptions { Profile = profile }, time: new HurryingTime());

        var pages = await fixture.PlanAsync("members", afterPage: async count =>
        {
            if (count == 1)
            {
                await SyncFixture.ControlAsync(fixture.Mls.ServiceRoot, "add?count=3");
            }
        });

        var ids = pages.SelectMany(page => page.Changes).Select(change => change.ExternalId).ToList();
        Assert.Equal(6003, ids.Count);
        Assert.Equal(6003, ids.Distinct().Count());
        var live = pages.FindIndex(page => page is { Next: null, Changes.Count: 3 });
        Assert.InRange(live, 1, pages.FindLastIndex(page => page.Changes.Count > 0) - 1);
    }

    [Theory]
    [InlineData(21, ResoProfile.Generic)]
    [InlineData(22, ResoProfile.MlsGrid)]
    [InlineData(23, ResoProfile.Trestle)]
    [InlineData(24, ResoProfile.Bridge)]
    [InlineData(25, ResoProfile.Spark)]
    [InlineData(26, ResoProfile.Rapattoni)]
    public async Task The_long_read_alone_moves_the_checkpoint_and_no_older_state_comes_last(int seed, ResoProfile profile)
    {
        await using var fixture = await FaultFixture.StartAsync(
            seed, new ResoSandboxOptions { Members = 400, Profile = profile }, ", pageSize: 40", time: new HurryingTime());
        await fixture.MlsAsync("churn?everyPages=4&rows=30");

        var first = await fixture.SyncAsync();
        await fixture.MlsAsync("churn?everyPages=0");
        await fixture.SyncAsync();

        Assert.Equal(400, first.Created);
        await fixture.AssertEqualAsync();
        Assert.Equal(0, fixture.CrmCounts().UnchangedRewrites);
    }

    /// <summary>A clock on which a minute passes between any two looks.</summary>
    private sealed class HurryingTime : TimeProvider
    {
        private long _looks;

        public override long GetTimestamp() =>
            base.GetTimestamp() + (Interlocked.Increment(ref _looks) * 60 * TimestampFrequency);
    }
}
