using Bridge.Sandbox.Reso;

namespace Bridge.Host.Tests.Features.Sync;

/// <summary>Runs that end in the middle of a batch. Real kills of a real process: tests/faults/run.sh --cell kill.</summary>
public class AbandonedRunFaultTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_run_abandoned_at_any_batch_is_resumed_without_loss_double_or_repetition(int seed)
    {
        const int members = 600; // six batches
        var random = new Random(seed);
        await using var fixture = await FaultFixture.StartAsync(seed, new ResoSandboxOptions { Members = members });
        using var fault = new AbandoningFault(atBatch: random.Next(1, 7), isAfterWriting: random.Next(2) == 0);

        await Assert.ThrowsAsync<AbandonedException>(() => fixture.SyncAsync(fault.Connectors()));
        await fixture.SyncAsync();

        await fixture.AssertEqualAsync();
        fault.AssertRepeatsOnlyTheUnanswered(fixture.CrmCounts());
        Assert.Equal(members, fixture.CrmCounts().RecordsWritten - fixture.CrmCounts().UnchangedRewrites);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Five_calls_of_a_hundred_that_fail_on_both_sides_lose_nothing_and_double_nothing(int seed)
    {
        await using var fixture = await FaultFixture.StartAsync(
            seed, new ResoSandboxOptions { Members = 1000 }, ", pageSize: 25", "500:1.25%,reset:1.25%,500-after:1.25%,reset-after:1.25%");

        var summary = await fixture.SyncAsync();

        Assert.Equal(0, summary.DeadLettered);
        // Pages are asked for one after the other, so the seed decides which of them fail; how often a job is polled, time decides.
        Assert.True(fixture.MlsCounts().FaultsInjected > 0);
        await fixture.AssertEqualAsync();
    }
}
