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
        var abandoned = Loads(host, host.Connect()).LoadAsync(SalesforceWrites.Many(0, 500), death.Token);
        await UntilAsync(async () => (await JobsAsync(host)).Exists(job => State(job) != "Open"));
        await death.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        var open = await host.CallAsync(HttpMethod.Post, "services/data/v66.0/jobs/ingest", new
        {
            @object = "Contact", operation = "upsert", externalIdFieldName = "MLS_Key__c",
        });

        var sink = host.Connector.OpenContacts(host.Connect());
        await ((IReadsBack)sink).AwaitAcceptedWritesAsync(default);

        Assert.Equal(500, (await host.DumpAsync("Contact")).Count);
        var jobs = (await JobsAsync(host)).ToDictionary(job => job.GetProperty("id").GetString()!, State); // every job has an id
        Assert.Equal("Aborted", jobs[open.GetProperty("id").GetString()!]); // as above
        Assert.Equal("JobComplete", Assert.Single(jobs, job => job.Key != open.GetProperty("id").GetString()).Value);
    }

    [Fact]
    public async Task A_job_of_another_app_that_runs_as_the_same_user_is_left_alone()
    {
        await using var host = await SalesforceHost.StartAsync();
        var other = await host.CallAsync(HttpMethod.Post, "services/data/v66.0/jobs/ingest", new { @object = "Contact", operation = "insert" });

        await ((IReadsBack)host.Connector.OpenContacts(host.Connect())).AwaitAcceptedWritesAsync(default);

        Assert.NotNull(other.GetProperty("id").GetString());
        Assert.Equal("Open", State(Assert.Single(await JobsAsync(host))));
    }

    // What the engine does: after a failure it waits for what was accepted, reads what is there and sends the rest.
    private static async Task FinishAsync(ITakesLoads loads, Write[] batch)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var missing = batch;
                if (attempt > 0)
                {
                    var target = (IReadsBack)loads;
                    await target.AwaitAcceptedWritesAsync(default);
                    var there = (await target.ReadBackAsync([.. batch.Select(write => write.ExternalId)], SalesforceWrites.Shape, default)).Select(state => state.ExternalId).ToHashSet();
                    missing = [.. batch.Where(write => !there.Contains(write.ExternalId))];
                }

                if (missing.Length > 0)
                {
                    await loads.LoadAsync(missing, default);
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
