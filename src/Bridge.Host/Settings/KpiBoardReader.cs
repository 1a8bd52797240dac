using Bridge.Core.Kpis;

namespace Bridge.Host.Settings;

/// <summary>Reads the <c>kpis</c> section.</summary>
/// <param name="directory">Folder of the settings file.</param>
/// <param name="faults">Where faults go.</param>
internal sealed class KpiBoardReader(string directory, FaultList faults)
{
    private const int MostStandards = 50;

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
        var within = Within(section, new KpiSettings().WithinSeconds);
        var standards = new List<KpiStandard>();
        if (section.Find("standards") is { } list && SettingsSection.Open(list, "'standards'", faults) is { } named)
        {
            if (named.Entries().Skip(MostStandards).Any())
            {
                faults.Add(list, $"'standards' has more than {MostStandards} entries.");
            }

            standards.AddRange(named.Entries().Take(MostStandards)
                .Select(entry => new KpiStandardReader(faults).Read(entry.Key, entry.Value, within)).OfType<KpiStandard>());
        }

        section.RefuseOthers("'kpis'");
        return new KpiBoardSettings(Path.GetFullPath(folder, directory), within, standards);

        int Within(SettingsSection of, int otherwise) => KpiStandardReader.Within(of, otherwise, faults);
    }
}
