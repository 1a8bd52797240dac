namespace Bridge.Host.Tests.Features.Sync.Salesforce;

/// <summary>Calls that fail, answers that are lost, rows that are held, runs that die: nothing is lost and nothing is doubled.</summary>
public class SalesforceFaultTests
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
    public Task Faults_of_the_target_lose_nothing_double_nothing_and_set_nothing_aside(string faults) =>
        AssertNothingIsLostOrDoubledAsync(members: 2000, faults, seed: 3);

    [Theory]
    [InlineData("mixed:10%")]
    [InlineData("reset-after:15%")]
    [InlineData("torn:10%")]
    [InlineData("lock:2%")]
    [InlineData("429:5%")]
    public Task Faults_while_a_bulk_job_is_made_followed_and_read_lose_nothing_and_double_nothing(string faults) =>
        AssertNothingIsLostOrDoubledAsync(members: 2300, faults, seed: 5);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_run_abandoned_with_a_bulk_job_is_resumed_without_repetition(bool isAfterWriting)
    {
        const int members = 2500; // one job
        await using var fixture = await SalesforceFixture.StartAsync(members);
        using var fault = new AbandoningFault(atBatch: 1, isAfterWriting, crm: "salesforce");

        await Assert.ThrowsAsync<AbandonedException>(() => fixture.SyncAsync("members", connectors: fault.Connectors()));
        await fixture.SyncAsync("members");

        await fixture.AssertEqualAsync();
        Assert.Equal((members, 0), (fixture.Counts().RecordsWritten, fixture.Counts().UnchangedRewrites));
    }

    [Theory]
    [InlineData("Failed", 900)]
    [InlineData("Aborted", 200)]
    public async Task What_a_job_left_undone_is_sent_by_the_same_run_alone(string state, int after)
    {
        const int members = 2500;
        await using var fixture = await SalesforceFixture.StartAsync(members);
        await fixture.CrmAsync($"end-job?state={state}&after={after}");

        var summary = await fixture.SyncAsync("members");

        Assert.Equal((members, 0), (summary.Created, summary.DeadLettered));
        await fixture.AssertEqualAsync();
        Assert.Equal((members, 0), (fixture.Counts().RecordsWritten, fixture.Counts().UnchangedRewrites));
    }

    [Fact]
    public async Task Held_rows_and_refusals_in_the_same_call_stay_apart()
    {
        await using var fixture = await SalesforceFixture.StartAsync(members: 1000, faults: "lock:5%,refuse:2%");

        var first = await fixture.SyncAsync("members");

        Assert.InRange(first.DeadLettered, 1, 60);
        Assert.Equal(1000, first.Created + first.DeadLettered);
        Assert.Equal(first.Created, (await fixture.RecordsAsync()).Count);
        Assert.Equal(0, fixture.Counts().UnchangedRewrites);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task A_run_abandoned_at_any_batch_is_resumed_without_loss_double_or_repetition(int seed)
    {
        const int members = 1200; // six batches
        var random = new Random(seed);
        await using var fixture = await SalesforceFixture.StartAsync(members, seed: seed);
        using var fault = new AbandoningFault(atBatch: random.Next(1, 7), isAfterWriting: random.Next(2) == 0, crm: "salesforce");

        await Assert.ThrowsAsync<AbandonedException>(() => fixture.SyncAsync("members", connectors: fault.Connectors()));
        await fixture.SyncAsync("members");

        await fixture.AssertEqualAsync();
        fault.AssertRepeatsOnlyTheUnanswered(fixture.Counts());
        Assert.Equal(members, fixture.Counts().RecordsWritten - fixture.Counts().UnchangedRewrites);
    }

    private static async Task AssertNothingIsLostOrDoubledAsync(int members, string faults, int seed)
    {
        await using var fixture = await SalesforceFixture.StartAsync(members, faults: faults, seed: seed);

        var summary = await fixture.FinishAsync();
        await fixture.CrmAsync("faults");
        await fixture.CrmAsync("reset-stats");
        var after = await fixture.SyncAsync("members");

        Assert.Equal(0, summary);
        await fixture.AssertEqualAsync();
        Assert.Equal((0, 0), (after.WriteCalls, after.DeadLettered));
    }
}
