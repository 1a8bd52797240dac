namespace Bridge.Finance.Documents;

/// <summary>One fault of a billing document, for the person who wrote it.</summary>
/// <param name="File">Path of the document.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Message">What is wrong, what is allowed, and the nearest right word where there is one.</param>
internal sealed record DocumentFault(string File, int Line, int Column, string Message)
{
    public override string ToString() => $"{File}:{Line}:{Column}: {Message}";
}

/// <summary>A billing document that cannot be used; lists all faults at once.</summary>
internal sealed class DocumentException(IReadOnlyList<DocumentFault> faults)
    : Exception(string.Join(Environment.NewLine, faults))
{
    public IReadOnlyList<DocumentFault> Faults { get; } = faults;
}
