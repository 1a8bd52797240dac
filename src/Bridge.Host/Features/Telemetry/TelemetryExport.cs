using System.Reflection;
using Bridge.Core.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Bridge.Host.Features.Telemetry;

/// <summary>Sends spans and measurements to a collector while the host runs.</summary>
/// <remarks>
/// Only the bridge's own names are sent: the framework's HTTP spans carry addresses, and addresses carry record ids.
/// A collector that is down costs nothing but the telemetry.
/// </remarks>
internal sealed partial class TelemetryExport : IHostedService, IDisposable
{
    private const int GrpcPort = 4317;
    private const int FlushMilliseconds = 3_000;
    private readonly TracerProvider _traces;
    private readonly MeterProvider _metrics;

    /// <summary>Begins to collect.</summary>
    /// <param name="collector">Address of the collector.</param>
    /// <param name="logger">Takes the one line there is.</param>
    public TelemetryExport(Uri collector, ILogger<TelemetryExport> logger)
    {
        var service = ResourceBuilder.CreateDefault().AddService(
            BridgeTelemetry.Name,
            serviceVersion: typeof(TelemetryExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(service)
            .AddSource(BridgeTelemetry.Name)
            .AddOtlpExporter(options => Aim(options, collector, "v1/traces"))
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(service)
            .AddMeter(BridgeTelemetry.Name)
            .AddOtlpExporter(options => Aim(options, collector, "v1/metrics"))
            .Build();
        LogStarted(logger, $"{collector.Scheme}://{collector.Authority}", IsGrpc(collector) ? "gRPC" : "HTTP");
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public void Dispose()
    {
        // After the last run has ended, which is later than StopAsync.
        _traces.Shutdown(FlushMilliseconds);
        _metrics.Shutdown(FlushMilliseconds);
        _traces.Dispose();
        _metrics.Dispose();
    }

    private static void Aim(OtlpExporterOptions options, Uri collector, string path)
    {
        var isGrpc = IsGrpc(collector);
        options.Protocol = isGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = isGrpc ? collector : new Uri($"{collector.AbsoluteUri.TrimEnd('/')}/{path}");
        options.TimeoutMilliseconds = FlushMilliseconds;
    }

    // Source: OpenTelemetry Protocol Specification 1.5, "OTLP/gRPC Default Port" and "OTLP/HTTP Default Port".
    private static bool IsGrpc(Uri collector) => collector.Port == GrpcPort;

    [LoggerMessage(1100, LogLevel.Information, "Telemetry goes to {Collector} (OTLP over {Protocol}).")]
    private static partial void LogStarted(ILogger logger, string collector, string protocol);
}
