using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Sync.Sending;

/// <summary>What one transaction brings into the store: outcomes of a batch, and the checkpoint if they complete pages.</summary>
internal sealed record CommitUnit
{
    /// <summary>Intents to write, for batches that are about to be sent.</summary>
    public IReadOnlyList<Intent> Announced { get; init; } = [];

    /// <summary>Loads that are about to begin: number of the batch, the target's own name.</summary>
    public IReadOnlyList<(long Batch, string Name)> Loads { get; init; } = [];

    /// <summary>Numbers of batches whose outcome is known.</summary>
    public IReadOnlyList<long> Settled { get; init; } = [];

    /// <summary>Link rows of records that were written.</summary>
    public IReadOnlyList<Link> Links { get; init; } = [];

    /// <summary>Records to set aside.</summary>
    public IReadOnlyList<SetAside> SetAside { get; init; } = [];

    /// <summary>Identities whose dead letters are obsolete.</summary>
    public IReadOnlyList<string> Released { get; init; } = [];

    /// <summary>Records that wait for another: identity, what they wait for, the record as JSON.</summary>
    public IReadOnlyList<(string ExternalId, string RefersTo, string Record)> Waiting { get; init; } = [];

    /// <summary>Identities that no longer wait.</summary>
    public IReadOnlyList<string> NoLongerWaiting { get; init; } = [];

    /// <summary>Cursor to store, or null.</summary>
    public Cursor? Cursor { get; init; }

    /// <summary>Whether a full read has come to its end with this unit.</summary>
    public bool IsComplete { get; init; }
}

/// <summary>A record to set aside.</summary>
/// <param name="ExternalId">Identity.</param>
/// <param name="Refusal">Why.</param>
/// <param name="Record">The record as JSON, or null when it could not be read.</param>
internal sealed record SetAside(string ExternalId, Refusal Refusal, string? Record);
