namespace Bridge.Core.Mapping;

/// <summary>The fields a mapping writes, in a fixed order; shared by all records of a route.</summary>
public sealed class TargetShape
{
    private readonly Dictionary<string, int> _positions;

    /// <summary>Creates the shape.</summary>
    /// <param name="fields">The fields; names are unique.</param>
    /// <exception cref="ArgumentException">A name stands twice.</exception>
    public TargetShape(IEnumerable<TargetField> fields)
    {
        Fields = [.. fields];
        _positions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var position = 0; position < Fields.Count; position++)
        {
            if (!_positions.TryAdd(Fields[position].Name, position))
            {
                throw new ArgumentException($"The field '{Fields[position].Name}' stands twice.", nameof(fields));
            }
        }
    }

    /// <summary>The fields in order.</summary>
    public IReadOnlyList<TargetField> Fields { get; }

    /// <summary>Finds a field's position.</summary>
    /// <param name="name">Field name, by ordinal.</param>
    /// <returns>Position from 0, or -1 when the shape has no such field.</returns>
    public int IndexOf(string name) => _positions.GetValueOrDefault(name, -1);
}
