using Bridge.Core.Connectors;
using Bridge.Host.Composition;
using Bridge.Host.Features.Sync;
using Bridge.Host.Settings;
using Quartz;

namespace Bridge.Host.Features.Scheduling;

/// <summary>One turn of one route; a route that fails never ends the others.</summary>
[DisallowConcurrentExecution]
internal sealed partial class RouteJob(OpenBridge bridge, RouteStates states, ILogger<RouteJob> logger) : IJob
{
    /// <summary>Key under which the job finds its route.</summary>
    public const string RouteKey = "route";

    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var route = (RouteSettings)context.MergedJobDataMap[RouteKey]!; // put there when the job was made
        if (route.After.Any(other => states.Of(other).State == RouteState.Running))
        {
            return; // It comes after a route that runs right now: the next turn is soon enough.
        }

        states.Set(route.Name, RouteState.Running);
        try
        {
            var summary = await bridge.OpenRoute(route).SyncAsync(new RunOptions(), new RunCounters(), cancellationToken);
            states.Set(route.Name, RouteState.Idle);
            LogDone(route.Name, summary.Created, summary.Updated, summary.Deactivated, summary.DeadLettered);
        }
        catch (OperationCanceledException)
        {
            states.Set(route.Name, RouteState.Idle);
        }
        catch (Exception error) when (error is ConnectorException or StoreException or MappingFaultsException)
        {
            states.Set(route.Name, StateOf(error), error.Message);
            LogStopped(route.Name, error.Message);
        }
#pragma warning disable CA1031 // the border of a run: a fault in one route must not end the others
        catch (Exception error)
#pragma warning restore CA1031
        {
            states.Set(route.Name, RouteState.Faulted, "The bridge has met a fault of its own; the log tells more. Please report it.");
            LogFault(error, route.Name);
        }
    }

    private static RouteState StateOf(Exception error) => error switch
    {
        ConnectorException { Kind: FailureKind.NeedsConsent } => RouteState.NeedsConsent,
        ConnectorException { Kind: FailureKind.Throttled } => RouteState.Throttled,
        _ => RouteState.Faulted,
    };

    [LoggerMessage(1001, LogLevel.Information, "Route {Route}: {Created} created, {Updated} updated, {Deactivated} deactivated, {DeadLettered} set aside.")]
    private partial void LogDone(string route, long created, long updated, long deactivated, long deadLettered);

    [LoggerMessage(1002, LogLevel.Error, "Route {Route} stopped: {Message}")]
    private partial void LogStopped(string route, string message);

    [LoggerMessage(1003, LogLevel.Critical, "Route {Route} met a fault of the bridge.")]
    private partial void LogFault(Exception error, string route);
}
