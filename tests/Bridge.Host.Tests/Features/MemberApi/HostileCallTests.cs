using System.Net;
using Bridge.Host.Features.MemberApi;
using Bridge.Host.Tests.Features.Surveys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bridge.Host.Tests.Features.MemberApi;

/// <summary>Calls that no honest client makes are answered as the caller's fault, and fill no log with errors.</summary>
public sealed class HostileCallTests
{
    private const string Form = "Content-Type: application/x-www-form-urlencoded";
    private const string Parts = "Content-Type: multipart/form-data; boundary=x";

    [Fact]
    public async Task Whatever_comes_over_the_wire_is_the_callers_fault_and_no_error_of_the_bridge()
    {
        await using var host = await SurveyHost.StartAsync();
        var token = SurveyHost.TokenOf(await host.AskAsync());
        var api = $"Content-Type: application/json\r\nAuthorization: Bearer {host.Members.Token()}\r\nIdempotency-Key: a";
        (string Path, string Head)[] doors =
        [
            ("/hooks/crm", "Content-Type: application/json"),
            ($"/api/v1/members/{MemberHost.Ada}/tickets", api),
            ($"/api/v1/members/{MemberHost.Ada}/interactions", api),
            ($"/s/{token}", Form),
            ($"/s/{token}", $"{Form}; charset=utf-7"),
            ($"/s/{token}", Parts),
            ($"/s/{token}", "Content-Type: multipart/form-data"),
        ];
        (string Head, string Body)[] bodies =
        [
            ("Transfer-Encoding: chunked", "zz\r\nabc\r\n0\r\n\r\n"),
            ("Transfer-Encoding: chunked", "5\r\nab"),
            ("Content-Length: 100", "q1="),
            ("Content-Length: 20", "--x\r\nContent-Disposi"),
            ("Content-Length: 99999999999999", "q1="),
            ("Content-Length: -1", "q1="),
            ("Content-Length: 0", ""),
            ("Content-Length: 13", "q=%zz&%00=%ff"),
            ("Content-Length: 13", "\0\u0001\u0002\u00ff\u00fe{[\"\\u\r\n\r\n"),
        ];

        var answers = new List<string>();
        foreach (var (path, head) in doors)
        {
            foreach (var (more, body) in bodies)
            {
                answers.Add($"{path[..5]} {head.Split('\n')[0]} {more}: {(int?)await RawCall.SendAsync(host.Members.At(path), $"{head}\r\n{more}", body)}");
            }
        }

        await host.Members.StopAsync();
        Assert.All(answers, answer => Assert.Matches(": (4[0-9][0-9])?$", answer));
        Assert.DoesNotContain(host.Members.Log.All, line => line.Level >= LogLevel.Error);
        await using var store = host.OpenStore();
        Assert.Empty(store.Responses.Since(DateTimeOffset.UnixEpoch, 10));
    }

    [Theory]
    [InlineData("/hooks/crm")]
    [InlineData($"/api/v1/members/{MemberHost.Ada}/tickets")]
    public async Task A_body_in_broken_chunks_is_a_bad_request_and_no_error_of_the_bridge(string path)
    {
        await using var host = await MemberHost.StartAsync();
        var head = $"Content-Type: application/json\r\nAuthorization: Bearer {host.Token()}\r\nIdempotency-Key: a\r\nTransfer-Encoding: chunked";

        var answer = await RawCall.SendAsync(host.At(path), head, "zz\r\nabc\r\n0\r\n\r\n", ends: false);

        Assert.Equal(HttpStatusCode.BadRequest, answer);
        await host.StopAsync();
        Assert.DoesNotContain(host.Log.All, line => line.Level >= LogLevel.Error);
    }

    [Theory]
    [InlineData("4242424242424242", false)]
    [InlineData("order-4242-4242-4242-4242", false)]
    [InlineData("550e8400-e29b-41d4-a716-446655440000", true)]
    [InlineData("20261129231500001", true)]
    public async Task A_key_that_could_be_a_card_number_is_not_kept(string key, bool isTaken)
    {
        await using var host = await MemberHost.StartAsync();

        var answer = await host.PostAsync($"/api/v1/members/{MemberHost.Ada}/tickets", new { subject = "S", text = "T" }, key);

        Assert.Equal(isTaken ? HttpStatusCode.Accepted : HttpStatusCode.BadRequest, answer.Status);
        await host.StopAsync();
        Assert.Equal(isTaken, Directory.GetFiles(host.Home, "outbox.db*").Any(file => File.ReadAllText(file, System.Text.Encoding.Latin1).Contains(key, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("\\u200b\\u2060", "Words", "subject")]
    [InlineData("One\\u2028two", "Words", "subject")]
    [InlineData("Subject", "\\u200b \\ufeff\\n", "text")]
    public async Task A_text_that_nobody_sees_or_a_line_of_two_lines_is_refused(string subject, string text, string field)
    {
        await using var host = await MemberHost.StartAsync();

        var answer = await host.PostTextAsync($"/api/v1/members/{MemberHost.Ada}/tickets", $$"""{"subject":"{{subject}}","text":"{{text}}"}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.True(answer.Json.GetProperty("errors").TryGetProperty(field, out _), answer.Text);
    }

    [Theory]
    [InlineData("11:00Z")]
    [InlineData("10/11/2025 11:00Z")]
    [InlineData("2025-11-10Z")]
    [InlineData("Mon, 10 Nov 2025 11:00:00 GMT")]
    [InlineData("2025-11-10T11:00:00")]
    [InlineData("2025-11-10T25:00:00Z")]
    [InlineData("٢٠٢٥-11-10T11:00:00Z")]
    public async Task An_instant_that_has_to_be_guessed_at_is_refused(string at)
    {
        await using var host = await MemberHost.StartAsync();

        var answer = await host.PostAsync($"/api/v1/members/{MemberHost.Ada}/interactions", new { at, channel = "phone" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task Requests_with_files_leave_room_for_others()
    {
        await using var host = await MemberHost.StartAsync(memberApi: "attachments: { largest: 10MB, most: 2, types: [txt] }");
        var tickets = $"/api/v1/members/{MemberHost.Ada}/tickets";
        var file = new { subject = "With a file", text = "Words", attachments = new[] { new { name = "a.txt", content = Convert.ToBase64String(new byte[1024 * 1024].Select(_ => (byte)'a').ToArray()) } } };

        var rooms = host.Services.GetRequiredService<BodyRoom>();
        var others = Enumerable.Range(0, BodyRoom.Most + 1).Select(_ => rooms.Ask(BodyReader.LargestBody + 1)).ToList(); // the least that counts
        var refused = await host.PostAsync(tickets, file, "one");
        var small = await host.PostAsync(tickets, new { subject = "Without", text = "Words" });
        others.ForEach(one => one?.Dispose());
        var least = rooms.Ask(BodyReader.LargestBody);
        var taken = await host.PostAsync(tickets, file, "one");

        Assert.Equal(1, others.Count(one => one is { IsAcquired: false }));
        Assert.Null(least);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.Accepted, HttpStatusCode.Accepted), (refused.Status, small.Status, taken.Status));
    }
}
