using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings;

/// <summary>Reads the <c>telemetry</c> section.</summary>
internal static class TelemetryReader
{
    /// <summary>Reads the section.</summary>
    /// <param name="root">The whole file.</param>
    /// <param name="faults">Where faults go.</param>
    /// <returns>Where to send telemetry, or null when the file says nothing about it.</returns>
    public static Uri? Read(SettingsSection root, FaultList faults)
    {
        if (root.Find("telemetry") is not { } node || SettingsSection.Open(node, "'telemetry'", faults) is not { } section)
        {
            return null;
        }

        YamlScalarNode? endpoint = section.Required("otlp", "the address of the collector, for example http://127.0.0.1:4317");
        section.RefuseOthers("'telemetry'");
        if (endpoint is null)
        {
            return null;
        }

        // A collector usually stands on the same machine or network without a certificate, so http is allowed here.
        if (Uri.TryCreate(endpoint.Value, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https"))
        {
            return address;
        }

        faults.Add(endpoint, "'otlp' must be an address such as http://127.0.0.1:4317.");
        return null;
    }
}
