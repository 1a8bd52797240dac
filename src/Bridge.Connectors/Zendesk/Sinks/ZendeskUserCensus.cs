using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Bridge.Connectors.Zendesk.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Zendesk.Sinks;

/// <summary>Lists the users Zendesk has, by the incremental export or, where that is closed, page by page.</summary>
/// <remarks>
/// The export tells who changed since a cursor, the list does not: there a later census reads everyone again.
/// Source: developer.zendesk.com, Incremental exports, "Incremental User Export, Cursor Based".
/// </remarks>
/// <param name="client">The client.</param>
internal sealed class ZendeskUserCensus(ZendeskClient client)
{
    private const string Purpose = "list its users";
    private const string Export = "export:";
    private const string List = "list:";

    /// <summary>Streams the users.</summary>
    /// <param name="from">Cursor of the last settled page, or null for everyone.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>Pages of residents.</returns>
    public async IAsyncEnumerable<Page<Resident>> ReadAsync(
        Cursor? from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var text = from?.Value ?? "";
        if (!text.StartsWith(List, StringComparison.Ordinal))
        {
            var cursor = text.StartsWith(Export, StringComparison.Ordinal) ? text[Export.Length..] : null;
            while (await ExportAsync(cursor, cancellationToken) is { } page)
            {
                yield return page.Page;
                if (page.IsLast)
                {
                    yield break;
                }

                cursor = page.Cursor;
            }
        }

        var after = text.StartsWith(List, StringComparison.Ordinal) && text.Length > List.Length
            ? text[List.Length..] : null;
        await foreach (var page in client.PagesAsync("users", after, CallKind.Read, Purpose, cancellationToken))
        {
            var meta = page.Of("meta");
            var next = meta.Of("has_more").ValueKind == JsonValueKind.True ? meta.TextOf("after_cursor") : null;
            yield return new Page<Resident>(Residents(page), [], new Cursor(List + next));
        }
    }

    private async Task<(Page<Resident> Page, string? Cursor, bool IsLast)?> ExportAsync(
        string? cursor, CancellationToken cancellationToken)
    {
        var query = cursor is null ? "start_time=1" : $"cursor={Uri.EscapeDataString(cursor)}";
        var call = new ZendeskCall(HttpMethod.Get, $"incremental/users/cursor?{query}&per_page=1000", Purpose)
        {
            Kind = CallKind.Read,
            IsIdempotent = true,
            Limit = ZendeskLimits.Incremental,
        };
        using var answer = await client.SendAsync(call, cancellationToken);
        if (answer.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
        {
            return null;
        }

        var root = ZendeskClient.Succeeded(answer, Purpose).Root;
        var next = root.TextOf("after_cursor") ?? cursor;
        var isLast = root.Of("end_of_stream").ValueKind != JsonValueKind.False || next == cursor;
        return (new(Residents(root), [], new Cursor(next is null ? "" : Export + next)), next, isLast);
    }

    private static List<Resident> Residents(JsonElement page) =>
        [.. page.ItemsOf("users").Where(row => row.TextOf("id") is not null).Select(Resident)];

    private static Resident Resident(JsonElement row)
    {
        var isDeleted = ZendeskLookup.IsDeleted(row);
        return new Resident(
            row.TextOf("id") ?? "",
            row.TextOf("external_id"),
            row.TextOf("email")?.Trim().ToLowerInvariant(),
            !isDeleted && row.TextOf("role") == "end-user",
            isDeleted);
    }
}
