using System.Text.Json;
using Bridge.Sandbox.Tests.Serving;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Sandbox.Tests.Zendesk.Desk;

public sealed class ExportTests
{
    private const string ByCursor = "api/v2/incremental/tickets/cursor?";

    [Fact]
    public async Task A_ticket_that_changes_while_pages_are_read_is_never_lost()
    {
        var clock = new SteppedTime();
        await using var zendesk = await ZendeskCaller.StartAsync(time: clock);
        var member = await zendesk.CreateAsync("a", "a@example.org");
        for (var number = 0; number < 30; number++)
        {
            await zendesk.OpenAsync(member);
        }

        clock.Step(TimeSpan.FromMinutes(2));
        var random = new Random(11);
        var seen = new Dictionary<long, string?>();
        var expected = new Dictionary<long, string>();
        var next = $"{ByCursor}start_time=0&per_page=4";
        for (var page = 0; page < 12; page++)
        {
            var answer = await zendesk.GetAsync(next);
            Note(seen, answer.Body);
            next = ByCursor + "per_page=4&cursor=" + Uri.EscapeDataString(answer.Body.GetProperty("after_cursor").GetString() ?? "");
            var id = random.Next(1, 31);
            expected[id] = $"changed on page {page}";
            await zendesk.ChangeAsync(id, $$"""{"subject":"{{expected[id]}}"}""");
            clock.Step(TimeSpan.FromSeconds(20));
        }

        clock.Step(TimeSpan.FromMinutes(2));
        for (var isEnd = false; !isEnd;)
        {
            var answer = await zendesk.GetAsync(next);
            Note(seen, answer.Body);
            next = ByCursor + "per_page=4&cursor=" + Uri.EscapeDataString(answer.Body.GetProperty("after_cursor").GetString() ?? "");
            isEnd = answer.Body.GetProperty("end_of_stream").GetBoolean();
        }

        Assert.Equal(30, seen.Count);
        Assert.All(expected, pair => Assert.Equal(pair.Value, seen[pair.Key]));
    }

    [Fact]
    public async Task Paging_by_time_repeats_the_border_and_loses_nothing()
    {
        var clock = new SteppedTime();
        await using var zendesk = await ZendeskCaller.StartAsync(time: clock);
        var member = await zendesk.CreateAsync("a", "a@example.org");
        for (var number = 0; number < 25; number++)
        {
            await zendesk.OpenAsync(member);
            clock.Step(TimeSpan.FromSeconds(number % 3 == 0 ? 1 : 0));
        }

        clock.Step(TimeSpan.FromMinutes(2));
        var seen = new List<long>();
        var next = "api/v2/incremental/tickets?start_time=0&per_page=5";
        for (var isEnd = false; !isEnd;)
        {
            var answer = await zendesk.GetAsync(next);
            seen.AddRange(answer.Body.GetProperty("tickets").EnumerateArray().Select(ticket => ticket.GetProperty("id").GetInt64()));
            next = answer.Body.GetProperty("next_page").GetString() ?? "";
            isEnd = answer.Body.GetProperty("end_of_stream").GetBoolean();
        }

        Assert.Equal(25, seen.Distinct().Count());
        Assert.True(seen.Count > 25);
    }

