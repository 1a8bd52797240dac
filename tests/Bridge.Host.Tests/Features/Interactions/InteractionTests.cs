using System.Net;
using System.Text.Json;
using Bridge.Core.Calls;
using Bridge.Host.Composition;
using Bridge.Host.Features.Interactions;
using Bridge.Host.Tests.Cli;
using Bridge.Host.Tests.Features.MemberApi;

namespace Bridge.Host.Tests.Features.Interactions;

/// <summary>Every time a member and the MLS were in touch is in one list, wherever it was told.</summary>
public sealed class InteractionTests
{
    private const string Interactions = $"/api/v1/members/{MemberHost.Ada}/interactions";
    private static readonly TimeSpan _deadline = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task A_ticket_a_class_and_a_call_stand_in_one_list_the_newest_first()
    {
        await using var host = await MemberHost.StartAsync();
        var ticket = await host.OpenTicketAsync(MemberHost.Ada, "Cannot sign in");
        var now = host.Clock.GetUtcNow();
        await host.PostAsync(Interactions, new { at = now.AddDays(-2), channel = "class", subject = "Listing photos", outcome = "attended", by = "Training" });
        new CallInteractions(InteractionStore.PathBeside(Path.Combine(host.Home, "bridge.db"))).Keep([Visit(now.AddDays(-1), "crm:1"), Visit(now.AddDays(-3), null) with { MemberId = MemberHost.Ben }]);

        var listed = await ListAsync(host, count: 3);

        Assert.Equal(["web", "phone", "class"], listed.Select(one => one.GetProperty("channel").GetString()));
        Assert.Equal((ticket, "Cannot sign in", "new"), (Text(listed[0], "ticket"), Text(listed[0], "subject"), Text(listed[0], "outcome")));
        Assert.Equal(("answered", "Sam Lee"), (Text(listed[1], "outcome"), Text(listed[1], "by")));
        Assert.Equal(ticket, Text(listed[1], "ticket"));
        Assert.Equal(("Listing photos", "attended", "Training"), (Text(listed[2], "subject"), Text(listed[2], "outcome"), Text(listed[2], "by")));
        Assert.Single(await ListAsync(host, count: 1, member: MemberHost.Ben));
    }

    [Fact]
    public async Task Pages_follow_one_another_without_a_gap()
    {
        await using var host = await MemberHost.StartAsync();
        var now = host.Clock.GetUtcNow();
        for (var number = 0; number < 7; number++)
        {
            await host.PostAsync(Interactions, new { at = now.AddHours(-number / 2), channel = "text", subject = $"Message {number}" });
        }

        var (subjects, after) = (new List<string?>(), default(string));
        do
        {
            var page = (await host.GetAsync($"{Interactions}?limit=3{(after is null ? "" : $"&after={after}")}")).Json;
            subjects.AddRange(page.GetProperty("interactions").EnumerateArray().Select(one => Text(one, "subject")));
            after = Text(page, "next");
        }
        while (after is not null);

        Assert.Equal(7, subjects.Distinct().Count());
        Assert.Equal(7, subjects.Count);
    }

    [Fact]
    public async Task The_same_key_counts_once_and_another_body_under_it_is_refused()
    {
        await using var host = await MemberHost.StartAsync();
        var told = new { at = host.Clock.GetUtcNow().AddHours(-1), channel = "social", subject = "Asked on our page" };

        var first = await host.PostAsync(Interactions, told, "post-1");
        var again = await host.PostAsync(Interactions, told, "post-1");
        var other = await host.PostAsync(Interactions, new { told.at, channel = "chat", told.subject }, "post-1");

        Assert.Equal((HttpStatusCode.Accepted, first.Text), (again.Status, again.Text));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Single(await ListAsync(host, count: 1));
    }

