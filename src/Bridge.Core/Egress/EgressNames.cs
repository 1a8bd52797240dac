using System.Collections.Frozen;

namespace Bridge.Core.Egress;

/// <summary>The closed list of what may leave over one connection: names of JSON properties and of query parameters.</summary>
/// <remarks>Safe for parallel use. Names compare by ordinal: a name that only looks alike is not on the list.</remarks>
public sealed class EgressNames
{
    private readonly Lock _gate = new();
    private FrozenSet<string> _properties;
    private FrozenSet<string> _keys;
    private readonly FrozenSet<string> _parameters;

    /// <summary>Starts the list with the words of a system's protocol.</summary>
    /// <param name="words">The words.</param>
    public EgressNames(EgressWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        _properties = words.Properties.Concat(words.Keys).ToFrozenSet(StringComparer.Ordinal);
        _keys = words.Keys.ToFrozenSet(StringComparer.Ordinal);
        _parameters = words.Parameters.ToFrozenSet(StringComparer.Ordinal);
        TakesFiles = words.TakesFiles;
    }

    /// <summary>True when files that members attach may leave, beside JSON.</summary>
    public bool TakesFiles { get; }

    /// <summary>Names of properties that may leave.</summary>
    public IReadOnlyCollection<string> Properties => Volatile.Read(ref _properties);

    /// <summary>Adds the fields that a checked mapping document names, but never one that names money or cards.</summary>
    /// <param name="shape">The fields.</param>
    public void Allow(Mapping.TargetShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);

        // Documents that name one are refused when they are loaded; should that ever fail, the gate stays shut.
        var fields = shape.Fields.Where(field => !Model.FinanceVocabulary.Names(field.Name)).ToList();
        lock (_gate)
        {
            Volatile.Write(ref _properties, _properties.Concat(fields.SelectMany(field => field.Name.Split('.'))).ToFrozenSet(StringComparer.Ordinal));
            Volatile.Write(ref _keys, _keys.Concat(fields.Where(field => field.IsKey).Select(field => field.Name[(field.Name.LastIndexOf('.') + 1)..]))
                .ToFrozenSet(StringComparer.Ordinal));
        }
    }

    /// <summary>Tells whether a property may leave.</summary>
    /// <param name="property">Its name.</param>
    /// <returns>True when it is on the list.</returns>
    public bool Allows(ReadOnlySpan<char> property) =>
        Volatile.Read(ref _properties).GetAlternateLookup<ReadOnlySpan<char>>().Contains(property);

    /// <summary>Tells whether a property holds a typed key, which is no free text and may look like a card number.</summary>
    /// <param name="property">Its name.</param>
    /// <returns>True for a key.</returns>
    public bool IsKey(ReadOnlySpan<char> property) =>
        Volatile.Read(ref _keys).GetAlternateLookup<ReadOnlySpan<char>>().Contains(property);

    /// <summary>Tells whether a query parameter may leave.</summary>
    /// <param name="parameter">Its name, decoded.</param>
    /// <returns>True when it is on the list.</returns>
    public bool AllowsParameter(string parameter) => _parameters.Contains(parameter);
}
