using System.Globalization;
using System.Text.Json;
using Bridge.Sandbox.Zendesk.Api;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Events;

/// <summary>The custom events of users.</summary>
/// <remarks>Source: Zendesk Events API. Zendesk's own events are not made; profiles are read and not kept.</remarks>
internal sealed class EventEndpoints(ZendeskAccount account)
{
    private const int LongestBody = 64 * 1024;

    public Task AnswerAsync(ApiCall api, long user)
    {
        lock (account.Gate)
        {
            if (!account.People.Exists(user))
            {
                return Reply.NotFoundAsync(api);
            }
        }

        return api.Method switch
        {
            "POST" => TakeAsync(api, user),
            "GET" => ListAsync(api, user),
            _ => Reply.NoEndpointAsync(api),
        };
    }

    private async Task TakeAsync(ApiCall api, long user)
    {
        var root = await api.BodyAsync() ?? default;
        if (root.ValueKind != JsonValueKind.Object || Refused(root, "profile", "source", "type") || Refused(root, "event", "source", "type"))
        {
            await Reply.WrongBodyAsync(api, "event");
            return;
        }

        var told = root.GetProperty("event");
        if (!told.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object
            || properties.GetRawText().Length > LongestBody)
        {
            await Reply.WrongBodyAsync(api, "properties");
            return;
        }

        lock (account.Gate)
        {
            var created = told.TryGetProperty("created_at", out var at) && at.TryGetDateTimeOffset(out var time) ? time.ToUnixTimeMilliseconds() : account.Now;
            account.Events.Add(new StoredEvent(
                (account.Events.Count + 1).ToString("D20", CultureInfo.InvariantCulture), user, told.GetProperty("source").GetString()!, // checked above
                told.GetProperty("type").GetString()!, told.TryGetProperty("description", out var text) ? text.GetString() : null,
                created, account.Now, properties.GetRawText()));
        }

        await Reply.JsonAsync(api, StatusCodes.Status202Accepted, json => json.WriteString("status"u8, "received"));
    }

    private Task ListAsync(ApiCall api, long user) => Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
    {
        var (from, to) = (Time(api, "filter[start_time]") ?? long.MinValue, Time(api, "filter[end_time]") ?? long.MaxValue);
        var (size, start) = (Paging.Size(api), (int)(api.Query("page[after]") is { } after ? Paging.Position(after) ?? 0 : 0));
        StoredEvent[] found;
        lock (account.Gate)
        {
            found = [.. account.Events.Where(item => item.UserId == user && item.CreatedAt >= from && item.CreatedAt <= to
                && (api.Query("filter[source]") is not { } source || item.Source == source)
                && (api.Query("filter[type]") is not { } type || item.Type == type)).Skip(start).Take(size + 1)];
        }

        json.WriteStartArray("events"u8);
        foreach (var item in found.Take(size))
        {
            json.WriteStartObject();
            json.WriteString("id"u8, item.Id);
            json.WriteString("source"u8, item.Source);
            json.WriteString("type"u8, item.Type);
            json.WriteString("description"u8, item.Description);
            JsonParts.Time(json, "created_at", item.CreatedAt);
            JsonParts.Time(json, "received_at", item.ReceivedAt);
            json.WritePropertyName("properties"u8);
            json.WriteRawValue(item.Properties);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("meta"u8);
        json.WriteBoolean("has_more"u8, found.Length > size);
        json.WriteString("after_cursor"u8, found.Length > size ? Paging.Cursor(start + size) : null);
        json.WriteEndObject();
    });

    private static bool Refused(JsonElement root, string part, params string[] names) =>
        !root.TryGetProperty(part, out var found) || found.ValueKind != JsonValueKind.Object
        || names.Any(name => !found.TryGetProperty(name, out var text) || text.ValueKind != JsonValueKind.String || text.GetString() is not { Length: > 0 });

    private static long? Time(ApiCall api, string name) => DateTimeOffset.TryParse(
        api.Query(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUnixTimeMilliseconds() : null;
}
