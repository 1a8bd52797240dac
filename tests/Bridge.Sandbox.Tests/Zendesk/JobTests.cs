using System.Text.Json;
using Bridge.Sandbox.Tests.Serving;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Sandbox.Tests.Zendesk;

public sealed class JobTests
{
    private const string UpsertMany = "api/v2/users/create_or_update_many";

    [Fact]
    public async Task A_job_writes_all_records_and_answers_in_another_order_without_index()
    {
        await using var zendesk = await ZendeskCaller.StartAsync();

        var rows = await zendesk.RunJobAsync(HttpMethod.Post, UpsertMany, Users(100));
        var again = await zendesk.RunJobAsync(HttpMethod.Post, UpsertMany, Users(100));

        var ids = rows.Select(row => row.GetProperty("id").GetInt64()).ToList();
        Assert.Equal(100, ids.Distinct().Count());
        Assert.NotEqual(ids.Order(), ids);
        Assert.All(rows, row => Assert.Equal("Created", row.GetProperty("status").GetString()));
        Assert.All(again, row => Assert.Equal("Updated", row.GetProperty("status").GetString()));
        Assert.All(rows, row => Assert.False(row.TryGetProperty("index", out _)));
        Assert.Equal(200, zendesk.Statistics.RecordsWritten);
        Assert.Equal(100, zendesk.Statistics.UnchangedRewrites);
        Assert.Equal(2, zendesk.Statistics.WriteCalls);
        Assert.True(zendesk.Statistics.JobPolls >= 2);
    }

    [Fact]
    public async Task A_completed_job_can_hold_failed_rows_while_the_others_took_effect()
    {
        await using var zendesk = await ZendeskCaller.StartAsync();

        var rows = await zendesk.RunJobAsync(HttpMethod.Post, UpsertMany,
            """{"users":[{"name":"A","external_id":"a"},{"name":"B","email":"bad"},{"external_id":"c"}]}""");

        var failed = rows.Where(row => row.GetProperty("status").GetString() == "Failed").ToList();
        Assert.Equal(2, failed.Count);
        Assert.All(failed, row => Assert.Equal("RecordInvalid", row.GetProperty("error").GetString()));
        Assert.Contains(
            failed, row => row.GetProperty("details").GetString() == "Email: bad is not properly formatted");
        Assert.Equal(200, (await zendesk.GetAsync("_sandbox/users?external_id=a")).Status);
    }

    [Fact]
    public async Task The_share_of_records_a_plan_refuses_is_refused_every_time_until_the_plan_changes()
    {
        await using var zendesk = await ZendeskCaller.StartAsync(faults: "refuse:20%");

        var first = await zendesk.RunJobAsync(HttpMethod.Post, UpsertMany, Users(100));
        var second = await zendesk.RunJobAsync(HttpMethod.Post, UpsertMany, Users(100));
        using var none = await zendesk.Client.PostAsync(new Uri("_sandbox/faults", UriKind.Relative), null);
        var third = await zendesk.RunJobAsync(HttpMethod.Post, UpsertMany, Users(100));

        Assert.InRange(Failed(first), 5, 40);
        Assert.Equal(Failed(first), Failed(second));
        Assert.Equal(0, Failed(third));
    }

    [Fact]
    public async Task More_than_a_hundred_records_are_refused()
    {
        await using var zendesk = await ZendeskCaller.StartAsync();

        Assert.Equal(400, (await zendesk.PostAsync(UpsertMany, Users(101))).Status);
        Assert.Equal(400, (await zendesk.PostAsync(UpsertMany, """{"user":{}}""")).Status);
    }

