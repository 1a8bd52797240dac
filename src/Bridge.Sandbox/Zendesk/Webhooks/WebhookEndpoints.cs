using Bridge.Sandbox.Zendesk.Api;
using Bridge.Sandbox.Zendesk.Store;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Webhooks;

/// <summary>Creates and shows webhooks, their secrets and what became of deliveries.</summary>
/// <remarks>Source: Zendesk API reference, Webhooks. Endpoints away from this machine are refused: a stand-in must not
/// send anything out.</remarks>
internal sealed class WebhookEndpoints(ZendeskAccount account)
{
    public Task AnswerAsync(ApiCall api)
    {
        if (!api.Caller.IsAdmin)
        {
            return Reply.ForbiddenAsync(api);
        }

        return (api.Method, api.Segments) switch
        {
            ("GET", [_]) => Lists.WriteAsync(api, account, "webhooks", book => book.Webhooks.All, WebhookJson.Write),
            ("POST", [_]) => CreateAsync(api),
            ("POST", [_, "test"]) when Find(api.Query("webhook_id")) is { } tested => TestAsync(api, tested),
            (_, [_, var id, ..]) when Find(id) is { } webhook => OneAsync(api, webhook),
            (_, [_, _, ..]) => Reply.NotFoundAsync(api),
            _ => Reply.NoEndpointAsync(api),
        };
    }

    private StoredWebhook? Find(string? id)
    {
        lock (account.Gate)
        {
            return id is null ? null : account.Webhooks.ById(id);
        }
    }

    private Task OneAsync(ApiCall api, StoredWebhook webhook) => (api.Method, api.Segments) switch
    {
        ("GET", [_, _]) => ShowAsync(api, webhook, StatusCodes.Status200OK),
        ("PUT" or "PATCH", [_, _]) => ChangeAsync(api, webhook),
        ("DELETE", [_, _]) => DeleteAsync(api, webhook),
        ("GET" or "POST", [_, _, "signing_secret"]) => SecretAsync(api, webhook),
        ("GET", [_, _, "invocations"]) => Lists.WriteAsync(
            api, account, "invocations", _ => webhook.Invocations.AsEnumerable().Reverse().ToList(), InvocationJson.Write),
        ("GET", [_, _, "invocations", var id, "attempts"]) when webhook.Invocations.Find(one => one.Id == id) is { } invocation =>
            InvocationJson.AttemptsAsync(api, invocation),
        _ => Reply.NotFoundAsync(api),
    };

    private async Task CreateAsync(ApiCall api)
    {
        if (await Lists.SentAsync(api, "webhook") is not { } sent)
        {
            await Reply.WrongBodyAsync(api, "webhook");
            return;
        }

        Sent.Text(sent, "name", out var name);
        if (string.IsNullOrWhiteSpace(name) || !WebhookJson.TryEndpoint(sent, out var endpoint))
        {
            await RefuseAsync(api, "Name and an endpoint on this machine (loopback) are needed");
            return;
        }

        StoredWebhook webhook;
        lock (account.Gate)
        {
            webhook = new StoredWebhook
            {
                Id = account.Webhooks.NewId(),
                Name = name,
                Endpoint = endpoint,
                Subscriptions = [],
                Secret = account.Webhooks.NewSecret(),
                CreatedAt = account.Now,
                UpdatedAt = account.Now,
            };
            WebhookJson.Apply(sent, webhook);
            account.Webhooks.All.Add(webhook);
        }

        api.Call.Applied = true;
        await ShowAsync(api, webhook, StatusCodes.Status201Created);
    }

    private async Task ChangeAsync(ApiCall api, StoredWebhook webhook)
    {
        if (await Lists.SentAsync(api, "webhook") is not { } sent)
        {
            await Reply.WrongBodyAsync(api, "webhook");
            return;
        }

        if (sent.TryGetProperty("endpoint", out _))
        {
            if (!WebhookJson.TryEndpoint(sent, out var endpoint))
            {
                await RefuseAsync(api, "The endpoint has to be on this machine (loopback)");
                return;
            }

            webhook.Endpoint = endpoint;
        }

        lock (account.Gate)
        {
            WebhookJson.Apply(sent, webhook);
            webhook.UpdatedAt = account.Now;
        }

        api.Call.Applied = true;
        await Reply.NoContentAsync(api);
    }

    private Task DeleteAsync(ApiCall api, StoredWebhook webhook)
    {
        lock (account.Gate)
        {
            account.Webhooks.All.Remove(webhook);
        }

        api.Call.Applied = true;
        return Reply.NoContentAsync(api);
    }

    private Task SecretAsync(ApiCall api, StoredWebhook webhook)
    {
        lock (account.Gate)
        {
            if (api.Method == "POST")
            {
                webhook.Secret = account.Webhooks.NewSecret();
                api.Call.Applied = true;
            }
        }

        return Reply.JsonAsync(api, api.Method == "POST" ? StatusCodes.Status201Created : StatusCodes.Status200OK, json =>
        {
            json.WriteStartObject("signing_secret"u8);
            json.WriteString("algorithm"u8, "SHA256");
            json.WriteString("secret"u8, webhook.Secret);
            json.WriteEndObject();
        });
    }

    private async Task TestAsync(ApiCall api, StoredWebhook webhook)
    {
        var invocation = new Invocation
        {
            Id = "01TEST" + webhook.Id[6..], Webhook = webhook, EventType = "test", Body = "{}"u8.ToArray(), CreatedAt = account.Now,
        };
        var attempt = await account.Pump.TryOnceAsync(invocation, api.Aborted);
        await Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
        {
            json.WriteStartObject("response"u8);
            json.WriteNumber("status"u8, attempt.Status);
            json.WriteEndObject();
        });
    }

    private static Task RefuseAsync(ApiCall api, string detail) => Reply.JsonAsync(api, StatusCodes.Status400BadRequest, json =>
    {
        json.WriteStartArray("errors"u8);
        json.WriteStartObject();
        json.WriteString("code"u8, "InvalidWebhook");
        json.WriteString("detail"u8, detail);
        json.WriteEndObject();
        json.WriteEndArray();
    });

    private static Task ShowAsync(ApiCall api, StoredWebhook webhook, int status) => Reply.JsonAsync(api, status, json =>
    {
        json.WritePropertyName("webhook"u8);
        WebhookJson.Write(json, webhook);
    });
}
