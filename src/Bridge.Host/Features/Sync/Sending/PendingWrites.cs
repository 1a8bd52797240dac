using System.Collections.Concurrent;
using Bridge.Host.Features.Sync.Guards;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Sync.Sending;

/// <summary>Writes that are planned but not yet in the store; keeps two writes of one record from overtaking each other.</summary>
internal sealed class PendingWrites
{
    private readonly ConcurrentDictionary<string, Link> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, string> _byUnique = new();

    /// <summary>All this run has claimed so far; null when the stream had links before, which only the store knows.</summary>
    public ClaimedKeys? Claimed { get; init; }

    /// <summary>Sends what is buffered and waits until a record's write is in the store; set by the executor.</summary>
    public Func<CancellationToken, Task> SettleAllAsync { get; set; } = _ => Task.CompletedTask;

    /// <summary>Adds a write.</summary>
    /// <param name="after">The link row that will hold.</param>
    public void Add(Link after)
    {
        Claimed?.Add(after);
        _byId[after.ExternalId] = after;
        if (after.UniqueHash is { } hash)
        {
            _byUnique[hash] = after.ExternalId;
        }
    }

    /// <summary>Removes a write that is in the store or has failed.</summary>
    /// <param name="after">As added.</param>
    public void Remove(Link after)
    {
        _byId.TryRemove(new KeyValuePair<string, Link>(after.ExternalId, after));
        if (after.UniqueHash is { } hash)
        {
            _byUnique.TryRemove(new KeyValuePair<long, string>(hash, after.ExternalId));
        }
    }

    /// <summary>Finds the pending state of a record.</summary>
    /// <param name="externalId">Its identity.</param>
    /// <returns>The link row that will hold, or null.</returns>
    public Link? Find(string externalId) => _byId.GetValueOrDefault(externalId);

    /// <summary>Finds who is about to hold a unique value.</summary>
    /// <param name="uniqueHash">Its hash.</param>
    /// <returns>Identity, or null.</returns>
    public string? FindHolder(long uniqueHash) => _byUnique.GetValueOrDefault(uniqueHash);
}
