using Bridge.Sandbox.Reso;

namespace Bridge.Faults.Staging;

/// <summary>What a stage is set up with.</summary>
internal sealed record StageOptions
{
    /// <summary>Members of the MLS.</summary>
    public required int Members { get; init; }

    /// <summary>Seed of the data and of all chances.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The host whose ways the MLS copies.</summary>
    public ResoProfile Profile { get; init; } = ResoProfile.Generic;

    /// <summary>Whether all rows of the MLS start with one timestamp.</summary>
    public bool IsTied { get; init; }

    /// <summary>Rows the bridge asks for per page; null takes the connector's own number.</summary>
    public int? PageSize { get; init; }

    /// <summary>Whether the bridge follows the host's links, as it advises where a host does not keep its order.</summary>
    public bool FollowsLinks { get; init; }

    /// <summary>How long each call is held.</summary>
    public TimeSpan Latency { get; init; } = TimeSpan.Zero;

    /// <summary>How long the account works on a job.</summary>
    public TimeSpan JobDelay { get; init; } = TimeSpan.FromMilliseconds(30);
}
