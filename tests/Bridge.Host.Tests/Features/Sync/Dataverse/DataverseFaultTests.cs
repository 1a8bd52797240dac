using Bridge.Core.Connectors;

namespace Bridge.Host.Tests.Features.Sync.Dataverse;

/// <summary>Calls that fail, answers that are lost, rows that are held, runs that die: nothing is lost and nothing is doubled.</summary>
public class DataverseFaultTests
{
    [Theory]
    [InlineData("500:5%")]
    [InlineData("503:5%")]
    [InlineData("mixed:10%")]
    [InlineData("reset-after:10%")]
    [InlineData("500-after:10%")]
    [InlineData("torn:10%")]
    [InlineData("html:10%")]
    [InlineData("401:5%")]
    [InlineData("429:5%")]
    [InlineData("lock:5%")]
    [InlineData("slow:10%:50ms")]
    public async Task Faults_of_the_target_lose_nothing_double_nothing_and_set_nothing_aside(string faults)
    {
        await using var fixture = await DataverseFixture.StartAsync(members: 1000, faults: faults, seed: 3);

        var deadLettered = await fixture.FinishAsync();
        await fixture.CrmAsync("faults");
        await fixture.CrmAsync("reset-stats");
        var after = await fixture.SyncAsync("members");

        Assert.Equal(0, deadLettered);
        await fixture.AssertEqualAsync();
        Assert.Equal((0, 0), (after.WriteCalls, after.DeadLettered));
    }

    [Fact]
    public async Task Held_rows_and_refusals_in_the_same_batch_stay_apart()
    {
        await using var fixture = await DataverseFixture.StartAsync(members: 1000, faults: "lock:5%,refuse:2%");

        var first = await fixture.SyncAsync("members");

        Assert.InRange(first.DeadLettered, 1, 60);
        Assert.Equal(1000, first.Created + first.DeadLettered);
        Assert.Equal(first.Created, (await fixture.RecordsAsync()).Count);
    }

    [Fact]
    public async Task A_user_who_is_disabled_at_work_stops_the_route_and_sets_no_record_aside()
    {
        await using var fixture = await DataverseFixture.StartAsync(members: 12); // fewer than make a mass refusal
        await fixture.CrmAsync("disable-user");

        var error = await Assert.ThrowsAsync<ConnectorException>(() => fixture.SyncAsync("members"));
        await fixture.CrmAsync("disable-user?is=false");
        var summary = await fixture.SyncAsync("members");

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains("disabled", error.Problem, StringComparison.Ordinal);
        Assert.Equal((12, 0), (summary.Created, summary.DeadLettered));
    }

    [Fact]
    public async Task A_storm_of_429_is_waited_out_as_told()
    {
        await using var fixture = await DataverseFixture.StartAsync(members: 300, faults: "limit:5/3s", batch: 25);

        var summary = await fixture.SyncAsync("members");

        Assert.Equal(0, summary.DeadLettered);
        Assert.True(fixture.Counts().TooManyRequests > 0);
        Assert.Equal(0, fixture.Counts().EarlyCalls);
        await fixture.AssertEqualAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_run_abandoned_at_any_batch_is_resumed_without_loss_or_double(int seed)
    {
        const int members = 600; // six batches
        var random = new Random(seed);
        await using var fixture = await DataverseFixture.StartAsync(members, seed: seed);
        using var fault = new AbandoningFault(atBatch: random.Next(1, 7), isAfterWriting: random.Next(2) == 0, crm: "dataverse");

        await Assert.ThrowsAsync<AbandonedException>(() => fixture.SyncAsync("members", connectors: fault.Connectors()));
        await fixture.SyncAsync("members");

        await fixture.AssertEqualAsync();
        fault.AssertRepeatsOnlyTheUnanswered(fixture.Counts());
    }
}
