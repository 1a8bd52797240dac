using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Sandbox.Tests.Zendesk.Desk;

public sealed class WebhookTests
{
    [Fact]
    public async Task Events_arrive_in_order_and_signed_with_the_secret()
    {
        await using var ear = await WebhookEar.StartAsync();
        await using var zendesk = await ZendeskCaller.StartAsync();
        var (_, secret) = await SubscribeAsync(zendesk, ear, "zen:event-type:ticket.created", "zen:event-type:ticket.status_changed");
        var id = await zendesk.OpenAsync(await zendesk.CreateAsync("a", "a@example.org"));

        await zendesk.PostAsync($"_sandbox/tickets/{id}/solve", "{}");
        await FlushAsync(zendesk);

        Assert.Equal(["zen:event-type:ticket.created", "zen:event-type:ticket.status_changed"], ear.Heard.Select(one => one.Json.GetProperty("type").GetString()));
        Assert.All(ear.Heard, one => Assert.Equal(one.Signature, Sign(secret, one)));
        var last = ear.Heard[1].Json;
        Assert.Equal("SOLVED", last.GetProperty("event").GetProperty("current").GetString());
        Assert.Equal($"zen:ticket:{id}", last.GetProperty("subject").GetString());
        Assert.Equal(2, ear.Heard.Select(one => one.Invocation).Distinct().Count());
    }

    [Fact]
    public async Task A_conflict_is_tried_three_times_more_and_another_failure_is_lost()
    {
        await using var ear = await WebhookEar.StartAsync(409, 409, 409, 409, 500);
        await using var zendesk = await ZendeskCaller.StartAsync(new ZendeskSandboxOptions { WebhookRetryDelay = TimeSpan.Zero });
        var (webhook, _) = await SubscribeAsync(zendesk, ear, "conditional_ticket_events");

        await zendesk.OpenAsync(await zendesk.CreateAsync("a", "a@example.org"));
        await FlushAsync(zendesk);
        Assert.Equal(4, ear.Heard.Count);
        Assert.Single(ear.Heard.Select(one => one.Invocation).Distinct());
        Assert.Equal("created", ear.Heard[0].Json.GetProperty("event").GetString());

        await zendesk.OpenAsync(await zendesk.CreateAsync("b", "b@example.org"));
        await FlushAsync(zendesk);
        Assert.Equal(5, ear.Heard.Count);
        var invocations = (await zendesk.GetAsync($"api/v2/webhooks/{webhook}/invocations")).Body.GetProperty("invocations");
        Assert.Equal([500, 409], invocations.EnumerateArray().Select(one => one.GetProperty("status_code").GetInt32()));
    }

    [Fact]
    public async Task Deliveries_are_doubled_dropped_forged_and_reordered_on_demand()
    {
        await using var ear = await WebhookEar.StartAsync();
        await using var zendesk = await ZendeskCaller.StartAsync();
        var (_, secret) = await SubscribeAsync(zendesk, ear, "zen:event-type:ticket.created");
        var member = await zendesk.CreateAsync("a", "a@example.org");

        await PlayAsync(zendesk, "duplicate:100%", () => zendesk.OpenAsync(member));
        Assert.Equal(2, ear.Heard.Count);
        Assert.Single(ear.Heard.Select(one => one.Invocation).Distinct());
        await PlayAsync(zendesk, "drop:100%", () => zendesk.OpenAsync(member));
        Assert.Equal(2, ear.Heard.Count);
        await PlayAsync(zendesk, "forge:100%", () => zendesk.OpenAsync(member));
        Assert.NotEqual(ear.Heard[2].Signature, Sign(secret, ear.Heard[2]));
        await PlayAsync(zendesk, "reorder:100%", async () =>
        {
            await zendesk.OpenAsync(member);
            await zendesk.OpenAsync(member);
        });
        Assert.Equal(["5", "4"], ear.Heard.Skip(3).Select(one => one.Json.GetProperty("detail").GetProperty("id").GetString()));
        var wrong = await zendesk.Client.PostAsync(new Uri("_sandbox/webhooks/mischief", UriKind.Relative), new StringContent("explode:5%"));
        Assert.Equal(400, (int)wrong.StatusCode);
    }

    [Fact]
    public async Task A_webhook_to_another_machine_is_refused_and_secrets_rotate()
    {
        await using var ear = await WebhookEar.StartAsync();
        await using var zendesk = await ZendeskCaller.StartAsync();

        var away = await zendesk.PostAsync("api/v2/webhooks", """{"webhook":{"name":"Away","endpoint":"https://example.com/","http_method":"POST","request_format":"json","status":"active","subscriptions":[]}}""");
        var (webhook, secret) = await SubscribeAsync(zendesk, ear, "zen:event-type:ticket.created");
        var rotated = await zendesk.PostAsync($"api/v2/webhooks/{webhook}/signing_secret", "{}");

        Assert.Equal(400, away.Status);
        Assert.NotEqual(secret, rotated.Body.GetProperty("signing_secret").GetProperty("secret").GetString());
        Assert.Equal(1, (await zendesk.GetAsync("api/v2/webhooks?page[size]=10")).Body.GetProperty("webhooks").GetArrayLength());
    }

    [Fact]
    public void The_signature_is_that_of_an_independent_computation()
    {
        // Computed with openssl from secret, time stamp and body, joined without anything between.
        var heard = new Delivery("", "2026-11-22T07:00:00Z", "", """{"type":"zen:event-type:user.created","id":"e1"}""");

        Assert.Equal("Ls9T0RnM7F3A5Kv5BsNm8fFR0w3cD+Buaphd6WN/bC0=", Sign("bridge-test-secret", heard));
        Assert.Equal(
            Sign("bridge-test-secret", heard),
            Bridge.Sandbox.Zendesk.Webhooks.WebhookSender.Sign("bridge-test-secret", heard.Timestamp, Encoding.UTF8.GetBytes(heard.Body)));
    }

    private static async Task PlayAsync(ZendeskCaller zendesk, string mischief, Func<Task> play)
    {
        await zendesk.Client.PostAsync(new Uri("_sandbox/webhooks/mischief", UriKind.Relative), new StringContent(mischief));
        await play();
        await FlushAsync(zendesk);
    }

    private static async Task FlushAsync(ZendeskCaller zendesk)
    {
        using var answer = await zendesk.Client.PostAsync(new Uri("_sandbox/webhooks/flush", UriKind.Relative), null);
        Assert.Equal(204, (int)answer.StatusCode);
    }

    private static string Sign(string secret, Delivery heard) => Convert.ToBase64String(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(heard.Timestamp + heard.Body)));

    private static async Task<(string Id, string Secret)> SubscribeAsync(ZendeskCaller zendesk, WebhookEar ear, params string[] types)
    {
        var answer = await zendesk.PostAsync("api/v2/webhooks", JsonSerializer.Serialize(new
        {
            webhook = new { name = "Bridge", endpoint = ear.Address, http_method = "POST", request_format = "json", status = "active", subscriptions = types },
        }));
        Assert.Equal(201, answer.Status);
        var id = answer.Body.GetProperty("webhook").GetProperty("id").GetString() ?? "";
        var secret = await zendesk.GetAsync($"api/v2/webhooks/{id}/signing_secret");
        return (id, secret.Body.GetProperty("signing_secret").GetProperty("secret").GetString() ?? "");
    }
}
