using System.Text.Json;
using Bridge.Connectors.Dataverse.Api;
using Bridge.Connectors.Dataverse.Writing;
using Bridge.Connectors.Http;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;

namespace Bridge.Connectors.Dataverse.Sinks;

/// <summary>Finds records of one kind by their keys.</summary>
/// <param name="session">The connection.</param>
/// <param name="kind">Kind of the records.</param>
internal sealed class DataverseLookup(DataverseSession session, DataverseKind kind)
{
    /// <summary>Most keys worth asking for at once.</summary>
    public const int MaxMany = 200;

    // An address of a GET may have 32 KB. Source: Microsoft Learn, "Compose HTTP requests and handle errors".
    private const int LongestList = 16_000;
    private readonly string _purpose = $"find {kind.Set}";

    /// <summary>Reads the records with the given keys.</summary>
    /// <param name="externalIds">The keys.</param>
    /// <param name="shape">The fields to read; those the table does not have are left out.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>One entry for each record that exists.</returns>
    public async Task<IReadOnlyList<TargetState>> FindAsync(IReadOnlyCollection<string> externalIds, TargetShape shape, CancellationToken cancellationToken)
    {
        var table = await session.Tables.OfAsync(kind, cancellationToken);
        if (table.Find(kind.KeyColumn) is null)
        {
            return []; // Without the column nobody can hold one of the keys.
        }

        var layout = DataverseLayout.Of(table, shape);
        var wanted = externalIds.ToHashSet(StringComparer.Ordinal);
        var found = new List<TargetState>(externalIds.Count);
        await EachAsync(externalIds, layout.Query(kind.IdColumn, kind.KeyColumn), "", row => found.AddRange(Read(row, wanted, layout) is { } state ? [state] : []), cancellationToken);
        return found;
    }

    /// <summary>Finds out which of some records were merged into others: such a row stays, inactive and with its key.</summary>
    /// <param name="externalIds">Their keys.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>The keys of those that were.</returns>
    public async Task<IReadOnlySet<string>> FindMergedAsync(IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken)
    {
        var merged = new HashSet<string>(StringComparer.Ordinal);
        await EachAsync(
            externalIds, $"$select={kind.KeyColumn}", $" and {DataverseKind.MergedColumn} eq true", row => merged.Add(DataverseKey.Decode(row.TextOf(kind.KeyColumn) ?? "")),
            cancellationToken);
        return merged;
    }

    private async Task EachAsync(
        IEnumerable<string> externalIds, string query, string condition, Action<JsonElement> take, CancellationToken cancellationToken)
    {
        foreach (var list in LiteralLists.Of(externalIds.Select(id => $"'{DataverseKey.Encode(id)}'"), LongestList))
        {
            var filter = $"Microsoft.Dynamics.CRM.In(PropertyName='{kind.KeyColumn}',PropertyValues=[{list}]){condition}";
            var path = $"{kind.Set}?{query}&$filter={Uri.EscapeDataString(filter)}";
            await foreach (var page in session.Client.PagesAsync(path, prefer: null, _purpose, cancellationToken))
            {
                foreach (var row in page.Of("value").Items())
                {
                    take(row);
                }
            }
        }
    }

    private TargetState? Read(JsonElement row, HashSet<string> wanted, DataverseLayout layout) =>
        row.TextOf(kind.KeyColumn) is { } stored && row.TextOf(kind.IdColumn) is { } id && DataverseKey.Decode(stored) is var externalId && wanted.Contains(externalId)
            ? new TargetState(externalId, id, layout.Read(row)) { Unlisted = layout.UnlistedOf(row) }
            : null;
}
