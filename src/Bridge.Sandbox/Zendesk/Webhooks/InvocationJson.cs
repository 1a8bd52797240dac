using System.Text.Json;
using Bridge.Sandbox.Zendesk.Api;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Webhooks;

/// <summary>Writes what became of deliveries; the shapes are assumed.</summary>
internal static class InvocationJson
{
    public static void Write(Utf8JsonWriter json, Invocation invocation)
    {
        Attempt? latest;
        lock (invocation.Attempts)
        {
            latest = invocation.Attempts.Count == 0 ? null : invocation.Attempts[^1];
        }

        json.WriteStartObject();
        json.WriteString("id"u8, invocation.Id);
        json.WriteString("event_type"u8, invocation.EventType);
        json.WriteString("status"u8, latest is null ? "pending" : latest.Status is >= 200 and < 300 ? "success" : "failed");
        json.WriteNumber("status_code"u8, latest?.Status ?? 0);
        JsonParts.Time(json, "created_at", invocation.CreatedAt);
        JsonParts.TimeOrNull(json, "latest_completed_at", latest?.CompletedAt ?? 0);
        json.WriteEndObject();
    }

    public static Task AttemptsAsync(ApiCall api, Invocation invocation)
    {
        Attempt[] attempts;
        lock (invocation.Attempts)
        {
            attempts = [.. invocation.Attempts];
        }

        return Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
        {
            json.WriteStartArray("attempts"u8);
            foreach (var attempt in attempts)
            {
                json.WriteStartObject();
                json.WriteString("id"u8, attempt.Id);
                json.WriteString("invocation_id"u8, invocation.Id);
                json.WriteNumber("status_code"u8, attempt.Status);
                json.WriteString("status"u8, attempt.Status is >= 200 and < 300 ? "success" : attempt.Status == 0 ? "timeout" : "failed");
                JsonParts.Time(json, "completed_at", attempt.CompletedAt);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }
}
