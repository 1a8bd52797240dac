using System.Text.Json;
using Bridge.Sandbox.Zendesk.Api;
using Bridge.Sandbox.Zendesk.Store;

namespace Bridge.Sandbox.Zendesk.Webhooks;

/// <summary>A webhook as calls send it and answers show it.</summary>
/// <remarks>Source: Zendesk API reference, Webhooks.</remarks>
internal static class WebhookJson
{
    private static readonly string[] _methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>Reads the endpoint.</summary>
    /// <param name="sent">The object <c>webhook</c> of the call.</param>
    /// <param name="endpoint">The endpoint, when it can be used.</param>
    /// <returns>True for an address on this machine.</returns>
    public static bool TryEndpoint(JsonElement sent, out Uri endpoint)
    {
        Sent.Text(sent, "endpoint", out var text);
        var isRead = Uri.TryCreate(text, UriKind.Absolute, out var read) && read is { IsLoopback: true, Scheme: "http" or "https" };
        endpoint = read ?? new Uri("http://127.0.0.1/");
        return isRead;
    }

    /// <summary>Takes over what was sent; what was not sent stays. The endpoint is the caller's to check.</summary>
    /// <param name="sent">The object <c>webhook</c> of the call.</param>
    /// <param name="webhook">Takes it.</param>
    public static void Apply(JsonElement sent, StoredWebhook webhook)
    {
        Sent.Text(sent, "name", out var name);
        Sent.Text(sent, "status", out var status);
        Sent.Text(sent, "http_method", out var method);
        webhook.Name = name ?? webhook.Name;
        webhook.Status = status is "active" or "inactive" ? status : webhook.Status;
        webhook.Method = Array.Find(_methods, known => known == method?.ToUpperInvariant()) ?? webhook.Method;
        webhook.Subscriptions = sent.TryGetProperty("subscriptions", out var subscriptions)
            ? Sent.Texts(subscriptions) : webhook.Subscriptions;
        if (sent.TryGetProperty("authentication", out var way) && way.ValueKind == JsonValueKind.Object
            && Sent.Text(way, "type", out var type) && type == "bearer_token"
            && way.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
            && Sent.Text(data, "token", out var token))
        {
            webhook.Bearer = token;
        }
    }

    /// <summary>Writes a webhook without its secrets.</summary>
    /// <param name="json">Takes it.</param>
    /// <param name="webhook">The webhook.</param>
    public static void Write(Utf8JsonWriter json, StoredWebhook webhook)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, webhook.Id);
        json.WriteString("name"u8, webhook.Name);
        json.WriteString("status"u8, webhook.Status);
        json.WriteString("endpoint"u8, webhook.Endpoint.ToString());
        json.WriteString("http_method"u8, webhook.Method);
        json.WriteString("request_format"u8, webhook.Format);
        JsonParts.Texts(json, "subscriptions", webhook.Subscriptions);
        JsonParts.Time(json, "created_at", webhook.CreatedAt);
        JsonParts.Time(json, "updated_at", webhook.UpdatedAt);
        json.WriteEndObject();
    }
}
