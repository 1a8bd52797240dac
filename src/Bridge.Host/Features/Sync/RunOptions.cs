namespace Bridge.Host.Features.Sync;

/// <summary>What a person asked of one run.</summary>
internal sealed record RunOptions
{
    /// <summary>Words of surprises that a person said yes to.</summary>
    public IReadOnlySet<string> Accepted { get; init; } = new HashSet<string>();

    /// <summary>True to read everything again.</summary>
    public bool IsFull { get; init; }

    /// <summary>True to compare with what the target really holds; reads everything.</summary>
    public bool IsVerified { get; init; }

    /// <summary>True to compare all keys now; null to do so when it is due.</summary>
    public bool? Sweeps { get; init; }

    /// <summary>Numbers of the dead letters to try again; null for an ordinary run.</summary>
    public IReadOnlySet<long>? Replay { get; init; }
}
