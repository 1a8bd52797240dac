using System.Diagnostics.Metrics;
using Bridge.Core.Telemetry;
using Bridge.Host.Features.Status;
using Bridge.Host.StatusLines;

namespace Bridge.Host.Features.Telemetry;

/// <summary>Gauges of how the routes stand; read from the store only when somebody asks.</summary>
internal sealed class RouteGauges : IHostedService, IDisposable
{
    private readonly Meter _meter = new(BridgeTelemetry.Name);

    /// <summary>Declares the gauges; they end with the host.</summary>
    /// <param name="status">How the routes stand.</param>
    public RouteGauges(StatusReader status)
    {
        _meter.CreateObservableGauge(
            BridgeInstruments.Lag, () => Measure(status, route => route.LagSeconds), "s", "Age of what the target holds.");
        _meter.CreateObservableGauge(
            BridgeInstruments.DeadLetters, () => Measure(status, route => route.DeadLetters), "{record}", "Records that are set aside now.");
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();

    private static IEnumerable<Measurement<double>> Measure(StatusReader status, Func<RouteStatus, double?> value) =>

        // A store that cannot be read gives no measurement; /health/ready says so.
        from route in status.Read().Routes
        let known = value(route)
        where known is not null
        select new Measurement<double>(
            known.Value, new(BridgeTags.Route, route.Name), new KeyValuePair<string, object?>(BridgeTags.Stream, route.Record));
}
