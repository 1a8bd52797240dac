using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Api;

/// <summary>Writes lists that are small enough to be gathered whole, by cursor or by page number.</summary>
internal static class Lists
{
    /// <summary>Writes one page of what <paramref name="gather"/> gives; both delegates run under the account's lock.
    /// </summary>
    public static Task WriteAsync<T>(
        ApiCall api, ZendeskAccount account, string name, Func<ZendeskAccount, IReadOnlyList<T>> gather,
        Action<Utf8JsonWriter, T> write, Action<Utf8JsonWriter, IReadOnlyList<T>>? sideLoad = null)
    {
        if (!Paging.ByCursor(api) && Paging.IsTooDeep(api))
        {
            return Paging.TooDeepAsync(api);
        }

        return Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
        {
            lock (account.Gate)
            {
                var all = gather(account);
                var byCursor = Paging.ByCursor(api);
                var size = Paging.Size(api);
                var from = Math.Clamp(byCursor ? From(api, size) : (Paging.Page(api) - 1) * size, 0, all.Count);
                T[] page = [.. all.Skip(from).Take(size)];
                json.WriteStartArray(name);
                foreach (var one in page)
                {
                    write(json, one);
                }

                json.WriteEndArray();
                sideLoad?.Invoke(json, page);
                if (byCursor)
                {
                    Paging.WriteCursors(
                        json, api, from, from + page.Length - 1, from + page.Length < all.Count, from > 0);
                }
                else
                {
                    Paging.WriteNumbers(json, api, all.Count);
                }
            }
        });
    }

    public static Task CountAsync(ApiCall api, ZendeskAccount account, Func<ZendeskAccount, int> count) =>
        Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
        {
            json.WriteStartObject("count"u8);
            lock (account.Gate)
            {
                json.WriteNumber("value"u8, count(account));
            }

            JsonParts.Time(json, "refreshed_at", account.Now);
            json.WriteEndObject();
        });

    /// <summary>The object sent under a name; null where there is none.</summary>
    public static async Task<JsonElement?> SentAsync(ApiCall api, string name) =>
        await api.BodyAsync() is { } body && body.TryGetProperty(name, out var sent) && sent.ValueKind == JsonValueKind.Object
            ? sent
            : null;

    private static int From(ApiCall api, int size) =>
        api.Query("page[after]") is { } after ? (int)(Paging.Position(after) ?? -1) + 1
        : api.Query("page[before]") is { } before ? (int)(Paging.Position(before) ?? 0) - size
        : 0;
}
