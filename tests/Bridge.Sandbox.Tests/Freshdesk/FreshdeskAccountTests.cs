using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Bridge.Sandbox.Faults;
using Bridge.Sandbox.Freshdesk;
using Bridge.Sandbox.Serving;

namespace Bridge.Sandbox.Tests.Freshdesk;

/// <summary>What the node client does not reach: limits, windows, jobs, merging, generated tickets.</summary>
public sealed class FreshdeskAccountTests
{
    [Fact]
    public async Task A_plan_limits_lists_of_contacts_apart_from_all_other_calls_and_announces_what_is_left()
    {
        await using var account = await StartAsync(new() { Plan = FreshdeskPlan.Growth });
        using var client = Client(account);
        for (var call = 0; call < 20; call++)
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("api/v2/contacts")).StatusCode);
        }

        using var refused = await client.GetAsync("api/v2/contacts");
        using var other = await client.GetAsync("api/v2/agents");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60); // just asserted to be a 429
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal("200", other.Headers.GetValues("X-RateLimit-Total").Single());
        Assert.Equal("179", other.Headers.GetValues("X-RateLimit-Remaining").Single());
        Assert.Equal("1", other.Headers.GetValues("X-RateLimit-Used-CurrentRequest").Single());
    }

    [Fact]
    public async Task What_is_included_costs_a_second_call()
    {
        await using var account = await StartAsync(new() { Plan = FreshdeskPlan.Trial });
        using var client = Client(account);

        using var answer = await client.GetAsync("api/v2/tickets?include=stats");

        Assert.Equal("48", answer.Headers.GetValues("X-RateLimit-Remaining").Single());
    }

    [Fact]
    public async Task Without_a_stamp_only_the_tickets_of_30_days_are_listed()
    {
        await using var account = await StartAsync(new());
        using var client = Client(account);
        await PostAsync(client, "_sandbox/plant?kind=contacts", new { name = "Ada", email = "ada@example.test" });
        await PostAsync(client, "_sandbox/plant?kind=tickets", new { requester = "ada@example.test", subject = "Old", created_at = DateTimeOffset.UtcNow.AddDays(-31) });
        await PostAsync(client, "_sandbox/plant?kind=tickets", new { requester = "ada@example.test", subject = "New" });

        Assert.Single(await ListAsync(client, "api/v2/tickets"));
        Assert.Equal(2, (await ListAsync(client, "api/v2/tickets?updated_since=2020-01-01")).Count);
    }

    [Fact]
    public async Task Many_tickets_are_changed_by_a_job_that_tells_when_it_is_done()
    {
        await using var account = await StartAsync(new() { JobDelay = TimeSpan.Zero });
        using var client = Client(account);
        await PostAsync(client, "_sandbox/plant?kind=contacts", new { name = "Ada", email = "ada@example.test" });
        var id = long.Parse(await PostAsync(client, "_sandbox/plant?kind=tickets", new { requester = "ada@example.test", subject = "One" }), System.Globalization.CultureInfo.InvariantCulture);

        var started = JsonDocument.Parse(await PostAsync(client, "api/v2/tickets/bulk_update", new { bulk_action = new { ids = new[] { id, 999 }, properties = new { status = 3 } } })).RootElement;
        var job = await client.GetFromJsonAsync<JsonElement>($"api/v2/jobs/{started.GetProperty("job_id").GetString()}");

        Assert.Equal("COMPLETED", job.GetProperty("status").GetString());
        Assert.Equal([true, false], job.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("success").GetBoolean()));
        Assert.Equal(3, (await ListAsync(client, "api/v2/tickets"))[0].GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task A_merged_contact_lies_in_the_trash_and_gives_its_tickets_away()
    {
        await using var account = await StartAsync(new());
        using var client = Client(account);
        var first = await PostAsync(client, "_sandbox/plant?kind=contacts", new { name = "Ada", email = "ada@example.test" });
        var second = await PostAsync(client, "_sandbox/plant?kind=contacts", new { name = "Ada R.", email = "ar@example.test", unique_external_id = "mls:M1" });
        await PostAsync(client, "_sandbox/plant?kind=tickets", new { requester = "ar@example.test", subject = "One" });

        await PostAsync(client, "api/v2/contacts/merge", new { primary_contact_id = long.Parse(first, System.Globalization.CultureInfo.InvariantCulture), secondary_contact_ids = new[] { long.Parse(second, System.Globalization.CultureInfo.InvariantCulture) } });

        Assert.Equal(first, Assert.Single(await ListAsync(client, "api/v2/contacts")).GetProperty("id").ToString());
        Assert.Equal(first, (await ListAsync(client, "api/v2/tickets"))[0].GetProperty("requester_id").ToString());
    }

    [Fact]
    public async Task Generated_tickets_have_members_answers_and_ratings_and_the_same_seed_gives_the_same()
    {
        var options = new FreshdeskSandboxOptions { Tickets = 200, Members = 50, Days = 20 };
        await using var account = await StartAsync(options);
        await using var again = await StartAsync(options);
        using var client = Client(account);
        using var other = Client(again);

        var tickets = await ListAsync(client, "api/v2/tickets?include=stats&per_page=100&updated_since=2020-01-01");

        Assert.Equal(100, tickets.Count);
        Assert.Contains(tickets, ticket => ticket.GetProperty("stats").GetProperty("resolved_at").ValueKind == JsonValueKind.String);
        Assert.NotEmpty(await ListAsync(client, "api/v2/surveys/satisfaction_ratings"));
        Assert.Equal(await SubjectsAsync(client), await SubjectsAsync(other));
    }

    [Fact]
    public async Task A_key_that_is_no_administrators_sees_no_contacts()
    {
        await using var account = await StartAsync(new());
        using var client = Client(account, "sandbox-agent-key");

        using var refused = await client.GetAsync("api/v2/contacts");

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("access_denied", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_whose_answer_is_lost_has_taken_effect()
    {
        await using var account = await StartAsync(new());
        using var client = Client(account);
        account.Faults.Change(FaultPlan.Parse("500-after:100%"));
        using var lost = await client.PostAsJsonAsync("api/v2/contacts", new { name = "Ada", unique_external_id = "mls:M1" }, JsonSerializerOptions.Default);
        account.Faults.Change(FaultPlan.None);

        Assert.Equal(HttpStatusCode.InternalServerError, lost.StatusCode);
        Assert.Single(await ListAsync(client, "api/v2/contacts"));
    }

    private static Task<FreshdeskSandbox> StartAsync(FreshdeskSandboxOptions options) => FreshdeskSandbox.StartAsync(new SandboxSettings(), options, CancellationToken.None);

    private static HttpClient Client(FreshdeskSandbox account, string key = "sandbox-key") => new()
    {
        BaseAddress = account.Address,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:X"))) },
    };

    private static async Task<string> PostAsync<T>(HttpClient client, string path, T body)
    {
        using var content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(path, content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<List<JsonElement>> ListAsync(HttpClient client, string path) =>
        [.. (await client.GetFromJsonAsync<JsonElement>(path)).EnumerateArray()];

    private static async Task<List<string?>> SubjectsAsync(HttpClient client) =>
        [.. (await ListAsync(client, "api/v2/tickets?per_page=100&updated_since=2020-01-01&order_by=created_at&order_type=asc")).Select(ticket => $"{ticket.GetProperty("id")} {ticket.GetProperty("subject")}")];
}
