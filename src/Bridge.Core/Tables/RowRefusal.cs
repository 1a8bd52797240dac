namespace Bridge.Core.Tables;

/// <summary>A line of a file that could not be taken; never says what stood there.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Code">Short word for the cause, the same for the same cause.</param>
/// <param name="Reason">What is wrong and what would be right.</param>
public sealed record RowRefusal(string File, long Line, string Code, string Reason)
{
    /// <inheritdoc />
    public override string ToString() => $"{File}:{Line}: {Code}: {Reason}";
}
