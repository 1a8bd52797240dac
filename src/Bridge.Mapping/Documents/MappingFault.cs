namespace Bridge.Mapping.Documents;

/// <summary>One fault of a mapping document, for the administrator who wrote it.</summary>
/// <param name="File">The document: path of the file, or name of a built-in one.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Message">What is wrong, what is allowed, and the nearest right word where there is one.</param>
public sealed record MappingFault(string File, int Line, int Column, string Message)
{
    /// <inheritdoc />
    public override string ToString() => $"{File}:{Line}:{Column}: {Message}";
}
