using Bridge.Host.Settings.Routes;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Sync;

/// <summary>Keeps two bridges from running one route at once: both would send the same records, and neither would know what the other left under way.</summary>
internal static class RouteHold
{
    // A turn of an ordinary pass is over by then; whoever waits longer for a first sync wants to know it.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    /// <summary>Takes the route's turn.</summary>
    /// <param name="route">The route.</param>
    /// <param name="store">The store.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The turn; disposing gives it back.</returns>
    /// <exception cref="StoreException">Another process runs the route.</exception>
    public static Task<StoreTurn> TakeAsync(RouteSettings route, BridgeStore store, TimeProvider time, CancellationToken cancellationToken) =>
        StoreTurn.TakeAsync(store.Path, $"route {route.Name}", _patience, time, cancellationToken);
}
