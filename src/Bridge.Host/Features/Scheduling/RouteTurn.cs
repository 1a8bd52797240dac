using Bridge.Core.Connectors;
using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Opening;
using Bridge.Host.Settings.Routes;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Scheduling;

/// <summary>Runs a route once and turns whatever happens into its state; a route that fails never ends the others.</summary>
internal sealed partial class RouteTurn(OpenBridge bridge, RouteStates states, TimeProvider time, ILogger<RouteTurn> logger)
{
    // Trying again at every turn what a person must mend first would only fill logs, and may lock an account.
    private static readonly TimeSpan _holdAfterFault = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan _waitWithoutTime = TimeSpan.FromMinutes(1);

    /// <summary>Takes the turn.</summary>
    /// <param name="route">The route.</param>
    /// <param name="cancellationToken">Interrupts the run; batches under way end.</param>
    /// <returns>When the route must have a turn of its own because it was told to wait; null when its schedule decides.</returns>
    public async Task<DateTimeOffset?> TakeAsync(RouteSettings route, CancellationToken cancellationToken)
    {
        try
        {
            if (IsHeld(route))
            {
                LogHeld(route.Name);
                return null;
            }

            await RunAsync(route, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            states.Set(route.Name, new RouteStanding(RouteState.Idle));
            LogInterrupted(route.Name);
        }
        catch (StoreException error) when (error.IsTaken)
        {
            states.Set(route.Name, new RouteStanding(RouteState.Idle));
            LogTaken(route.Name);
        }
        catch (ConnectorException error) when (error.Kind == FailureKind.Throttled)
        {
            return Park(route, error);
        }
        catch (ConnectorException error) when (error.Kind == FailureKind.NeedsConsent)
        {
            AskConsent(route, error);
        }
        catch (Exception error) when (error is ConnectorException or StoreException or MappingFaultsException)
        {
            Fail(route, error);
        }
#pragma warning disable CA1031 // the border of a run: a fault in one route must not end the others
        catch (Exception error)
#pragma warning restore CA1031
        {
            FailByFault(route, error);
        }

        return null;
    }

    private async Task RunAsync(RouteSettings route, CancellationToken cancellationToken)
    {
        states.Set(route.Name, new RouteStanding(RouteState.Running));
        var started = time.GetUtcNow();
        var summary = await bridge.OpenRoute(route).SyncAsync(new RunOptions(), new RunCounters(), cancellationToken);
        states.SetCurrent(route.Name, started);
        states.Set(route.Name, new RouteStanding(RouteState.Idle));
        LogDone(route.Name, summary.Created, summary.Updated, summary.Deactivated, summary.DeadLettered, summary.DurationSeconds);
    }

    private DateTimeOffset Park(RouteSettings route, ConnectorException error)
    {
        var until = error.RetryAt ?? time.GetUtcNow() + _waitWithoutTime;
        states.Set(route.Name, new RouteStanding(RouteState.Throttled, error.Message, until));
        LogParked(route.Name, until, error.Message);
        return until;
    }

    private void AskConsent(RouteSettings route, ConnectorException error)
    {
        var command = $"{error.Message} To say yes: bridge sync {route.Name} --accept {error.Surprise}";
        states.Set(route.Name, new RouteStanding(RouteState.NeedsConsent, command));
        LogNeedsConsent(route.Name, command);
    }

    private void Fail(RouteSettings route, Exception error)
    {
        var mendsItself = error is StoreException or ConnectorException { Kind: FailureKind.Transient };
        states.Set(route.Name, new RouteStanding(RouteState.Faulted, error.Message, mendsItself ? null : time.GetUtcNow() + _holdAfterFault));
        LogFailed(route.Name, error.Message);
    }

    private void FailByFault(RouteSettings route, Exception error)
    {
        states.Set(route.Name, new RouteStanding(
            RouteState.Faulted,
            "The bridge has met a fault of its own; nothing was lost. Please report it with the log line of event 1016.",
            time.GetUtcNow() + _holdAfterFault));

        // Without the exception's message: it could quote a value of a record.
        LogFault(route.Name, error.GetType().FullName, error.StackTrace);
    }

    private bool IsHeld(RouteSettings route)
    {
        var standing = states.Of(route.Name);

        // A yes is given by a run of its own (bridge sync --accept): once that has ended well, the schedule holds again.
        return standing.State == RouteState.NeedsConsent
            ? new Runs(bridge.Store, time).FindLast(bridge.StreamOf(route))?.Outcome is not ("done" or "setAside")
            : standing.Until > time.GetUtcNow();
    }

    [LoggerMessage(1010, LogLevel.Information, "Route {Route}: {Created} created, {Updated} updated, {Deactivated} deactivated, {DeadLettered} set aside in {Seconds} s.")]
    private partial void LogDone(string route, long created, long updated, long deactivated, long deadLettered, double seconds);

    [LoggerMessage(1011, LogLevel.Information, "Route {Route} was interrupted; its next run goes on from there.")]
    private partial void LogInterrupted(string route);

    [LoggerMessage(1012, LogLevel.Debug, "Route {Route} is held; its turn is passed over.")]
    private partial void LogHeld(string route);

    [LoggerMessage(1013, LogLevel.Warning, "Route {Route} is parked until {Until:u} and then goes on by itself. {Message}")]
    private partial void LogParked(string route, DateTimeOffset until, string message);

    [LoggerMessage(1014, LogLevel.Warning, "Route {Route} waits for a person's yes. {Message}")]
    private partial void LogNeedsConsent(string route, string message);

    [LoggerMessage(1015, LogLevel.Error, "Route {Route} failed. {Message}")]
    private partial void LogFailed(string route, string message);

    [LoggerMessage(1017, LogLevel.Information, "Route {Route} is at work in another process; its turn is passed over.")]
    private partial void LogTaken(string route);

    [LoggerMessage(1016, LogLevel.Critical, "Route {Route} met a fault of the bridge ({Type}): {Trace}")]
    private partial void LogFault(string route, string? type, string? trace);
}
