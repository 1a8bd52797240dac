namespace Bridge.Core.Tables;

/// <summary>A kind of table that can be imported: which fields its rows have. One language of mapping documents serves all kinds.</summary>
/// <param name="Record">Its word in mapping documents, such as <c>call</c>.</param>
/// <param name="Plural">What its rows are, for messages, such as <c>calls</c>.</param>
/// <param name="Fields">Its fields, each at the place of its index.</param>
public sealed record TableKind(string Record, string Plural, IReadOnlyList<TableField> Fields)
{
    /// <summary>Words that a mapping may say the file lacks although a column seems to tell them.</summary>
    public IReadOnlyList<string> Lackable { get; init; } = [.. Fields.Where(field => !field.IsRequired).Select(field => field.Word)];

    /// <summary>What rows belong to: rows of one subject are looked at together. Null when each row stands alone.</summary>
    public TableField? Subject { get; init; }

    /// <summary>The source's id of a row, when the mapping names it.</summary>
    public TableField? Id { get; init; }

    /// <summary>What makes a row another one where no id is told; empty for all of its fields.</summary>
    public IReadOnlyList<TableField> Identity { get; init; } = [];

    /// <summary>Of two deliveries of a row the one with the greater number counts.</summary>
    public TableField? Revision { get; init; }
}
