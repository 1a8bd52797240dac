namespace Bridge.Core.Connectors;

/// <summary>Capability of a sink: beside its usual calls it has a slower way for many records at once, a job that the target accepts and does later.</summary>
/// <remarks>
/// The engine gathers up to <see cref="MaxLoad"/> records before it sends any, so it knows whether enough of them are due; one load of a
/// route is under way at a time, and the next is gathered after it. Everything that <see cref="ISink{T}"/> promises of a batch holds for a load too.
/// </remarks>
public interface ITakesLoads
{
    /// <summary>Fewest records for which a load is the better way; above <see cref="MaxLoad"/> when it never is.</summary>
    int FewestOfLoad { get; }

    /// <summary>Most records of one load, at least the sink's largest batch.</summary>
    int MaxLoad { get; }

    /// <summary>Creates or changes the records of a load, each found by its external id.</summary>
    /// <param name="batch">1 to <see cref="MaxLoad"/> writes, no external id twice.</param>
    /// <param name="announceAsync">
    /// Writes down the target's own name of a load; called for each, and ended, before that load can take effect. When it fails, the load must never take effect.
    /// </param>
    /// <param name="cancellationToken">Stops waiting; every record is then of unknown outcome, and the target may still work on it.</param>
    /// <returns>Exactly one result for each write, in any order.</returns>
    /// <exception cref="ConnectorException">The whole load failed and nothing is known of its records.</exception>
    Task<IReadOnlyList<WriteResult>> LoadAsync(
        IReadOnlyList<Write> batch, Func<string, CancellationToken, Task> announceAsync, CancellationToken cancellationToken);

    /// <summary>Waits until loads that were announced earlier, perhaps by a process that died, are over; one that was not begun never is from now on.</summary>
    /// <param name="loads">Names of the loads, as they were announced. Loads of other hosts are left alone: only names tell whose a load is.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>A task that ends when none of them can take effect any more.</returns>
    /// <exception cref="ConnectorException">It is not known how one of them stands.</exception>
    Task AwaitLoadsAsync(IReadOnlyList<string> loads, CancellationToken cancellationToken);
}
