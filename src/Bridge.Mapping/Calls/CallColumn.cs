using System.Collections.Frozen;

namespace Bridge.Mapping.Calls;

/// <summary>Where one field of a call comes from.</summary>
/// <param name="Field">The field.</param>
/// <param name="From">Columns, put together with a space between; empty for a constant.</param>
/// <param name="Constant">The same for every row, or null.</param>
/// <param name="Unit">Unit of a duration.</param>
/// <param name="Formats">Forms of an instant: date patterns, <c>iso</c>, <c>epoch</c> or <c>epochMs</c>.</param>
/// <param name="Values">What the file's words stand for; without case. Empty when they stand for themselves.</param>
/// <param name="Otherwise">What any other word stands for; null to refuse the row.</param>
/// <param name="Nulls">Texts that stand for nothing, beside those of the document.</param>
public sealed record CallColumn(
    CallField Field,
    IReadOnlyList<string> From,
    string? Constant,
    CallUnit Unit,
    IReadOnlyList<string> Formats,
    FrozenDictionary<string, string> Values,
    string? Otherwise,
    FrozenSet<string> Nulls);