    [Theory]
    [InlineData("""{"at":"2026-01-02T03:04:05Z","channel":"fax"}""", "channel must be one of other, email, phone, text, chat, web, social, class, purchase")]
    [InlineData("""{"at":"2026-01-02","channel":"text"}""", "at must be an instant with its offset")]
    [InlineData("""{"at":"2099-01-02T03:04:05Z","channel":"text"}""", "that has passed")]
    [InlineData("""{"at":"2026-01-02T03:04:05Z","channel":"text","link":"http://example.org"}""", "link must be an https address")]
    [InlineData("""{"at":"2026-01-02T03:04:05Z","channel":"purchase","subject":"Sign riders for 49.00"}""", "subject of a purchase may hold no digit")]
    [InlineData("""{"at":"2026-01-02T03:04:05Z","channel":"purchase","subject":"Sign riders","outcome":"amount paid"}""", "outcome of a purchase may hold no digit and no word of money")]
    public async Task What_is_wrong_is_said_with_what_is_allowed(string body, string words)
    {
        await using var host = await MemberHost.StartAsync();

        var answer = await host.PostTextAsync(Interactions, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(words, answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Card_numbers_are_gone_before_anything_is_stored()
    {
        await using var host = await MemberHost.StartAsync();

        var answer = await host.PostAsync(Interactions, new { at = host.Clock.GetUtcNow(), channel = "chat", subject = "My card is 4111 1111 1111 1111" });

        Assert.Equal(1, answer.Json.GetProperty("cardDataRemoved").GetInt32());
        Assert.Contains("[card number removed]", Text((await ListAsync(host, count: 1))[0], "subject"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_desks_timeline_gets_what_did_not_come_from_it_once_through_lost_answers_and_a_restart()
    {
        await using var host = await MemberHost.StartAsync(memberApi: "timeline: true");
        await host.FaultsAsync("mixed:40%");
        for (var number = 0; number < 5; number++)
        {
            await host.PostAsync(Interactions, new { at = host.Clock.GetUtcNow().AddHours(-number), channel = "class", subject = $"Class {number}" });
        }

        await host.StopAsync();
        await host.FaultsAsync("");
        await host.OpenAsync();
        var user = (await host.CrmAsync(HttpMethod.Get, $"api/v2/users/show_many?external_ids={MemberHost.Ada}")).GetProperty("users")[0].GetProperty("id").GetInt64();
        var events = await PollAsync(
            async () => (await host.CrmAsync(HttpMethod.Get, $"api/v2/users/{user}/events")).GetProperty("events").EnumerateArray().ToList(), found => found.Count >= 5);

        Assert.Equal(5, events.Count);
        Assert.All(events, one => Assert.Equal(("mls", "class"), (Text(one, "source"), Text(one, "type"))));
        Assert.Equal(5, events.Select(one => Text(one, "description")).Distinct().Count());
    }

    [Fact]
    public async Task The_separator_that_a_file_names_for_Excel_is_taken_and_a_stray_one_is_named()
    {
        await using var host = await MemberHost.StartAsync();
        var file = Path.Combine(host.Home, "excel.csv");
        await File.WriteAllTextAsync(file, $"""
            sep=;
            key;member;at;channel;subject
            a;{MemberHost.Ada};2026-11-01T10:00:00Z;class;Forms, part one
            b;{MemberHost.Ada};2026-11-02T10:00:00Z;class;Photos; part two
            """);

        var run = await ImportAsync(host, file);

        Assert.Contains("2 rows read, 1 new or changed, 1 refused", run.Out, StringComparison.Ordinal);
        Assert.Contains("excel.csv:4: the row has more columns than the heading", run.Error, StringComparison.Ordinal);
        Assert.Equal("Forms, part one", Text((await ListAsync(host, count: 1)).Single(), "subject"));
    }

    [Fact]
    public async Task A_file_is_imported_in_pieces_and_again_and_what_is_wrong_is_named()
    {
        await using var host = await MemberHost.StartAsync();
        var file = Path.Combine(host.Home, "classes.csv");
        await File.WriteAllTextAsync(file, $"""
            key,member,at,channel,subject
            a,{MemberHost.Ada},2026-11-01T10:00:00-07:00,class,Photos
            b,{MemberHost.Ada},2026-11-02T10:00:00Z,clas,Photos
            ,{MemberHost.Ada},2026-11-02T10:00:00Z,class,Photos
            c,{MemberHost.Ada},2026-11-03T10:00:00Z,class,"Forms, part one"
            4242-4242 4242-4242,{MemberHost.Ada},2026-11-03T10:00:00Z,class,Photos
            """);

        var first = await ImportAsync(host, file);
        var again = await ImportAsync(host, file);

        Assert.Contains("5 rows read, 2 new or changed, 3 refused", first.Out, StringComparison.Ordinal);
        Assert.Contains("classes.csv:3: channel must be one of", first.Error, StringComparison.Ordinal);
        Assert.Contains("classes.csv:4: key must have", first.Error, StringComparison.Ordinal);
        Assert.Contains("classes.csv:6: key could be a card number", first.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("4242", first.Error, StringComparison.Ordinal);
        Assert.Contains("5 rows read, 0 new or changed", again.Out, StringComparison.Ordinal);
        Assert.Equal(["Forms, part one", "Photos"], (await ListAsync(host, count: 2)).Select(one => Text(one, "subject")));
    }

    [Theory]
    [InlineData("a,")] // cells without an end
    [InlineData("a")]
    public async Task A_row_without_an_end_is_named_and_what_stands_above_it_counts(string piece)
    {
        await using var host = await MemberHost.StartAsync();
        var file = Path.Combine(host.Home, "endless.csv");
        await File.WriteAllTextAsync(
            file, $"key,member,at,channel,subject\na,{MemberHost.Ada},2026-11-01T10:00:00-07:00,class,Photos\n{string.Concat(Enumerable.Repeat(piece, 6_000_000 / piece.Length))}");

        var run = await ImportAsync(host, file, code: 3);

        Assert.Contains("endless.csv:3: this row has no end within 4 MiB.", run.Error, StringComparison.Ordinal);
        Assert.Equal(["Photos"], (await ListAsync(host, count: 1)).Select(one => Text(one, "subject")));
    }

    private static async Task<CliRun> ImportAsync(MemberHost host, string file, int code = 1)
    {
        var run = new CliRun { Connectors = ConnectorCatalogue.Open() };
        Assert.Equal(code, await run.RunAsync("import", "interactions", file, "--source", "lms", "--config", host.SettingsPath));
        return run;
    }

    private static Task<List<JsonElement>> ListAsync(MemberHost host, int count, string member = MemberHost.Ada) => PollAsync(
        async () => (await host.GetAsync($"/api/v1/members/{member}/interactions")).Json.GetProperty("interactions").EnumerateArray().ToList(),
        found => found.Count >= count);

    private static async Task<T> PollAsync<T>(Func<Task<T>> look, Func<T, bool> isDone)
    {
        for (var began = TimeProvider.System.GetTimestamp(); ;)
        {
            var found = await look();
            if (isDone(found) || TimeProvider.System.GetElapsedTime(began) > _deadline)
            {
                return found;
            }

            await Task.Delay(600); // a member has 120 calls a minute
        }
    }

    private static CallVisit Visit(DateTimeOffset at, string? ticket) => new()
    {
        Source = "phones", SourceId = $"{at.Ticks}", ContactId = $"{at.Ticks}", Direction = CallDirection.Inbound, OfferedAt = at, Outcome = CallOutcome.Answered,
        Agent = "Sam Lee", MemberId = MemberHost.Ada, TicketId = ticket, Inputs = CallInputs.Agent,
    };

    private static string? Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
