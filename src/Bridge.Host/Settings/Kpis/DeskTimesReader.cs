using Bridge.Host.Settings.Rules;
using Bridge.Mapping.Calls;
using Bridge.Mapping.Documents;
using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings.Kpis;

/// <summary>Reads when and where a desk takes calls: <c>zone</c>, <c>hours</c> and the documents they name.</summary>
/// <param name="directory">Folder of the settings file.</param>
/// <param name="faults">Where faults go.</param>
internal sealed class DeskTimesReader(string directory, FaultList faults)
{
    /// <summary>Reads the zone.</summary>
    /// <param name="section">The section.</param>
    /// <returns>Its IANA name, or null.</returns>
    public string? Zone(SettingsSection section)
    {
        if (section.Scalar("zone") is not { Value: { } zone } scalar)
        {
            return null;
        }

        if (ZoneRule.Judge(zone) is { } fault)
        {
            faults.Add(scalar, fault);
        }

        return zone;
    }

    /// <summary>Reads the business hours.</summary>
    /// <param name="section">The section.</param>
    /// <returns>The text of the document, or null.</returns>
    public string? Hours(SettingsSection section) => section.Scalar("hours") is { Value: { } path } scalar
        ? Document(scalar, path, (file, text) => BusinessHours.Read(file, text, out _))
        : null;

    /// <summary>Reads a document that the settings name.</summary>
    /// <param name="place">Where it is named.</param>
    /// <param name="path">Its path, relative to the settings.</param>
    /// <param name="read">Finds its faults.</param>
    /// <returns>Its text, or null when it cannot be read.</returns>
    public string? Document(YamlScalarNode place, string path, Func<string, string, IReadOnlyList<MappingFault>> read)
    {
        try
        {
            var full = Path.GetFullPath(path, directory);
            var text = File.ReadAllText(full);
            foreach (var fault in read(full, text))
            {
                faults.Add(place, fault.ToString());
            }

            return text;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            faults.Add(place, $"The document {path} cannot be read. Check its name and that the bridge's user may read it.");
            return null;
        }
    }
}
