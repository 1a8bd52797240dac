using Bridge.Core.Model;

namespace Bridge.Core.Mapping;

/// <summary>The values of one record in a target's shape.</summary>
public sealed class MappedRecord
{
    private readonly FieldValue[] _values;

    /// <summary>Creates a record in which nothing is sent.</summary>
    /// <param name="shape">The fields.</param>
    public MappedRecord(TargetShape shape) => (Shape, _values) = (shape, new FieldValue[shape.Fields.Count]);

    /// <summary>The fields, in the order of <see cref="this[int]"/>.</summary>
    public TargetShape Shape { get; }

    /// <summary>Value of a field by its position.</summary>
    /// <param name="position">Position in <see cref="TargetShape.Fields"/>.</param>
    public FieldValue this[int position]
    {
        get => _values[position];
        set => _values[position] = value;
    }

    /// <summary>Value of a field by its name; not sent when the shape has no such field.</summary>
    /// <param name="name">Field name, by ordinal.</param>
    /// <returns>The value.</returns>
    public FieldValue Find(string name) => Shape.IndexOf(name) is >= 0 and var position ? _values[position] : FieldValue.NotSent;
}
