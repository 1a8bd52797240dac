using System.Text.Json;
using Bridge.Connectors.Zendesk.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Zendesk.Sinks;

/// <summary>Finds records of one kind by their external ids.</summary>
/// <remarks>Source: developer.zendesk.com, Users and Organizations, "Show Many".</remarks>
/// <param name="client">The client.</param>
/// <param name="kind">Kind of the records.</param>
internal sealed class ZendeskLookup(ZendeskClient client, ZendeskKind kind)
{
    private const int LongestList = 6000;

    /// <summary>Reads the records with the given external ids.</summary>
    /// <param name="externalIds">The ids, in the bridge's case.</param>
    /// <param name="layout">The fields to read.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>One entry for each record that exists.</returns>
    public async Task<IReadOnlyList<TargetState>> FindAsync(
        IReadOnlyCollection<string> externalIds, JsonLayout layout, CancellationToken cancellationToken)
    {
        var found = new List<TargetState>(externalIds.Count);
        var wanted = externalIds.ToLookup(id => id, StringComparer.OrdinalIgnoreCase);
        foreach (var path in Paths(externalIds))
        {
            using var answer = await client.GetAsync(path, CallKind.Read, $"show {kind.Plural}", cancellationToken);
            foreach (var row in answer.Root.ItemsOf(kind.Plural).Where(row => !IsDeleted(row)))
            {
                if (row.TextOf("external_id") is { } stored && row.TextOf("id") is { } id && wanted.Contains(stored))
                {
                    found.Add(new TargetState(wanted[stored].First(), id, layout.Read(row)));
                }
            }
        }

        return found;
    }

    /// <summary>Says whether a row speaks of a record that was deleted.</summary>
    /// <param name="row">The row.</param>
    /// <returns>True when it is gone; it stays listed for a while.</returns>
    public static bool IsDeleted(JsonElement row) =>
        row.Of("active").ValueKind == JsonValueKind.False || row.TextOf("deleted_at") is not null;

    private IEnumerable<string> Paths(IReadOnlyCollection<string> externalIds)
    {
        var chunk = new List<string>();
        var length = 0;
        foreach (var id in externalIds)
        {
            var escaped = Uri.EscapeDataString(id);
            if (id.Contains(',', StringComparison.Ordinal))
            {
                // The list is split at commas, so such an id can only be asked for alone.
                yield return $"{kind.Plural}/search?external_id={escaped}";
                continue;
            }

            if (chunk.Count == ZendeskKind.MaxMany || (length + escaped.Length > LongestList && chunk.Count > 0))
            {
                yield return Path(chunk);
                (chunk, length) = ([], 0);
            }

            chunk.Add(escaped);
            length += escaped.Length + 1;
        }

        if (chunk.Count > 0)
        {
            yield return Path(chunk);
        }
    }

    private string Path(List<string> escaped) => $"{kind.Plural}/show_many?external_ids={string.Join(',', escaped)}";
}
