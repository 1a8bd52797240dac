using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Api;

/// <summary>Both ways of paging: by cursor (<c>page[size]</c>, <c>page[after]</c>) and by page number.</summary>
/// <remarks>Source: Zendesk API reference, Pagination: 100 a page, offsets end after 100 pages.</remarks>
internal static class Paging
{
    private const int MostPerPage = 100;
    private const int MostPages = 100;

    public static bool ByCursor(ApiCall api) =>
        api.Query("page[size]") is not null || api.Query("page[after]") is not null
        || api.Query("page[before]") is not null;

    public static int Size(ApiCall api) => Math.Clamp(
        ByCursor(api) ? api.Number("page[size]", MostPerPage) : api.Number("per_page", MostPerPage), 1, MostPerPage);

    public static int Page(ApiCall api) => Math.Max(1, api.Number("page", 1));

    public static bool IsTooDeep(ApiCall api) => Page(api) > MostPages;

    public static Task TooDeepAsync(ApiCall api) => Reply.ErrorAsync(
        api, StatusCodes.Status400BadRequest, "InvalidPaginationDepth",
        "Limit exceeded: offset pagination ends after 100 pages; use cursor pagination");

    /// <summary>An opaque cursor that stands behind a position.</summary>
    public static string Cursor(long position) => Convert.ToBase64String(Encoding.ASCII.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $$"""{"o":"id","v":"{{position}}"}""")));

    /// <summary>The position a cursor stands behind; null where it is no cursor of ours.</summary>
    public static long? Position(string cursor)
    {
        var bytes = new byte[cursor.Length];
        if (!Convert.TryFromBase64String(cursor, bytes, out var length))
        {
            return null;
        }

        var text = Encoding.ASCII.GetString(bytes, 0, length);
        var start = text.IndexOf("\"v\":\"", StringComparison.Ordinal) + 5;
        return start > 4 && text.EndsWith("\"}", StringComparison.Ordinal)
            && long.TryParse(text.AsSpan(start, text.Length - start - 2), NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture, out var position)
                ? position
                : null;
    }

    public static void WriteCursors(Utf8JsonWriter json, ApiCall api, long first, long last, bool hasMore, bool hasLess)
    {
        var isEmpty = last < first;
        json.WriteStartObject("meta"u8);
        json.WriteBoolean("has_more"u8, hasMore);
        json.WriteString("after_cursor"u8, isEmpty ? null : Cursor(last));
        json.WriteString("before_cursor"u8, isEmpty ? null : Cursor(first));
        json.WriteEndObject();
        json.WriteStartObject("links"u8);
        json.WriteString("prev"u8, !isEmpty && hasLess ? Link(api, "before", Cursor(first)) : null);
        json.WriteString("next"u8, hasMore ? Link(api, "after", Cursor(last)) : null);
        json.WriteEndObject();
    }

    public static void WriteNumbers(Utf8JsonWriter json, ApiCall api, int count)
    {
        var page = Page(api);
        var hasMore = (long)page * Size(api) < count;
        json.WriteString("next_page"u8, hasMore ? Link(api, page + 1) : null);
        json.WriteString("previous_page"u8, page > 1 ? Link(api, page - 1) : null);
        json.WriteNumber("count"u8, count);
    }

    private static string Link(ApiCall api, string direction, string cursor) =>
        Others(api) + $"page%5B{direction}%5D={Uri.EscapeDataString(cursor)}&page%5Bsize%5D={Size(api)}";

    private static string Link(ApiCall api, int page) => Others(api) + $"page={page}&per_page={Size(api)}";

    private static string Others(ApiCall api)
    {
        var link = new StringBuilder(api.BaseUrl).Append(api.Call.Path).Append('?');
        foreach (var (name, values) in api.Context.Request.Query)
        {
            if (name is not ("page" or "per_page") && !name.StartsWith("page[", StringComparison.Ordinal))
            {
                link.Append(Uri.EscapeDataString(name)).Append('=')
                    .Append(Uri.EscapeDataString(values.ToString())).Append('&');
            }
        }

        return link.ToString();
    }
}
