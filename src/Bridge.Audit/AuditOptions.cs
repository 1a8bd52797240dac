namespace Bridge.Audit;

/// <summary>What an audit file needs.</summary>
public sealed record AuditOptions
{
    /// <summary>Path of the file; one for each side.</summary>
    public required string Path { get; init; }

    /// <summary>The key that signs heads.</summary>
    public required AuditSecret SigningKey { get; init; }

    /// <summary>The key that makes pseudonyms of record keys; each side has its own.</summary>
    public required AuditSecret PseudonymKey { get; init; }

    /// <summary>Longest time that entries stay without a signed head; default 60 s.</summary>
    public TimeSpan HeadEvery { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Told of each signed head, so that it can be kept elsewhere; may be null.</summary>
    public Action<AuditHead>? OnHead { get; init; }
}
