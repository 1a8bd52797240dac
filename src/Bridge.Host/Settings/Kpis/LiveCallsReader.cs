using Bridge.Core.Calls.Live;
using Bridge.Core.Connectors;
using Bridge.Core.Settings;
using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings.Kpis;

/// <summary>Reads one phone system that the wallboard follows.</summary>
/// <param name="directory">Folder of the settings file.</param>
/// <param name="connectors">Connectors by name.</param>
/// <param name="connections">Type of each connection; null after a fault.</param>
/// <param name="faults">Where faults go.</param>
internal sealed class LiveCallsReader(
    string directory, IReadOnlyDictionary<string, IConnector> connectors, IReadOnlyDictionary<string, string?> connections, FaultList faults)
{
    private const string Log = "queueLog";
    private const string Connection = "connection";

    /// <summary>Reads a phone system.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="node">What the file says.</param>
    /// <returns>The phone system, or null after a fault.</returns>
    public LiveCallsSettings? Read(string name, YamlNode node)
    {
        if (SettingsSection.Open(node, $"'live: {name}'", faults) is not { } section)
        {
            return null;
        }

        var hasLog = section.Find(Log) is not null;
        if (hasLog == section.Find(Connection) is not null)
        {
            faults.Add(node, $"'live: {name}' says either '{Log}', the path of Asterisk's queue_log, or '{Connection}', a connection that tells who waits.");
        }

        var log = section.Scalar(Log)?.Value;
        var connection = section.Scalar(Connection);
        if (connection is { Value: { } wanted })
        {
            var able = connections.Where(pair => pair.Value is { } type && connectors[type] is IOpensLiveCalls).Select(pair => pair.Key).ToList();
            if (!able.Contains(wanted))
            {
                faults.Add(connection, connections.ContainsKey(wanted)
                    ? $"'{Connection}' names the connection '{wanted}', which does not tell who waits. {Able(able)}"
                    : $"'{Connection}' names the connection '{wanted}', which does not exist. {NearestWord.Explain(wanted, able)}");
            }
        }

        section.RefuseOthers($"'live: {name}'");
        return new LiveCallsSettings(name, log is null ? null : Path.GetFullPath(log, directory), connection?.Value);
    }

    private static string Able(List<string> able) => able.Count == 0
        ? "No connection does; one of type zendesk would."
        : $"Able are: {string.Join(", ", able)}.";
}
