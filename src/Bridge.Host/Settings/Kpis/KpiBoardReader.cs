using Bridge.Core.Connectors;
using Bridge.Core.Kpis;
using Bridge.Host.Settings.Reviews;
using Bridge.Host.Settings.Rules;
using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings.Kpis;

/// <summary>Reads the <c>kpis</c> section.</summary>
/// <param name="directory">Folder of the settings file.</param>
/// <param name="connectors">Connectors by name.</param>
/// <param name="connections">Type of each connection; null after a fault.</param>
/// <param name="faults">Where faults go.</param>
internal sealed class KpiBoardReader(
    string directory, IReadOnlyDictionary<string, IConnector> connectors, IReadOnlyDictionary<string, string?> connections, FaultList faults)
{
    private const int MostEntries = 50;

    /// <summary>Reads the section.</summary>
    /// <param name="root">The whole file.</param>
    /// <param name="store">Path of the store, as it is written.</param>
    /// <returns>The settings; null when the file says nothing about it.</returns>
    public KpiBoardSettings? Read(SettingsSection root, string store)
    {
        if (root.Find("kpis") is not { } node || SettingsSection.Open(node, "'kpis'", faults) is not { } section)
        {
            return null;
        }

        var folder = section.Scalar("data")?.Value ?? Path.GetDirectoryName(store) ?? ".";
        var within = KpiStandardReader.Within(section, new KpiSettings().WithinSeconds, faults);
        var standards = Named(section, "standards", (name, value) => new KpiStandardReader(faults).Read(name, value, within));
        var inboxes = Named(section, "inboxes", new CallInboxReader(directory, faults).Read);
        var live = Named(section, "live", new LiveCallsReader(directory, connectors, connections, faults).Read);
        var notNormal = Days(section, "notNormal");
        var reviews = new ReviewReader(faults).Read(section);
        section.RefuseOthers("'kpis'");
        return new KpiBoardSettings(Path.GetFullPath(folder, directory), within, standards) { Inboxes = inboxes, Live = live, NotNormal = notNormal, Reviews = reviews };
    }

    private HashSet<DateOnly> Days(SettingsSection section, string key)
    {
        var days = new HashSet<DateOnly>();
        foreach (var scalar in section.Texts(key) ?? [])
        {
            if (DayRule.Read(scalar.Value) is { } day)
            {
                days.Add(day);
            }
            else
            {
                faults.Add(scalar, $"'{key}' takes days such as 2026-07-03.");
            }
        }

        return days;
    }

    private List<T> Named<T>(SettingsSection section, string key, Func<string, YamlNode, T?> read)
        where T : class
    {
        if (section.Find(key) is not { } node || SettingsSection.Open(node, $"'{key}'", faults) is not { } named)
        {
            return [];
        }

        if (named.Entries().Skip(MostEntries).Any())
        {
            faults.Add(node, $"'{key}' has more than {MostEntries} entries.");
        }

        return [.. named.Entries().Take(MostEntries).Select(entry => read(entry.Key, entry.Value)).OfType<T>()];
    }
}
