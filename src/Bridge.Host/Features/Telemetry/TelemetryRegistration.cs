namespace Bridge.Host.Features.Telemetry;

/// <summary>Adds spans and measurements to a host.</summary>
internal static class TelemetryRegistration
{
    /// <summary>Adds the gauges and, when the settings name a collector, the export.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="collector">Address of the collector (OTLP), or null for no export.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddBridgeTelemetry(this IServiceCollection services, Uri? collector)
    {
        services.AddHostedService<RouteGauges>();
        return collector is null
            ? services
            : services.AddHostedService(host => new TelemetryExport(collector, host.GetRequiredService<ILogger<TelemetryExport>>()));
    }
}
