using Bridge.Core.Connectors;

namespace Bridge.Host.Settings.Routes;

/// <summary>Says in one sentence what a connection cannot do that the settings ask of it, and which connectors can.</summary>
/// <param name="connectors">The connectors by name.</param>
internal sealed class Abilities(IReadOnlyDictionary<string, IConnector> connectors)
{
    /// <summary>What to say when a setting names a connection that cannot.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="type">Type of the connection.</param>
    /// <param name="task">What it cannot do, behind "cannot".</param>
    /// <param name="can">Tells which connectors can.</param>
    /// <returns>The sentence.</returns>
    public string Named(string key, string type, string task, Func<IConnector, bool> can) =>
        $"'{key}' names a {type} connection, which cannot {task}. {Able(can)}";

    /// <summary>What to say when none of the connections can.</summary>
    /// <param name="section">The section that asks for it.</param>
    /// <param name="need">What it needs.</param>
    /// <param name="connections">Type of each connection by its name; null for a connection that has a fault itself.</param>
    /// <param name="task">What they cannot do, behind "cannot".</param>
    /// <param name="can">Tells which connectors can.</param>
    /// <returns>The sentence.</returns>
    public string None(string section, string need, IReadOnlyDictionary<string, string?> connections, string task, Func<IConnector, bool> can)
    {
        var there = string.Join(", ", connections.Where(pair => pair.Value is not null).Select(pair => $"{pair.Key} ({pair.Value})"));
        return there.Length == 0 ? $"'{section}' needs {need}. {Able(can)}" : $"'{section}' needs {need}: {there} cannot {task}. {Able(can)}";
    }

    /// <summary>Which connectors can.</summary>
    /// <param name="can">Tells whether one can.</param>
    /// <returns>The sentence.</returns>
    public string Able(Func<IConnector, bool> can)
    {
        var able = string.Join(", ", connectors.Values.Where(can).Select(connector => connector.Name).Order(StringComparer.Ordinal));
        return able.Length == 0 ? "No connector can." : $"Able are: {able}.";
    }
}