    [Fact]
    public async Task The_last_minute_is_held_back_and_system_updates_move_a_ticket_alone()
    {
        var clock = new SteppedTime();
        await using var zendesk = await ZendeskCaller.StartAsync(time: clock);
        await zendesk.OpenAsync(await zendesk.CreateAsync("a", "a@example.org"));
        var now = clock.GetUtcNow().ToUnixTimeSeconds();

        var tooRecent = await zendesk.GetAsync($"{ByCursor}start_time={now - 30}");
        var early = await zendesk.GetAsync($"{ByCursor}start_time={now - 120}");
        clock.Step(TimeSpan.FromMinutes(3));
        await zendesk.PostAsync("_sandbox/tickets/1/touch", "{}");
        clock.Step(TimeSpan.FromMinutes(2));
        var later = await zendesk.GetAsync($"{ByCursor}start_time={now + 60}&include=users,metric_sets");

        Assert.Equal(422, tooRecent.Status);
        Assert.Equal("StartTimeTooRecent", tooRecent.Body.GetProperty("error").GetString());
        Assert.Equal(0, early.Body.GetProperty("tickets").GetArrayLength());
        var ticket = later.Body.GetProperty("tickets")[0];
        Assert.Equal(now + 180, ticket.GetProperty("generated_timestamp").GetInt64());
        Assert.Equal(now, ticket.GetProperty("updated_at").GetDateTimeOffset().ToUnixTimeSeconds());
        Assert.Equal(1, later.Body.GetProperty("metric_sets")[0].GetProperty("ticket_id").GetInt64());
        Assert.Contains("a@example.org", later.Body.GetProperty("users").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleted_tickets_are_exported_restored_and_scrubbed()
    {
        var clock = new SteppedTime();
        await using var zendesk = await ZendeskCaller.StartAsync(time: clock);
        var id = await zendesk.OpenAsync(await zendesk.CreateAsync("a", "a@example.org"));

        Assert.Equal(204, (await zendesk.SendAsync(HttpMethod.Delete, $"api/v2/tickets/{id}", null)).Status);
        clock.Step(TimeSpan.FromMinutes(2));
        var shown = await zendesk.GetAsync($"api/v2/tickets/{id}");
        var exported = await zendesk.GetAsync($"{ByCursor}start_time=0");
        var without = await zendesk.GetAsync($"{ByCursor}start_time=0&exclude_deleted=true");
        var listed = await zendesk.GetAsync("api/v2/deleted_tickets");
        Assert.Equal(200, (await zendesk.SendAsync(HttpMethod.Put, $"api/v2/deleted_tickets/{id}/restore", null)).Status);
        Assert.Equal(200, (await zendesk.GetAsync($"api/v2/tickets/{id}")).Status);
        await zendesk.SendAsync(HttpMethod.Delete, $"api/v2/tickets/{id}", null);
        await zendesk.RunJobAsync(HttpMethod.Delete, $"api/v2/deleted_tickets/{id}", "{}");
        clock.Step(TimeSpan.FromMinutes(2));
        var scrubbed = await zendesk.GetAsync($"{ByCursor}start_time=0");

        Assert.Equal(404, shown.Status);
        Assert.Equal("deleted", exported.Body.GetProperty("tickets")[0].GetProperty("status").GetString());
        Assert.Equal(0, without.Body.GetProperty("tickets").GetArrayLength());
        Assert.Equal(id, listed.Body.GetProperty("deleted_tickets")[0].GetProperty("id").GetInt64());
        Assert.DoesNotContain("It does not work.", scrubbed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_incremental_exports_share_one_limit()
    {
        await using var zendesk = await ZendeskCaller.StartAsync(new ZendeskSandboxOptions { IncrementalLimitPerMinute = 3 }, new SteppedTime());

        var statuses = new List<int>();
        foreach (var path in (string[])["tickets/cursor", "ticket_events", "users", "ticket_metric_events"])
        {
            statuses.Add((await zendesk.GetAsync($"api/v2/incremental/{path}?start_time=0")).Status);
        }

        Assert.Equal([200, 200, 200, 429], statuses);
    }

    [Fact]
    public async Task The_event_export_tells_every_change_and_comments_on_demand()
    {
        var clock = new SteppedTime();
        await using var zendesk = await ZendeskCaller.StartAsync(time: clock);
        var id = await zendesk.OpenAsync(await zendesk.CreateAsync("a", "a@example.org"));
        clock.Step(TimeSpan.FromMinutes(5));
        await zendesk.ChangeAsync(id, """{"status":"pending","comment":{"body":"Which one?","public":false}}""");
        clock.Step(TimeSpan.FromMinutes(2));

        var plain = await zendesk.GetAsync("api/v2/incremental/ticket_events?start_time=0");
        var full = await zendesk.GetAsync("api/v2/incremental/ticket_events?start_time=0&include=comment_events");
        var metrics = await zendesk.GetAsync("api/v2/incremental/ticket_metric_events?start_time=0");

        Assert.Equal(2, plain.Body.GetProperty("count").GetInt32());
        var children = plain.Body.GetProperty("ticket_events")[1].GetProperty("child_events").EnumerateArray().ToList();
        Assert.Contains(children, child => child.TryGetProperty("status", out var status) && status.GetString() == "pending"
            && child.GetProperty("previous_value").GetString() == "new");
        Assert.Contains(children, child => child.TryGetProperty("comment_public", out var isPublic) && !isPublic.GetBoolean());
        Assert.DoesNotContain("Which one?", plain.Text, StringComparison.Ordinal);
        Assert.Contains("Which one?", full.Text, StringComparison.Ordinal);
        var paused = metrics.Body.GetProperty("ticket_metric_events").EnumerateArray().Single(one =>
            one.GetProperty("metric").GetString() == "agent_work_time" && one.GetProperty("type").GetString() == "update_status");
        Assert.Equal(5, paused.GetProperty("status").GetProperty("calendar").GetInt32());
    }

    private static void Note(Dictionary<long, string?> seen, JsonElement page)
    {
        foreach (var ticket in page.GetProperty("tickets").EnumerateArray())
        {
            seen[ticket.GetProperty("id").GetInt64()] = ticket.GetProperty("subject").GetString();
        }
    }
}
