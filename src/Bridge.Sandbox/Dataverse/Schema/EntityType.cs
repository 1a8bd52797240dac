namespace Bridge.Sandbox.Dataverse.Schema;

/// <summary>The definition of a table.</summary>
/// <param name="name">Logical name, <c>contact</c>.</param>
/// <param name="setName">Name of the set in addresses, <c>contacts</c>.</param>
/// <param name="primaryName">Column that names a row to people.</param>
/// <param name="columns">Its columns.</param>
internal sealed class EntityType(string name, string setName, string primaryName, IEnumerable<Column> columns)
{
    private readonly Dictionary<string, Column> _columns = columns.ToDictionary(column => column.Name, StringComparer.Ordinal);

    public string Name => name;

    public string SetName => setName;

    public string PrimaryName => primaryName;

    /// <summary>Column of the row's own id.</summary>
    public string PrimaryId { get; init; } = $"{name}id";

    public IReadOnlyCollection<Column> Columns => _columns.Values;

    public List<AlternateKey> Keys { get; } = [];

    public bool TracksChanges { get; set; } = true;

    public Column? Find(string column) => _columns.GetValueOrDefault(column);

    /// <summary>Finds a column by the name its value has in JSON.</summary>
    public Column? FindProperty(string property) =>
        Find(property) is { IsLookup: false } plain ? plain
        : property.StartsWith('_') && property.EndsWith("_value", StringComparison.Ordinal) && Find(property[1..^"_value".Length]) is { IsLookup: true } lookup ? lookup
        : null;

    /// <summary>Finds the lookup behind a navigation property; one with several targets is named <c>column_target</c>, but for the owner, whose target the value tells.</summary>
    public (Column Column, string Target)? FindNavigation(string property)
    {
        if (Find(property) is { IsLookup: true, Targets: [var only] } single)
        {
            return (single, only);
        }

        if (Find(property) is { Type: ColumnType.Owner } owner)
        {
            return (owner, StandardEntities.Principal);
        }

        var cut = property.LastIndexOf('_');
        return cut > 0 && Find(property[..cut]) is { IsLookup: true, Type: not ColumnType.Owner } several && several.Targets.Contains(property[(cut + 1)..])
            ? (several, property[(cut + 1)..])
            : null;
    }

    public void Set(Column column) => _columns[column.Name] = column;

    public void Drop(string column) => _columns.Remove(column);
}
