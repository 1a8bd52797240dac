using System.Runtime.CompilerServices;
using System.Text.Json;
using Bridge.Connectors.Zendesk.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Zendesk.Sinks;

/// <summary>Lists the organizations Zendesk has; there are few, so every census reads them all.</summary>
/// <remarks>Source: developer.zendesk.com, Organizations, "List Organizations".</remarks>
/// <param name="client">The client.</param>
internal sealed class ZendeskOrganizationCensus(ZendeskClient client)
{
    /// <summary>Streams the organizations.</summary>
    /// <param name="from">Cursor of the last settled page, or null for all.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>Pages of residents.</returns>
    public async IAsyncEnumerable<Page<Resident>> ReadAsync(
        Cursor? from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = string.IsNullOrEmpty(from?.Value) ? null : from.Value.Value;
        var pages = client.PagesAsync("organizations", after, CallKind.Read, "list its organizations", cancellationToken);
        await foreach (var page in pages)
        {
            var meta = page.Of("meta");
            var next = meta.Of("has_more").ValueKind == JsonValueKind.True ? meta.TextOf("after_cursor") : null;
            yield return new Page<Resident>(
                [.. page.ItemsOf("organizations").Where(row => row.TextOf("id") is not null).Select(Resident)],
                [],
                new Cursor(next ?? ""));
        }
    }

    private static Resident Resident(JsonElement row)
    {
        var isDeleted = ZendeskLookup.IsDeleted(row);
        return new Resident(
            row.TextOf("id") ?? "",
            row.TextOf("external_id"),
            row.TextOf("name")?.Trim().ToLowerInvariant(),
            IsAdoptable: false, // a name that is taken is refused, never matched
            isDeleted);
    }
}
