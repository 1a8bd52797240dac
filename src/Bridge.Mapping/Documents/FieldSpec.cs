using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Mapping.Documents;

/// <summary>One checked entry under <c>fields:</c>.</summary>
internal sealed record FieldSpec
{
    public required TargetField Target { get; init; }

    public required ValueSource Source { get; init; }

    public FieldRule Rule { get; init; } = FieldRule.Text;

    /// <summary>True when a value that the rule refuses counts as blank.</summary>
    public bool InvalidIsBlank { get; init; }

    public Translation? Translation { get; init; }

    /// <summary>Longest text the target takes, in UTF-16 code units; null for no limit but the rule's own.</summary>
    public int? MaxLength { get; init; }
}

/// <summary>Where a field's value comes from.</summary>
internal abstract record ValueSource;

/// <summary>The same value for every record.</summary>
internal sealed record ConstantSource(FieldValue Value) : ValueSource;

/// <summary>Whether the record has departed.</summary>
internal sealed record DepartedSource : ValueSource;

/// <summary>The key of another record, as that record's external id.</summary>
internal sealed record ReferenceSource(string Field) : ValueSource;

/// <summary>The first of the expressions that is not blank.</summary>
internal sealed record ChooseSource(IReadOnlyList<SourceExpression> Candidates) : ValueSource;

/// <summary>Field rules by their word.</summary>
internal enum FieldRule
{
    Text,
    Name,
    Email,
    Phone,
    None,
}

/// <summary>A table of values.</summary>
/// <param name="Table">Source value (compared without case) to target value.</param>
/// <param name="Otherwise">What happens to a value that is not in the table.</param>
/// <param name="Constant">The value for <see cref="OtherwiseRule.Constant"/>; else empty.</param>
internal sealed record Translation(IReadOnlyDictionary<string, string> Table, OtherwiseRule Otherwise, string Constant);

/// <summary>What happens to a value that a translation does not know.</summary>
internal enum OtherwiseRule
{
    Keep,
    Blank,
    Refuse,
    Constant,
}