    [Fact]
    public async Task Beyond_the_job_limit_the_answer_is_TooManyJobs()
    {
        var options = new ZendeskSandboxOptions { JobLimit = 2, JobDelay = TimeSpan.FromMinutes(5) };
        await using var zendesk = await ZendeskCaller.StartAsync(options);

        var first = await zendesk.PostAsync(UpsertMany, Users(1));
        await zendesk.PostAsync(UpsertMany, Users(1));
        var third = await zendesk.PostAsync(UpsertMany, Users(1));

        var accepted = first.Body.GetProperty("job_status");
        Assert.Equal("queued", accepted.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, accepted.GetProperty("results").ValueKind);
        Assert.Equal(
            "total=2; remaining=1; resets=60", first.Headers.GetValues("zendesk-ratelimit-inflight-jobs").Single());
        Assert.Equal(429, third.Status);
        Assert.Equal("TooManyJobs", third.Body.GetProperty("error").GetString());
        Assert.Equal(2, third.Body.GetProperty("current_job_ids").GetArrayLength());
        Assert.NotNull(third.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_failed_job_has_no_effect_and_no_results()
    {
        await using var zendesk = await ZendeskCaller.StartAsync(
            new ZendeskSandboxOptions { JobDelay = TimeSpan.Zero, FailedJobShare = 1 });
        var accepted = await zendesk.PostAsync(UpsertMany, Users(3));
        var id = accepted.Body.GetProperty("job_status").GetProperty("id").GetString();

        JsonElement job;
        do
        {
            job = (await zendesk.GetAsync($"api/v2/job_statuses/{id}.json")).Body.GetProperty("job_status");
        }
        while (job.GetProperty("status").GetString() is "queued" or "working");

        Assert.Equal("failed", job.GetProperty("status").GetString());
        Assert.Equal(0, zendesk.Statistics.RecordsWritten);
    }

    [Fact]
    public async Task A_job_is_forgotten_after_an_hour()
    {
        var clock = new SteppedTime();
        await using var zendesk = await ZendeskCaller.StartAsync(time: clock);
        var accepted = await zendesk.PostAsync(UpsertMany, Users(1));
        var id = accepted.Body.GetProperty("job_status").GetProperty("id").GetString();
        await zendesk.WaitAsync(id);

        clock.Step(TimeSpan.FromMinutes(61));

        Assert.Equal(404, (await zendesk.GetAsync($"api/v2/job_statuses/{id}")).Status);
    }

    [Fact]
    public async Task A_job_whose_acceptance_was_never_heard_of_still_takes_effect()
    {
        await using var zendesk = await ZendeskCaller.StartAsync(faults: "500-after:100%");

        var answer = await zendesk.PostAsync(UpsertMany, Users(1));
        using var none = await zendesk.Client.PostAsync(new Uri("_sandbox/faults", UriKind.Relative), null);
        var jobs = await zendesk.GetAsync("api/v2/job_statuses");
        await zendesk.WaitAsync(jobs.Body.GetProperty("job_statuses")[0].GetProperty("id").GetString());

        Assert.Equal(500, answer.Status);
        Assert.Equal(200, (await zendesk.GetAsync("_sandbox/users?external_id=m0")).Status);
    }

    [Fact]
    public async Task Update_many_takes_one_change_for_many_or_a_batch()
    {
        await using var zendesk = await ZendeskCaller.StartAsync();
        await zendesk.RunJobAsync(HttpMethod.Post, UpsertMany, Users(3));

        var same = await zendesk.RunJobAsync(
            HttpMethod.Put, "api/v2/users/update_many?external_ids=M0,M1,nobody", """{"user":{"suspended":true}}""");
        var batch = await zendesk.RunJobAsync(HttpMethod.Put, "api/v2/users/update_many",
            """{"users":[{"external_id":"m2","phone":"+1 555"},{"id":1,"phone":"+1 555"}]}""");

        Assert.Equal(1, Failed(same));
        Assert.Equal(1, Failed(batch));
        var stored = (await zendesk.GetAsync("_sandbox/users?external_id=m1")).Body;
        Assert.True(stored.GetProperty("suspended").GetBoolean());
        Assert.Equal("M1", stored.GetProperty("external_id").GetString(), ignoreCase: true);
        stored = (await zendesk.GetAsync("_sandbox/users?external_id=m2")).Body;
        Assert.Equal("+1 555", stored.GetProperty("phone").GetString());
    }

    private static int Failed(List<JsonElement> rows) =>
        rows.Count(row => row.GetProperty("status").GetString() == "Failed");

    private static string Users(int count) => JsonSerializer.Serialize(new
    {
        users = Enumerable.Range(0, count).Select(number => new
        {
            name = $"Member {number}",
            external_id = $"m{number}",
            email = $"m{number}@example.org",
            skip_verify_email = true,
        }),
    });
}
