using System.Collections.Concurrent;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Tests.Salesforce;

/// <summary>What is lost on the way, and what a dead process leaves.</summary>
public sealed partial class SalesforceLoadTests
{
    private static readonly TimeSpan _generous = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("mixed:20%")]
    [InlineData("reset-after:25%")]
    [InlineData("500-after:25%")]
    [InlineData("torn:20%")]
    [InlineData("html:20%")]
    [InlineData("401:10%")]
    public async Task Lost_answers_at_any_step_lead_to_one_job_that_is_worked_on(string faults)
    {
        await using var host = await SalesforceHost.StartAsync();
        var loads = Loads(host, host.ConnectAsHost(SalesforceWrites.Shape).Context);
        await host.SetFaultsAsync(faults);
        for (var round = 0; round < 10; round++)
        {
            await FinishAsync(loads, SalesforceWrites.Many(round * 50, 50));
        }

        await host.SetFaultsAsync("");
        var done = (await JobsAsync(host)).Where(job => job.GetProperty("numberRecordsProcessed").GetInt32() > 0).ToList();

        Assert.Equal(500, (await host.DumpAsync("Contact")).Count);
        Assert.Equal((500, 0), (host.Statistics.RecordsWritten, host.Statistics.UnchangedRewrites));
        Assert.Equal(10, done.Count);
    }

    [Fact]
    public async Task A_job_that_a_dead_process_left_running_is_waited_for_and_one_it_left_open_never_runs()
    {
        await using var host = await SalesforceHost.StartAsync();
        await host.ControlAsync("job-delay?ms=500");
        using var death = new CancellationTokenSource();
        var noted = new ConcurrentQueue<string>();
        var abandoned = Loads(host, host.Connect()).LoadAsync(SalesforceWrites.Many(0, 500), Into(noted), death.Token);
        await UntilAsync(async () => (await JobsAsync(host)).Exists(job => State(job) != "Open"));
        await death.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        var open = await OpenJobAsync(host);

        await Loads(host, host.Connect()).AwaitLoadsAsync([.. noted, open], default);

        Assert.Equal(500, (await host.DumpAsync("Contact")).Count);
        var jobs = await StatesAsync(host);
        Assert.Equal("Aborted", jobs[open]);
        Assert.Equal("JobComplete", jobs[Assert.Single(noted)]);
    }

    [Fact]
    public async Task An_open_job_of_another_host_with_the_same_user_and_object_is_left_alone()
    {
        await using var host = await SalesforceHost.StartAsync();
        var (ours, theirs) = (await OpenJobAsync(host), await OpenJobAsync(host));

        await Loads(host, host.Connect()).AwaitLoadsAsync([ours], default);

        var jobs = await StatesAsync(host);
        Assert.Equal(("Aborted", "Open"), (jobs[ours], jobs[theirs]));
    }

    [Fact]
    public async Task Two_hosts_load_the_same_object_at_once_while_both_settle_what_they_left_behind()
    {
        await using var host = await SalesforceHost.StartAsync();
        var rounds = Enumerable.Range(0, 20).Select(async number =>
        {
            var loads = Loads(host, host.Connect());
            await loads.AwaitLoadsAsync([await OpenJobAsync(host)], default);
            return await loads.LoadAsync(SalesforceWrites.Many(number * 50, 50), Unnoted, default);
        });

        var results = (await Task.WhenAll(rounds)).SelectMany(one => one);

        Assert.All(results, result => Assert.Equal(WriteOutcome.Created, result.Outcome));
        Assert.Equal(20, (await StatesAsync(host)).Values.Count(state => state == "JobComplete"));
    }

    [Fact]
    public async Task A_job_that_could_not_be_written_down_never_runs()
    {
        await using var host = await SalesforceHost.StartAsync();

        await Assert.ThrowsAsync<IOException>(() =>
            Loads(host, host.Connect()).LoadAsync(SalesforceWrites.Many(0, 10), (_, _) => throw new IOException("the disk is full"), default));

        Assert.Equal("Open", Assert.Single((await StatesAsync(host)).Values));
        Assert.Empty(await host.DumpAsync("Contact"));
    }

    [Fact]
    public async Task A_job_that_was_deleted_meanwhile_is_not_waited_for()
    {
        await using var host = await SalesforceHost.StartAsync();

        await Loads(host, host.Connect()).AwaitLoadsAsync(["750000000000001AAA"], default);
    }

    private static Func<string, CancellationToken, Task> Into(ConcurrentQueue<string> noted) => (load, _) =>
    {
        noted.Enqueue(load);
        return Task.CompletedTask;
    };

    private static async Task<string> OpenJobAsync(SalesforceHost host) => (await host.CallAsync(
        HttpMethod.Post, "services/data/v66.0/jobs/ingest", new { @object = "Contact", operation = "upsert", externalIdFieldName = "MLS_Key__c" }))
        .GetProperty("id").GetString()!; // every job has an id

    private static async Task<Dictionary<string, string?>> StatesAsync(SalesforceHost host) =>
        (await JobsAsync(host)).ToDictionary(job => job.GetProperty("id").GetString()!, State); // as above

    // What the engine does: after a failure it waits for what was accepted, reads what is there and sends the rest.
    private static async Task FinishAsync(ITakesLoads loads, Write[] batch)
    {
        var noted = new ConcurrentQueue<string>();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var missing = batch;
                if (attempt > 0)
                {
                    var target = (IReadsBack)loads;
                    await loads.AwaitLoadsAsync([.. noted], default);
                    var there = (await target.ReadBackAsync([.. batch.Select(write => write.ExternalId)], SalesforceWrites.Shape, default)).Select(state => state.ExternalId).ToHashSet();
                    missing = [.. batch.Where(write => !there.Contains(write.ExternalId))];
                }

                if (missing.Length > 0)
                {
                    await loads.LoadAsync(missing, Into(noted), default);
                }

                return;
            }
            catch (ConnectorException error) when (error.Kind == FailureKind.Transient && attempt < 20)
            {
            }
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(_generous);
        while (!await condition())
        {
            await Task.Delay(10, limit.Token);
        }
    }
}
