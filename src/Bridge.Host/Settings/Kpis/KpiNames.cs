using Bridge.Core.Kpis.Catalogue;
using Bridge.Core.Settings;

namespace Bridge.Host.Settings.Kpis;

/// <summary>Says what a KPI that there is not was most likely meant to be.</summary>
internal static class KpiNames
{
    private const int MostNamed = 3;

    /// <summary>Explains that there is no KPI of a name: the few nearest ones, and where all stand. A list of a hundred names would hide the one that was meant.</summary>
    /// <param name="id">What was written.</param>
    /// <returns>Text such as <c>There is no KPI 'asaa'. Did you mean 'asa'? 'bridge kpi --list' and docs/kpis.md name them all.</c></returns>
    public static string Unknown(string id)
    {
        var near = NearestWord.Nearest(id, [.. KpiCatalogue.All.Select(kpi => kpi.Id)], MostNamed);
        var meant = near.Count == 0 ? "" : $" Did you mean {string.Join(", ", near.SkipLast(1).Select(word => $"'{word}'"))}{(near.Count > 1 ? " or " : "")}'{near[^1]}'?";
        return $"There is no KPI '{id}'.{meant} 'bridge kpi --list' and docs/kpis.md name them all.";
    }
}
