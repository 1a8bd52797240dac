using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bridge.Sandbox.Freshdesk.Store;

namespace Bridge.Sandbox.Freshdesk.Api;

/// <summary>The search of tickets: conditions with AND, 30 a page, ten pages, and an index that knows of a change some time later.</summary>
internal sealed partial class SearchEndpoint(FreshdeskAccount account)
{
    private const int PageSize = 30;
    private const int MostPages = 10;
    private const int LongestQuery = 512;

    public ApiReply Answer(ApiCall call)
    {
        if (call.Asked("query") is not { } text || text.Length > LongestQuery || text.Length < 2 || text[0] != '"' || text[^1] != '"')
        {
            return Wrong("query", "Query should be within double quotes and have maximum of 512 characters");
        }

        var page = int.TryParse(call.Asked("page") ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (page is < 1 or > MostPages)
        {
            return Wrong("page", "It should be a Positive Integer less than or equal to 10");
        }

        var conditions = text[1..^1].Split(" AND ").Select(part => Condition().Match(part.Trim())).ToList();
        if (conditions.Exists(condition => !condition.Success))
        {
            return Wrong("query", "The query is invalid");
        }

        if (conditions.Select(condition => condition.Groups[1].Value).FirstOrDefault(IsUnknown) is { } unknown)
        {
            return ApiReply.Refused([new ApiFault(unknown, "Unexpected/invalid field in request", "invalid_field")]);
        }

        var known = account.Time.GetUtcNow() - account.Options.SearchLag;
        var found = account.Tickets.All
            .Where(row => row is { IsDeleted: false } && row.CreatedAt <= known && conditions.TrueForAll(condition => Holds(row, condition.Groups[1].Value, condition.Groups[2].Value)))
            .ToList();
        return ApiReply.Ok(new JsonObject
        {
            ["results"] = new JsonArray([.. found.Skip((page - 1) * PageSize).Take(PageSize).Select(row => (JsonNode)TicketEndpoints.Shown(account, row, null, isWhole: false))]),
            ["total"] = found.Count,
        });
    }

    private bool IsUnknown(string field) =>
        field.StartsWith("cf_", StringComparison.Ordinal) && account.TicketFields.All.All(known => known.Name != field);

    private static ApiReply Wrong(string field, string message) => ApiReply.Refused([new ApiFault(field, message, "invalid_value")]);

    private static bool Holds(Row row, string field, string value)
    {
        var held = field.StartsWith("cf_", StringComparison.Ordinal) ? row.Data["custom_fields"]?[field] : row.Data[field];
        return field == "tag"
            ? (row.Data["tags"] as JsonArray ?? []).Any(tag => string.Equals(tag?.ToString(), value, StringComparison.OrdinalIgnoreCase))
            : string.Equals(held?.ToString(), value, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex("^([a-z_0-9]+):'?([^']*)'?$")]
    private static partial Regex Condition();
}
