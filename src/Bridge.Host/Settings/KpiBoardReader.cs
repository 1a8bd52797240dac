using Bridge.Core.Kpis;
using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings;

/// <summary>Reads the <c>kpis</c> section.</summary>
/// <param name="directory">Folder of the settings file.</param>
/// <param name="faults">Where faults go.</param>
internal sealed class KpiBoardReader(string directory, FaultList faults)
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
        section.RefuseOthers("'kpis'");
        return new KpiBoardSettings(Path.GetFullPath(folder, directory), within, standards) { Inboxes = inboxes };
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
