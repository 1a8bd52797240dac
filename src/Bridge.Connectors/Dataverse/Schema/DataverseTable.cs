using System.Collections.Frozen;
using System.Text.Json;

namespace Bridge.Connectors.Dataverse.Schema;

/// <summary>The columns, lookups and keys of a table.</summary>
/// <remarks>Source: Microsoft Learn, "Query table definitions using the Web API".</remarks>
internal sealed class DataverseTable
{
    private readonly FrozenDictionary<string, DataverseColumn> _columns;
    private readonly FrozenDictionary<string, DataverseNavigation> _navigations;

    /// <summary>Reads a description.</summary>
    /// <param name="kind">Kind of the records.</param>
    /// <param name="description">JSON of the table.</param>
    /// <param name="choices">JSON of its choice columns.</param>
    public DataverseTable(DataverseKind kind, JsonElement description, JsonElement choices)
    {
        var options = choices.Of("value").Items().ToDictionary(column => column.TextOf("LogicalName") ?? "", OptionsOf, StringComparer.Ordinal);
        _columns = description.Of("Attributes").Items()
            .Select(column => ColumnOf(column, options))
            .ToFrozenDictionary(column => column.Name, StringComparer.Ordinal);
        _navigations = description.Of("ManyToOneRelationships").Items()
            .Select(way => new DataverseNavigation(
                way.TextOf("ReferencingEntityNavigationPropertyName") ?? "", way.TextOf("ReferencingAttribute") ?? "", way.TextOf("ReferencedEntity") ?? ""))
            .DistinctBy(way => way.Property)
            .ToFrozenDictionary(way => way.Property, StringComparer.Ordinal);
        Key = description.Of("Keys").Items()
            .Select(key => new DataverseAlternateKey([.. key.Of("KeyAttributes").Items().Select(name => name.ToString())], key.TextOf("EntityKeyIndexStatus") ?? ""))
            .FirstOrDefault(key => key.Columns is [var only] && only == kind.KeyColumn);
        TracksChanges = description.FlagOf("ChangeTrackingEnabled");
    }

    /// <summary>The bridge's alternate key; null when it is not there.</summary>
    public DataverseAlternateKey? Key { get; }

    /// <summary>Dataverse can tell what changed since the last time.</summary>
    public bool TracksChanges { get; }

    /// <summary>Finds a column.</summary>
    /// <param name="name">Its logical name.</param>
    /// <returns>The column, or null.</returns>
    public DataverseColumn? Find(string name) => _columns.GetValueOrDefault(name);

    /// <summary>Finds a way to another row.</summary>
    /// <param name="property">Name of the navigation property.</param>
    /// <returns>The way, or null.</returns>
    public DataverseNavigation? FindNavigation(string property) => _navigations.GetValueOrDefault(property);

    /// <summary>Tells whether a name of a mapping can be written: a column, or a way to a record that the bridge writes.</summary>
    /// <param name="name">Name of the mapping's field.</param>
    /// <returns>True when it can.</returns>
    public bool MayWrite(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return FindNavigation(dot < 0 ? name : name[..dot]) is { } way && DataverseKind.Of(way.Target) is { } other
            ? dot < 0 || name[(dot + 1)..] == other.KeyColumn
            : Find(name) is { IsForUpdate: true } column && !IsLookup(column);
    }

    // Lookups are written through their navigation properties.
    private static bool IsLookup(DataverseColumn column) => column.Type is "Lookup" or "Customer" or "Owner";

    private static DataverseColumn ColumnOf(JsonElement column, Dictionary<string, FrozenDictionary<string, int>> options)
    {
        var name = column.TextOf("LogicalName") ?? "";
        return new DataverseColumn(name, column.TextOf("AttributeType") ?? "")
        {
            IsForCreate = column.FlagOf("IsValidForCreate"),
            IsForUpdate = column.FlagOf("IsValidForUpdate"),
            IsSecured = column.FlagOf("IsSecured"),
            Options = options.GetValueOrDefault(name) ?? FrozenDictionary<string, int>.Empty,
        };
    }

    private static FrozenDictionary<string, int> OptionsOf(JsonElement column) => column.Of("OptionSet").Of("Options").Items()
        .Concat(column.Of("GlobalOptionSet").Of("Options").Items())
        .Select(option => (Label: option.Of("Label").Of("UserLocalizedLabel").TextOf("Label") ?? "", Value: option.NumberOf("Value")))
        .DistinctBy(option => option.Label, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(option => option.Label, option => option.Value, StringComparer.OrdinalIgnoreCase);
}
