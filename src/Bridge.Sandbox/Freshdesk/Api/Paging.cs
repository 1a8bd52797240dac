using System.Globalization;
using System.Text.Json.Nodes;

namespace Bridge.Sandbox.Freshdesk.Api;

/// <summary>Cuts lists into pages: <c>page</c> from 1, <c>per_page</c> up to 100, and a link only where a next page is.</summary>
internal static class Paging
{
    /// <summary>Answers one page of a list.</summary>
    /// <param name="call">The call.</param>
    /// <param name="rows">The whole list, in order.</param>
    /// <param name="shown">Makes the JSON of a row.</param>
    /// <param name="mostPages">Pages after which the account refuses; 0 for no end.</param>
    public static ApiReply Of<T>(ApiCall call, IEnumerable<T> rows, Func<T, JsonNode> shown, int mostPages = 0)
    {
        if (Number(call.Asked("page"), 1) is not { } page || page < 1)
        {
            return Wrong("page", "It should be a Positive Integer");
        }

        if (Number(call.Asked("per_page"), 30) is not { } size || size is < 1 or > 100)
        {
            return Wrong("per_page", "It should be a Positive Integer less than or equal to 100");
        }

        if (mostPages > 0 && page > mostPages)
        {
            return Wrong("page", $"You cannot access more than {mostPages} pages. Please use the updated_since filter.");
        }

        var cut = rows.Skip((page - 1) * size).Take(size + 1).ToList();
        return ApiReply.Ok(new JsonArray([.. cut.Take(size).Select(shown)])) with { Link = cut.Count > size ? Next(call, page) : null };
    }

    private static ApiReply Wrong(string field, string message) => ApiReply.Refused([new ApiFault(field, message, "invalid_value")]);

    private static int? Number(string? text, int otherwise) =>
        text is null ? otherwise : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Next(ApiCall call, int page)
    {
        var query = call.Query.Where(pair => pair.Key != "page").Append(new("page", (page + 1).ToString(CultureInfo.InvariantCulture)));
        return $"<{call.Base}/api/v2/{string.Join('/', call.Path)}?{string.Join('&', query.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"))}>; rel=\"next\"";
    }
}
