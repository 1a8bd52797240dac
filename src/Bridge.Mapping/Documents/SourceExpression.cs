namespace Bridge.Mapping.Documents;

/// <summary>
/// What a value is made of: one field, or fields and literal text. Segments of one group (<c>[ ... ]</c> in a template)
/// are left out together when a field of the group is blank.
/// </summary>
/// <param name="Segments">The segments in order; at least one holds a field.</param>
/// <param name="Separator">Text between the segments that are not blank (a join), or null for a template.</param>
internal sealed record SourceExpression(IReadOnlyList<SourceSegment> Segments, string? Separator = null)
{
    /// <summary>The fields that are read.</summary>
    public IEnumerable<string> Fields => Segments.Where(segment => segment.IsField).Select(segment => segment.Text);

    /// <summary>The one field, when the expression is nothing else; null for a template.</summary>
    public string? SingleField => Segments is [{ IsField: true } only] ? only.Text : null;
}

/// <summary>A field name or literal text.</summary>
/// <param name="Text">The name or text.</param>
/// <param name="IsField">True for a field.</param>
/// <param name="Group">Number of the optional group from 1, or 0 for text that always stands.</param>
internal readonly record struct SourceSegment(string Text, bool IsField, int Group);
