namespace Bridge.Mapping.Tables;

/// <summary>How a file is written.</summary>
internal sealed record TableFile
{
    /// <inheritdoc cref="TableMapping.Delimiter" />
    public char? Delimiter { get; init; }

    /// <inheritdoc cref="TableMapping.IsLatin1" />
    public bool IsLatin1 { get; init; }

    /// <inheritdoc cref="TableMapping.HeadingLine" />
    public int HeadingLine { get; init; } = 1;

    /// <inheritdoc cref="TableMapping.DecimalSign" />
    public char? DecimalSign { get; init; }

    /// <inheritdoc cref="TableMapping.FileZone" />
    public string? Zone { get; init; }
}
