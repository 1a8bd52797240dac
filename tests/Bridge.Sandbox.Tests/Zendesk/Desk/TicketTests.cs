using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Sandbox.Tests.Serving;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Sandbox.Tests.Zendesk.Desk;

public sealed class TicketTests
{
    private const long Agent = 11_000_000_000_024;

    [Fact]
    public async Task A_requester_nobody_knows_is_created_with_the_ticket()
    {
        await using var zendesk = await ZendeskCaller.StartAsync();

        var answer = await zendesk.PostAsync("api/v2/tickets.json",
            """{"ticket":{"subject":"Help","comment":{"body":"No entry."},"requester":{"name":"Ada","email":"ada@example.org"},"external_id":"m-1","priority":"high","tags":["b","a"]}}""");

        var ticket = answer.Ticket;
        Assert.Equal(201, answer.Status);
        Assert.Equal("new", ticket.GetProperty("status").GetString());
        Assert.Equal("No entry.", ticket.GetProperty("description").GetString());
        Assert.Equal(["a", "b"], ticket.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.Equal("unoffered", ticket.GetProperty("satisfaction_rating").GetProperty("score").GetString());
        Assert.StartsWith(zendesk.Address.ToString(), answer.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal("Create", answer.Body.GetProperty("audit").GetProperty("events")[1].GetProperty("type").GetString());
        var user = (await zendesk.GetAsync($"api/v2/users/{ticket.GetProperty("requester_id").GetInt64()}")).User;
        Assert.Equal("ada@example.org", user.GetProperty("email").GetString());
        var found = await zendesk.GetAsync("api/v2/tickets?external_id=M-1");
        Assert.Equal(1, found.Body.GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData("""{"subject":"No comment"}""", "base")]
    [InlineData("""{"comment":{"body":"x"},"priority":"extreme"}""", "priority")]
    [InlineData("""{"comment":{"body":"x"},"requester_id":5}""", "requester")]
    [InlineData("""{"comment":{"body":"x"},"assignee_id":5}""", "assignee")]
    [InlineData("""{"comment":{"body":"x"},"group_id":5}""", "group")]
    [InlineData("""{"comment":{"body":"x","uploads":["nothing"]}}""", "uploads")]
    [InlineData("""{"comment":{"body":"x"},"status":"solved"}""", "base")]
    public async Task A_ticket_the_account_would_not_take_is_refused(string ticket, string field)
    {
        await using var zendesk = await ZendeskCaller.StartAsync();

        var answer = await zendesk.PostAsync("api/v2/tickets", "{\"ticket\":" + ticket + "}");

        Assert.Equal(422, answer.Status);
        Assert.Equal("RecordInvalid", answer.Body.GetProperty("error").GetString());
        Assert.True(answer.Body.GetProperty("details").TryGetProperty(field, out _), answer.Text);
        Assert.Equal(0, (await zendesk.GetAsync("api/v2/tickets/count")).Body.GetProperty("count").GetProperty("value").GetInt32());
    }

    [Fact]
    public async Task A_guarded_update_is_refused_once_the_ticket_has_changed()
    {
        var clock = new SteppedTime();
        await using var zendesk = await ZendeskCaller.StartAsync(time: clock);
        var id = await zendesk.OpenAsync(await zendesk.CreateAsync("a", "a@example.org"));
        var stamp = (await zendesk.GetAsync($"api/v2/tickets/{id}")).Ticket.GetProperty("updated_at").GetString();
        clock.Step(TimeSpan.FromSeconds(5));

        var first = await zendesk.ChangeAsync(id, $$"""{"priority":"high","safe_update":true,"updated_stamp":"{{stamp}}"}""");
        var second = await zendesk.ChangeAsync(id, $$"""{"priority":"low","safe_update":true,"updated_stamp":"{{stamp}}"}""");

        Assert.Equal(200, first.Status);
        Assert.Equal(409, second.Status);
        Assert.Equal("UpdateConflict", second.Body.GetProperty("error").GetString());
        Assert.Equal("high", (await zendesk.GetAsync($"api/v2/tickets/{id}")).Ticket.GetProperty("priority").GetString());
    }

    [Fact]
    public async Task A_member_who_writes_again_reopens_the_ticket_until_it_is_closed()
    {
        await using var zendesk = await ZendeskCaller.StartAsync();
        var member = await zendesk.CreateAsync("a", "a@example.org");
        var id = await zendesk.OpenAsync(member);

        var solved = await zendesk.ChangeAsync(id, $$$"""{"status":"solved","assignee_id":{{{Agent}}},"comment":{"body":"Done.","author_id":{{{Agent}}} } }""");
        var again = await zendesk.ChangeAsync(id, $$$"""{"comment":{"body":"Not yet.","author_id":{{{member}}} } }""");
        await zendesk.ChangeAsync(id, """{"status":"closed"}""");
        var late = await zendesk.ChangeAsync(id, """{"priority":"low"}""");

        Assert.Equal("solved", solved.Ticket.GetProperty("status").GetString());
        Assert.Equal("open", again.Ticket.GetProperty("status").GetString());
        Assert.Equal(422, late.Status);
        Assert.Contains("closed prevents ticket update", late.Text, StringComparison.Ordinal);
        var comments = await zendesk.GetAsync($"api/v2/tickets/{id}/comments?page[size]=2");
        Assert.Equal(2, comments.Body.GetProperty("comments").GetArrayLength());
        Assert.True(comments.Body.GetProperty("meta").GetProperty("has_more").GetBoolean());
    }

    [Fact]
    public async Task Custom_fields_keep_values_tags_follow_and_card_numbers_do_not_stay()
    {
        await using var zendesk = await ZendeskCaller.StartAsync();
        var member = await zendesk.CreateAsync("a", "a@example.org");
        var topic = await FieldAsync(zendesk, """{"type":"tagger","title":"Topic","custom_field_options":[{"name":"Log in","value":"login"},{"name":"Photos","value":"photos"}]}""");
        var card = await FieldAsync(zendesk, """{"type":"partialcreditcard","title":"Card"}""");

        var id = await zendesk.OpenAsync(member, $$""","custom_fields":[{"id":{{topic}},"value":"login"},{"id":{{card}},"value":"4111111111111111"}]""");
        var changed = await zendesk.ChangeAsync(id, $$"""{"custom_fields":[{"id":{{topic}},"value":"photos"}]}""");
        var wrong = await zendesk.ChangeAsync(id, $$"""{"custom_fields":[{"id":{{topic}},"value":"weather"}]}""");

        Assert.Equal(["photos"], changed.Ticket.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.Contains("XXXXXXXXXXXX1111", changed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("4111111111111111", changed.Text, StringComparison.Ordinal);
        Assert.Equal(422, wrong.Status);
    }

    [Fact]
    public async Task Jobs_create_update_and_merge_tickets()
    {
        await using var zendesk = await ZendeskCaller.StartAsync();
        var member = await zendesk.CreateAsync("a", "a@example.org");
        var tickets = Enumerable.Range(0, 3).Select(number => new { subject = $"T{number}", requester_id = member, comment = new { body = "x" } });

        var made = await zendesk.RunJobAsync(HttpMethod.Post, "api/v2/tickets/create_many", JsonSerializer.Serialize(new { tickets }));
        var changed = await zendesk.RunJobAsync(HttpMethod.Put, "api/v2/tickets/update_many?ids=1,2,77", """{"ticket":{"additional_tags":["seen"]}}""");
        await zendesk.RunJobAsync(HttpMethod.Post, "api/v2/tickets/1/merge", """{"ids":[2,3],"source_comment":"See 1"}""");

        Assert.All(made, row => Assert.Equal("Created", row.GetProperty("status").GetString()));
        Assert.Equal(1, changed.Count(row => row.GetProperty("status").GetString() == "Failed"));
        var source = (await zendesk.GetAsync("api/v2/tickets/2")).Ticket;
        Assert.Equal("closed", source.GetProperty("status").GetString());
        Assert.Equal(["closed_by_merge", "seen"], source.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.Equal(2, (await zendesk.GetAsync("api/v2/tickets/1/comments/count")).Body.GetProperty("count").GetProperty("value").GetInt32());
    }

    [Fact]
    public async Task An_upload_is_bound_to_one_comment_and_has_a_largest_size()
    {
        await using var zendesk = await ZendeskCaller.StartAsync(new ZendeskSandboxOptions { JobDelay = TimeSpan.Zero, MaxUploadBytes = 8 });
        var id = await zendesk.OpenAsync(await zendesk.CreateAsync("a", "a@example.org"));

        var (status, token) = await UploadAsync(zendesk, "picture");
        var first = await zendesk.ChangeAsync(id, $$$"""{"comment":{"body":"See it.","uploads":["{{{token}}}"]} }""");
        var second = await zendesk.ChangeAsync(id, $$$"""{"comment":{"body":"Again.","uploads":["{{{token}}}"]} }""");
        var (tooLarge, _) = await UploadAsync(zendesk, "picture too large");

        Assert.Equal(201, status);
        Assert.Equal(200, first.Status);
        Assert.Equal(422, second.Status);
        Assert.Equal(413, tooLarge);
        var file = (await zendesk.GetAsync($"api/v2/tickets/{id}/comments")).Body.GetProperty("comments")[1].GetProperty("attachments")[0];
        Assert.Equal("picture", await zendesk.Client.GetStringAsync(new Uri(file.GetProperty("content_url").GetString() ?? "")));
    }

    [Fact]
    public async Task Updates_of_one_ticket_are_limited_where_the_account_says_so()
    {
        await using var zendesk = await ZendeskCaller.StartAsync(new ZendeskSandboxOptions { TicketLimits = true }, new SteppedTime());
        var id = await zendesk.OpenAsync(await zendesk.CreateAsync("a", "a@example.org"));

        for (var update = 0; update < 30; update++)
        {
            Assert.Equal(200, (await zendesk.ChangeAsync(id, $$"""{"subject":"{{update}}"}""")).Status);
        }

        var refused = await zendesk.ChangeAsync(id, """{"subject":"31"}""");
        Assert.Equal(429, refused.Status);
        Assert.Equal(TimeSpan.FromSeconds(600), refused.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task An_imported_ticket_keeps_its_times()
    {
        await using var zendesk = await ZendeskCaller.StartAsync(time: new SteppedTime());
        var member = await zendesk.CreateAsync("a", "a@example.org");

        var answer = await zendesk.PostAsync("api/v2/imports/tickets", JsonSerializer.Serialize(new
        {
            ticket = new
            {
                subject = "Old", requester_id = member, assignee_id = Agent, status = "solved",
                created_at = "2025-05-05T09:00:00Z", solved_at = "2025-05-05T11:00:00Z", updated_at = "2025-05-05T12:00:00Z",
                comments = new object[]
                {
                    new { body = "Help", author_id = member, created_at = "2025-05-05T09:00:00Z" },
                    new { body = "Done", author_id = Agent, created_at = "2025-05-05T09:30:00Z" },
                },
            },
        }));

        Assert.Equal(201, answer.Status);
        Assert.Equal("2025-05-05T09:00:00Z", answer.Ticket.GetProperty("created_at").GetString());
        Assert.Equal("2025-05-05T12:00:00Z", answer.Ticket.GetProperty("updated_at").GetString());
        Assert.Equal("solved", answer.Ticket.GetProperty("status").GetString());
        var metric = (await zendesk.GetAsync($"api/v2/tickets/{answer.Ticket.GetProperty("id").GetInt64()}/metrics")).Body.GetProperty("ticket_metric");
        Assert.Equal(30, metric.GetProperty("reply_time_in_minutes").GetProperty("calendar").GetInt32());
        Assert.Equal(120, metric.GetProperty("full_resolution_time_in_minutes").GetProperty("business").GetInt32());
    }

    private static async Task<long> FieldAsync(ZendeskCaller zendesk, string json)
    {
        var answer = await zendesk.PostAsync("api/v2/ticket_fields", "{\"ticket_field\":" + json + "}");
        Assert.Equal(201, answer.Status);
        return answer.Body.GetProperty("ticket_field").GetProperty("id").GetInt64();
    }

    private static async Task<(int Status, string? Token)> UploadAsync(ZendeskCaller zendesk, string content)
    {
        using var response = await zendesk.Client.PostAsync(new Uri("api/v2/uploads?filename=a.txt", UriKind.Relative), new StringContent(content));
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        return ((int)response.StatusCode, body.TryGetProperty("upload", out var upload) ? upload.GetProperty("token").GetString() : null);
    }
}
