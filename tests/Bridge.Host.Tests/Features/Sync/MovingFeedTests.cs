using Bridge.Host.Features.Sync;
using Bridge.Sandbox.Reso;

namespace Bridge.Host.Tests.Features.Sync;

/// <summary>Feeds that move while they are read. Many more seeds: tests/faults/run.sh --cell moving.</summary>
public class MovingFeedTests
{
    [Theory]
    [InlineData(1, ResoProfile.Generic, false)]
    [InlineData(2, ResoProfile.Generic, true)]
    [InlineData(3, ResoProfile.MlsGrid, false)]
    [InlineData(4, ResoProfile.MlsGrid, true)]
    [InlineData(5, ResoProfile.Trestle, false)]
    [InlineData(6, ResoProfile.Bridge, true)]
    [InlineData(7, ResoProfile.Spark, false)]
    [InlineData(8, ResoProfile.Spark, true)]
    [InlineData(9, ResoProfile.Rapattoni, false)]
    [InlineData(10, ResoProfile.Bridge, false)]
    public async Task Members_who_change_between_pages_are_never_lost_and_the_next_sync_brings_the_newest(
        int seed, ResoProfile profile, bool isTied)
    {
        var options = new ResoSandboxOptions { Members = 400, Profile = profile, TieTimestamp = isTied };
        await using var fixture = await FaultFixture.StartAsync(seed, options, ", pageSize: 40");
        // After every second page only, so that a reader who goes on until a page is empty comes to an end.
        await fixture.MlsAsync($"churn?everyPages=2&rows={3 * seed}");

        var first = await fixture.SyncAsync();
        await fixture.MlsAsync("churn?everyPages=0");
        await fixture.MlsAsync("add?count=3");
        await fixture.SyncAsync();

        Assert.Equal(400, first.Created);
        await fixture.AssertEqualAsync();
        Assert.Equal(0, fixture.CrmCounts().UnchangedRewrites);
    }

    [Fact]
    public async Task A_host_whose_top_bounds_the_whole_answer_is_read_to_its_end_by_links()
    {
        await using var fixture = await FaultFixture.StartAsync(12, new ResoSandboxOptions { Members = 150 }, ", pageSize: 40, paging: links");

        var summary = await fixture.SyncAsync();

        Assert.Equal(150, summary.Created);
        await fixture.AssertEqualAsync();
    }

    [Theory]
    [InlineData(ResoProfile.Generic)]
    [InlineData(ResoProfile.Trestle)]
    [InlineData(ResoProfile.Spark)]
    public async Task Pages_that_are_mixed_and_repeat_rows_lose_nothing_by_links(ResoProfile profile)
    {
        var options = new ResoSandboxOptions { Members = 400, Profile = profile };
        await using var fixture = await FaultFixture.StartAsync(11, options, ", pageSize: 40, paging: links");
        await fixture.MlsAsync("shuffle?rows=7");

        await fixture.SyncAsync();

        await fixture.AssertEqualAsync();
    }

    [Fact]
    public async Task Rows_that_the_MLS_lists_and_no_reading_brought_are_told_by_the_sweep_and_come_with_a_full_read()
    {
        await using var fixture = await FaultFixture.StartAsync(13, new ResoSandboxOptions { Members = 30 });
        await fixture.MlsAsync("touch?count=1");
        await fixture.SyncAsync(); // reached now
        await fixture.MlsAsync("add?count=3");
        await fixture.MlsAsync("rewind?minutes=600"); // as an import does that keeps the old times
        await fixture.MlsAsync("touch?count=1");

        var swept = await fixture.SyncAsync(run: new RunOptions { Sweeps = true });
        var full = await fixture.SyncAsync(run: new RunOptions { Sweeps = true, IsFull = true });

        Assert.Contains(swept.Warnings, warning => warning.StartsWith("3 keys that the source lists were never read", StringComparison.Ordinal));
        Assert.Equal(3, full.Created);
        Assert.Empty(full.Warnings);
    }
}
