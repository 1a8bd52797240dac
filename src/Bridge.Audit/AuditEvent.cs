namespace Bridge.Audit;

/// <summary>What happened, without any value of a record.</summary>
/// <remarks>Each text may have <see cref="LongestText"/> characters; card data in it is removed before it is written.</remarks>
public sealed record AuditEvent
{
    /// <summary>Most characters of one text.</summary>
    public const int LongestText = 2000;

    /// <summary>Stable id of the person or the service; never a display name.</summary>
    public required string Who { get; init; }

    /// <summary>What was done, a word of a closed list such as <c>member.read</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Names of the fields, or their data class; never a value.</summary>
    public string? What { get; init; }

    /// <summary>Key of the record; only a keyed pseudonym of it is written.</summary>
    public string? Which { get; init; }

    /// <summary>The reason that was given, with a ticket number.</summary>
    public string? Why { get; init; }

    /// <summary>How it ended: <c>done</c>, <c>refused</c>, <c>failed</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Version of the policy that decided.</summary>
    public string? Policy { get; init; }
}
