namespace Bridge.Core.Connectors;

/// <summary>Reads changed records of one kind from a system.</summary>
/// <typeparam name="T">Record type of the stream.</typeparam>
public interface ISource<T>
{
    /// <summary>Streams the records changed since a cursor, oldest change first.</summary>
    /// <remarks>
    /// Delivery is at least once: a record whose change time equals the cursor is sent again, so sinks upsert.
    /// A record that changes while pages are read is delivered in its newest state at least once.
    /// Deleted records arrive as tombstones where the system tells, never as silent gaps (see <see cref="IListsKeys"/>).
    /// Nothing is fetched before the first page is asked for. A source keeps no state between two calls.
    /// </remarks>
    /// <param name="request">Where to start.</param>
    /// <param name="cancellationToken">Stops between two pages; a page already handed out stays valid.</param>
    /// <returns>Pages in order; an up-to-date stream may give none.</returns>
    /// <exception cref="ConnectorException">See <see cref="FailureKind"/> for what the engine does next.</exception>
    IAsyncEnumerable<Page<T>> ReadAsync(ReadRequest request, CancellationToken cancellationToken);
}

/// <summary>Capability of a source: it can give what changed lately before it has given what is older.</summary>
public interface IReadsLately
{
    /// <summary>A position from which only what changed at or after an instant is read; it is never stored.</summary>
    /// <param name="instant">The instant, by the source's clock.</param>
    /// <returns>The position for <see cref="ReadRequest.From"/>; a read from it raises no surprise when there is nothing.</returns>
    Cursor PositionAt(DateTimeOffset instant);
}

/// <summary>Capability of a source: it can list every key that exists now, so that vanished records are found.</summary>
public interface IListsKeys
{
    /// <summary>True when deletions can only be found by listing keys (no tombstones in the stream itself).</summary>
    bool IsOnlyWayToSeeDeletions { get; }

    /// <summary>How long after a read the next one still tells of what was deleted meanwhile, without the list; zero when it never does.</summary>
    TimeSpan DeletionsReach => TimeSpan.Zero;

    /// <summary>Streams all keys that exist now, in any order, without duplicates being an error.</summary>
    /// <param name="cancellationToken">Stops the listing; a partial list must never be used for a sweep.</param>
    /// <returns>Chunks of external ids (<see cref="Model.RecordKey.ExternalId"/>).</returns>
    /// <exception cref="ConnectorException">The list could not be completed.</exception>
    IAsyncEnumerable<IReadOnlyList<string>> ListKeysAsync(CancellationToken cancellationToken);
}
