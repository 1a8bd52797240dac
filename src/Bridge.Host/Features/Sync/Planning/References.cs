using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Sync.Planning;

/// <summary>Turns references to records of another route into the target's own ids.</summary>
internal sealed class References
{
    private const int CacheSize = 20_000;
    private readonly BridgeStore _store;
    private readonly (int Position, long Stream)[] _fields;

    // With the stream: an MLS may number its offices and members alike, and both have the same external id then.
    private readonly Dictionary<(long Stream, string ExternalId), string?> _cache = [];

    /// <summary>Creates the resolver.</summary>
    /// <param name="store">The store.</param>
    /// <param name="shape">Fields of the target.</param>
    /// <param name="streams">Streams by route name; a reference to a route that is not there is never sent.</param>
    public References(BridgeStore store, TargetShape shape, IReadOnlyDictionary<string, long> streams)
    {
        _store = store;
        _fields = [.. shape.Fields.Select((field, position) => (field, position))
            .Where(entry => entry.field.RefersTo is not null)
            .Select(entry => (entry.position, streams.GetValueOrDefault(entry.field.RefersTo!, -1)))]; // filtered above
    }

    /// <summary>Resolves the references of a record.</summary>
    /// <param name="mapped">The record with references as external ids; those that cannot be resolved become not sent.</param>
    /// <param name="resolved">The record with the target's ids.</param>
    /// <returns>External id of a record that is not in the target yet, or null.</returns>
    public string? Resolve(MappedRecord mapped, out MappedRecord resolved)
    {
        resolved = mapped;
        if (_fields.Length == 0)
        {
            return null;
        }

        resolved = Copy(mapped);
        string? missing = null;
        foreach (var (position, stream) in _fields)
        {
            if (mapped[position].AsText is not { } externalId)
            {
                continue;
            }

            if (stream >= 0 && Find(stream, externalId) is { } targetId)
            {
                resolved[position] = FieldValue.Text(targetId);
                continue;
            }

            missing = stream >= 0 ? externalId : missing;
            mapped[position] = FieldValue.NotSent;
            resolved[position] = FieldValue.NotSent;
        }

        return missing;
    }

    /// <summary>Makes sure that a reference which could not be sent counts as never sent.</summary>
    /// <param name="missing">What <see cref="Resolve"/> gave.</param>
    /// <param name="mapped">The record.</param>
    /// <param name="after">Hashes that hold after the write.</param>
    public void Forget(string? missing, MappedRecord mapped, ulong[] after)
    {
        if (missing is null)
        {
            return;
        }

        foreach (var (position, _) in _fields)
        {
            after[position] = mapped[position].IsSent ? after[position] : 0;
        }
    }

    private string? Find(long stream, string externalId)
    {
        if (!_cache.TryGetValue((stream, externalId), out var targetId))
        {
            targetId = new Links(_store, stream).Find([externalId]).GetValueOrDefault(externalId)?.TargetId;
            if (_cache.Count >= CacheSize)
            {
                _cache.Clear();
            }

            _cache[(stream, externalId)] = targetId;
        }

        return targetId;
    }

    private static MappedRecord Copy(MappedRecord mapped)
    {
        var copy = new MappedRecord(mapped.Shape);
        for (var position = 0; position < mapped.Shape.Fields.Count; position++)
        {
            copy[position] = mapped[position];
        }

        return copy;
    }
}
