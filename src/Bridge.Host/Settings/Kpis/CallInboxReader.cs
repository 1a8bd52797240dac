using Bridge.Mapping.Calls;
using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings.Kpis;

/// <summary>Reads one folder of call files.</summary>
/// <param name="directory">Folder of the settings file.</param>
/// <param name="faults">Where faults go.</param>
internal sealed class CallInboxReader(string directory, FaultList faults)
{
    private readonly DeskTimesReader _desk = new(directory, faults);

    /// <summary>Reads a folder.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="node">What the file says.</param>
    /// <returns>The folder, or null after a fault.</returns>
    public CallInboxSettings? Read(string name, YamlNode node)
    {
        if (SettingsSection.Open(node, $"The inbox '{name}'", faults) is not { } section)
        {
            return null;
        }

        var folder = section.Required("folder", "where the phone system puts its files");
        section.Required("format", $"one of {string.Join(", ", CallFormats.All)}");
        var format = section.Word("format", CallFormats.All);
        var zone = _desk.Zone(section);
        var mapping = Mapping(section, node, format, zone);
        var hours = _desk.Hours(section);
        var source = section.Scalar("source")?.Value;
        section.RefuseOthers($"The inbox '{name}'");
        return folder?.Value is not { } path ? null : new CallInboxSettings(
            name, Path.GetFullPath(path, directory), format, source ?? mapping?.Source ?? name, zone, mapping, hours);
    }

    private CallMapping? Mapping(SettingsSection section, YamlNode node, string format, string? zone)
    {
        if (section.Scalar("mapping") is not { Value: { } path } scalar)
        {
            if (format == CallFormats.Table)
            {
                faults.Add(node, "A table needs 'mapping': a document that says what its columns hold. Samples are in config/calls.");
            }

            return null;
        }

        if (format != CallFormats.Table)
        {
            faults.Add(scalar, $"'mapping' is for 'format: {CallFormats.Table}' only.");
            return null;
        }

        CallMapping? mapping = null;
        _desk.Document(scalar, path, (file, text) => CallMapping.Read(file, text, zone, out mapping));
        return mapping;
    }
}
