using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Sandbox.Tests.Serving;

namespace Bridge.Sandbox.Tests.Zendesk.Desk;

public sealed class IdempotencyTests
{
    [Fact]
    public async Task Concurrent_posts_with_one_idempotency_key_create_one_ticket()
    {
        await using var zendesk = await ZendeskCaller.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => PostOnceAsync(zendesk, "k1", "same")));
        var other = await PostOnceAsync(zendesk, "k1", "other");

        Assert.Single(answers.Select(answer => answer.Id).Distinct());
        Assert.Equal(1, answers.Count(answer => answer.Lookup == "miss"));
        Assert.Equal(39, answers.Count(answer => answer.Lookup == "hit"));
        Assert.All(answers, answer => Assert.Equal(201, answer.Status));
        Assert.Equal(400, other.Status);
        Assert.Equal(1, (await zendesk.GetAsync("api/v2/tickets/count")).Body.GetProperty("count").GetProperty("value").GetInt32());
    }

    [Fact]
    public async Task A_key_outlives_a_lost_answer_and_ends_after_two_hours()
    {
        var clock = new SteppedTime();
        await using var zendesk = await ZendeskCaller.StartAsync(time: clock, faults: "500-after:100%");
        var lost = await PostOnceAsync(zendesk, "k2", "body");
        using var none = await zendesk.Client.PostAsync(new Uri("_sandbox/faults", UriKind.Relative), null);

        var again = await PostOnceAsync(zendesk, "k2", "body");
        clock.Step(TimeSpan.FromMinutes(121));
        var late = await PostOnceAsync(zendesk, "k2", "body");

        Assert.Equal(500, lost.Status);
        Assert.Equal("hit", again.Lookup);
        Assert.Equal(1, again.Id);
        Assert.Equal("miss", late.Lookup);
        Assert.Equal(2, late.Id);
    }

    private static async Task<(int Status, string? Lookup, long Id)> PostOnceAsync(ZendeskCaller zendesk, string key, string subject)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v2/tickets");
        request.Headers.Add("Idempotency-Key", key);
        request.Content = JsonContent.Create(new { ticket = new { subject, comment = new { body = "x" } } });
        using var response = await zendesk.Client.SendAsync(request);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        return ((int)response.StatusCode, response.Headers.TryGetValues("x-idempotency-lookup", out var lookup) ? lookup.Single() : null,
            body.TryGetProperty("ticket", out var ticket) ? ticket.GetProperty("id").GetInt64() : 0);
    }
}
