using System.Text.Json;
using Bridge.Connectors.Salesforce.Api;
using Bridge.Connectors.Salesforce.Writing;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Salesforce.Sinks;

/// <summary>Finds records of one kind by their keys.</summary>
/// <param name="session">The connection.</param>
/// <param name="kind">Kind of the records.</param>
internal sealed class SalesforceLookup(SalesforceSession session, SalesforceKind kind)
{
    /// <summary>Reads the records with the given keys.</summary>
    /// <param name="externalIds">The keys.</param>
    /// <param name="layout">The fields to read; those the user may not see are left out.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>One entry for each record that exists.</returns>
    public async Task<IReadOnlyList<TargetState>> FindAsync(
        IReadOnlyCollection<string> externalIds, SalesforceLayout layout, CancellationToken cancellationToken)
    {
        var schema = await session.Schemas.OfAsync(kind, cancellationToken);
        if (schema.Find(SalesforceKind.KeyField) is not { } key)
        {
            return []; // Without the field nobody can hold one of the keys.
        }

        var names = layout.Slots.Select(slot => slot.Name).Where(schema.MayRead)
            .Append("Id").Append(SalesforceKind.KeyField).Distinct(StringComparer.OrdinalIgnoreCase);
        var select = $"SELECT {string.Join(',', names)} FROM {kind.Name} WHERE {SalesforceKind.KeyField} IN (";
        var wanted = new Wanted(externalIds, key.IsCaseSensitive);
        var found = new List<TargetState>(externalIds.Count);
        foreach (var list in SoqlText.Lists(externalIds, select))
        {
            await foreach (var rows in session.Client.QueryAsync($"{select}{list})", isAll: false, $"find {kind.Name} records", cancellationToken))
            {
                found.AddRange(rows.Items().Select(row => Read(row, wanted, layout)).OfType<TargetState>());
            }
        }

        return found;
    }

    private static TargetState? Read(JsonElement row, Wanted wanted, SalesforceLayout layout) =>
        row.TextOf(SalesforceKind.KeyField) is { } stored && row.TextOf("Id") is { } id && wanted.Find(stored) is { } externalId
            ? new TargetState(externalId, id, layout.Read(row))
            : null;

    /// <summary>The keys that are looked for: a query finds them whatever their case, also where the field tells it apart.</summary>
    private sealed class Wanted(IReadOnlyCollection<string> externalIds, bool isCaseSensitive)
    {
        private readonly Dictionary<string, string> _keys = externalIds.Distinct(isCaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase)
            .ToDictionary(id => id, id => id, isCaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);

        public string? Find(string stored) => _keys.GetValueOrDefault(stored);
    }
}
