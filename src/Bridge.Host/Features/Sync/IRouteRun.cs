using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Features.Sync.Planning;

namespace Bridge.Host.Features.Sync;

/// <summary>A route that can be planned and run, whatever its record kind.</summary>
internal interface IRouteRun
{
    /// <summary>Name of the route.</summary>
    string Route { get; }

    /// <summary>Runs the route to its end.</summary>
    /// <param name="options">What a person asked.</param>
    /// <param name="counters">Counts while the run goes on, for a progress line.</param>
    /// <param name="cancellationToken">Interrupts the run; it can be taken up again at any time.</param>
    /// <returns>What the run did.</returns>
    /// <exception cref="Core.Connectors.ConnectorException">A system refused, could not be reached, or a person must say yes.</exception>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    Task<SyncSummary> SyncAsync(RunOptions options, RunCounters counters, CancellationToken cancellationToken);

    /// <summary>Streams what a run would do; changes nothing in the target and nothing in the links.</summary>
    /// <param name="options">What a person asked.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>The planned pages.</returns>
    IAsyncEnumerable<PlannedPage> PlanAsync(RunOptions options, CancellationToken cancellationToken);

    /// <summary>Opens the reader of what stands in the target before planned changes; makes no call.</summary>
    /// <returns>The reader.</returns>
    BeforeReader OpenBefore();
}
