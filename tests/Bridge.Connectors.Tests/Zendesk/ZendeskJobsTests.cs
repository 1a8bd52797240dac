using Bridge.Core.Connectors;
using Bridge.Sandbox.Zendesk;
using Xunit.Abstractions;

namespace Bridge.Connectors.Tests.Zendesk;

public sealed class ZendeskJobsTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_hundred_jobs_are_followed_with_few_polls()
    {
        await using var host = await ZendeskHost.StartAsync(new ZendeskSandboxOptions
        {
            JobDelay = TimeSpan.FromMilliseconds(50),
        });
        var sink = host.Connector.OpenUsers(host.ConnectAsHost());
        await Task.WhenAll(Enumerable.Range(0, 25).Select(worker => WriteAsync(sink, worker * 4, 4)));

        var polls = (await host.StatisticsAsync()).GetProperty("jobPolls").GetInt64();
        output.WriteLine($"{polls} polls for 100 jobs");
        Assert.InRange(polls, 1, 25);
        Assert.Equal(10_000, await host.CountAsync("users"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task More_jobs_than_Zendesk_takes_wait_for_each_other(bool isRetrying)
    {
        await using var host = await ZendeskHost.StartAsync(new ZendeskSandboxOptions { JobLimit = 3 });
        var sink = host.Connector.OpenUsers(isRetrying ? host.ConnectAsHost() : host.Connect());

        await Task.WhenAll(Enumerable.Range(0, 12).Select(worker => WriteAsync(sink, worker, 1)));

        Assert.Equal(1200, await host.CountAsync("users"));
    }

    [Fact]
    public async Task Never_more_jobs_are_in_flight_than_set()
    {
        await using var host = await ZendeskHost.StartAsync(new ZendeskSandboxOptions { JobLimit = 4 });
        var sink = host.Connector.OpenUsers(host.Connect(("jobsInFlight", "4")));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(worker => WriteAsync(sink, worker, 1)));

        Assert.Equal(0, (await host.StatisticsAsync()).GetProperty("tooManyRequests").GetInt64());
        Assert.Equal(2000, await host.CountAsync("users"));
    }

    [Fact]
    public async Task Failed_and_killed_jobs_leave_records_created_or_unknown_but_never_claimed()
    {
        await using var host = await ZendeskHost.StartAsync(new ZendeskSandboxOptions
        {
            FailedJobShare = 0.3,
            KilledJobShare = 0.3,
        });
        var sink = host.Connector.OpenUsers(host.Connect());

        var results = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(worker => sink.WriteAsync(ZendeskWrites.Many(worker * 10, 10), default)));

        var created = results.SelectMany(list => list).Count(result => result.Outcome == WriteOutcome.Created);
        Assert.Equal(await host.CountAsync("users"), created);
        Assert.All(
            results.SelectMany(list => list),
            result => Assert.True(result.Outcome is WriteOutcome.Created or WriteOutcome.Unknown));
    }

    [Fact]
    public async Task Two_percent_of_refusals_hit_exactly_the_refused_records()
    {
        await using var host = await ZendeskHost.StartAsync();
        await host.SetFaultsAsync("refuse:2%");
        var sink = host.Connector.OpenUsers(host.Connect());

        var results = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(worker => sink.WriteAsync(ZendeskWrites.Many(worker * 100, 100), default)));

        var refused = results.SelectMany(list => list)
            .Where(result => result.Outcome == WriteOutcome.Refused).ToList();
        Assert.InRange(refused.Count, 10, 100);
        Assert.Equal(2000 - refused.Count, await host.CountAsync("users"));
        foreach (var result in refused)
        {
            Assert.Null(await host.SeekAsync("users", result.ExternalId));
            Assert.Equal("Phone: is invalid", result.Refusal?.Reason);
        }
    }

    [Fact]
    public async Task Mixed_faults_lose_and_double_nothing()
    {
        await using var host = await ZendeskHost.StartAsync();
        await host.SetFaultsAsync("mixed:10%");
        var sink = host.Connector.OpenUsers(host.ConnectAsHost());

        await Task.WhenAll(Enumerable.Range(0, 20).Select(worker => WriteAsync(sink, worker, 1)));

        Assert.Equal(2000, await host.CountAsync("users"));
    }

    private static async Task WriteAsync(ISink<Core.Model.Member> sink, int firstBatch, int batches)
    {
        for (var batch = firstBatch; batch < firstBatch + batches; batch++)
        {
            var results = await sink.WriteAsync(ZendeskWrites.Many(batch * 100, 100), default);
            Assert.All(
                results, result => Assert.True(result.Outcome is WriteOutcome.Created or WriteOutcome.Updated));
        }
    }
}
