namespace Bridge.Host.Tests.Features.Sync.Freshdesk;

/// <summary>Calls that fail, answers that are lost, runs that die: nothing is lost and nothing is doubled.</summary>
public class FreshdeskFaultTests
{
    [Theory]
    [InlineData("500:5%")]
    [InlineData("503:5%")]
    [InlineData("mixed:10%")]
    [InlineData("reset-after:10%")]
    [InlineData("500-after:10%")]
    [InlineData("torn:10%")]
    [InlineData("html:10%")]
    [InlineData("slow:10%:50ms")]
    public async Task Faults_of_the_target_lose_nothing_double_nothing_and_set_nothing_aside(string faults)
    {
        await using var fixture = await FreshdeskFixture.StartAsync(members: 400, faults: faults, seed: 3);

        var setAside = await fixture.FinishAsync();
        await fixture.CrmAsync("faults");
        await fixture.CrmAsync("reset-stats");
        var after = await fixture.SyncAsync("members");

        Assert.Equal(0, setAside);
        await fixture.AssertEqualAsync();
        Assert.Equal((0, 0), (after.WriteCalls, after.DeadLettered));
    }

    [Fact]
    public async Task A_storm_of_429_is_waited_for_as_told()
    {
        await using var fixture = await FreshdeskFixture.StartAsync(members: 60, faults: "limit:40/3s");

        var setAside = await fixture.FinishAsync();

        Assert.Equal(0, setAside);
        Assert.Equal(0, fixture.Counts().EarlyCalls);
        await fixture.AssertEqualAsync();
    }

    [Fact]
    public async Task Faults_and_refusals_set_exactly_the_refused_aside()
    {
        await using var fixture = await FreshdeskFixture.StartAsync(members: 400, faults: "500-after:5%,reset-after:5%,refuse:3%", seed: 5);

        var setAside = await fixture.FinishAsync();

        var members = await fixture.MembersAsync();
        Assert.InRange(setAside, 1, 40);
        Assert.Equal(members.Count - setAside, (await fixture.ContactsAsync()).Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task A_run_abandoned_at_any_record_is_resumed_without_loss_double_or_repetition(int seed)
    {
        const int members = 150;
        var random = new Random(seed);
        await using var fixture = await FreshdeskFixture.StartAsync(members, seed: seed);
        using var fault = new AbandoningFault(atBatch: random.Next(1, members), isAfterWriting: random.Next(2) == 0, crm: "freshdesk");

        await Assert.ThrowsAsync<AbandonedException>(() => fixture.SyncAsync("members", connectors: fault.Connectors()));
        await fixture.SyncAsync("members");

        await fixture.AssertEqualAsync();
        fault.AssertRepeatsOnlyTheUnanswered(fixture.Counts());
        Assert.Equal(members, fixture.Counts().RecordsWritten - fixture.Counts().UnchangedRewrites);
    }
}
