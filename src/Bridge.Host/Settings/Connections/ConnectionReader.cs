using Bridge.Core.Connectors;
using Bridge.Core.Settings;
using Bridge.Host.Settings.Rules;
using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings.Connections;

/// <summary>Reads the <c>connections</c> of a settings file against the specs of their connectors.</summary>
/// <param name="connectors">The connectors by name.</param>
/// <param name="directory">Directory of the settings file.</param>
/// <param name="references">Resolves references.</param>
/// <param name="faults">Where faults go.</param>
internal sealed class ConnectionReader(
    IReadOnlyDictionary<string, IConnector> connectors, string directory, ReferenceResolver references, FaultList faults)
{
    /// <summary>Reads one connection.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="node">Its node.</param>
    /// <returns>The connection, or null when its type is unknown; other faults leave values out.</returns>
    public ConnectionEntry? Read(string name, YamlNode node)
    {
        if (SettingsSection.Open(node, $"connection '{name}'", faults) is not { } section
            || section.Required("type", $"the kind of system, {string.Join(" or ", connectors.Keys.Order(StringComparer.Ordinal))}") is not { Value: { } type } typeNode)
        {
            return null;
        }

        if (!connectors.TryGetValue(type, out var connector))
        {
            faults.Add(typeNode, $"'type' cannot be '{type}'. {NearestWord.Explain(type, [.. connectors.Keys.Order(StringComparer.Ordinal)])}");
            return null;
        }

        var isLocal = IsLocal(connector, section);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var spec in connector.Settings)
        {
            if (ReadValue(section, spec, node, isLocal) is { } value)
            {
                values[spec.Name] = value;
            }
        }

        section.RefuseOthers($"A connection of type {type}");
        return new ConnectionEntry(name, type, new ConnectionSettings(name, values));
    }

    // A sandbox on this machine has no secrets worth guarding, so a copied example may work as it stands.
    private static bool IsLocal(IConnector connector, SettingsSection section)
    {
        var addresses = connector.Settings
            .Where(spec => spec.Kind == SettingKind.Address)
            .Select(spec => (section.Find(spec.Name) as YamlScalarNode)?.Value)
            .OfType<string>()
            .ToList();
        return addresses.Count > 0 && addresses.TrueForAll(SettingRules.IsLoopback);
    }

    private string? ReadValue(SettingsSection section, SettingSpec spec, YamlNode connection, bool isLocal)
    {
        if (section.Find(spec.Name) is null)
        {
            if (spec.IsRequired)
            {
                faults.Add(connection, $"'{spec.Name}' is missing: {spec.Description}");
            }

            return spec.Default;
        }

        if (section.Scalar(spec.Name) is not { Value: { } text } scalar)
        {
            return null;
        }

        if (ReferenceResolver.IsReference(text))
        {
            return references.Resolve(scalar, spec.Name) is { } resolved ? Judged(spec, scalar, resolved) : null;
        }

        if (spec.Kind == SettingKind.Secret && !isLocal)
        {
            faults.Add(scalar, $"'{spec.Name}' is a secret and must not stand in this file: write ${{env:NAME}} or ${{file:PATH}}.");
            return null;
        }

        return Judged(spec, scalar, text);
    }

    private string? Judged(SettingSpec spec, YamlScalarNode scalar, string value)
    {
        if (SettingRules.Judge(spec, value) is not { } fault)
        {
            return spec.Kind == SettingKind.Path ? Path.GetFullPath(value, directory) : value;
        }

        faults.Add(scalar, fault);
        return null;
    }
}
