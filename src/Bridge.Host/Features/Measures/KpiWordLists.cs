using Bridge.Core.Kpis;
using Bridge.Host.Settings;

namespace Bridge.Host.Features.Measures;

/// <summary>Reads the lists of words by which figures are asked for.</summary>
internal static class KpiWordLists
{
    private const string Everything = "all";

    private static readonly string[] _usual =
        ["offered", "answered", "sl", "asa", "waitP90", "abandonment", "answerRate", "otherExits", "talk", "hold", "wrap", "aht", "transferred", "fcr"];

    private static readonly string[] _dimensions = [.. Enum.GetNames<Dimension>().Select(name => name.ToLowerInvariant())];

    /// <summary>All dimensions.</summary>
    public static string Dimensions => string.Join(", ", _dimensions);

    /// <summary>Reads what to group by.</summary>
    /// <param name="words">Words, or lists of words with commas.</param>
    /// <param name="by">What the list is called where it was written.</param>
    /// <returns>The dimensions in their order.</returns>
    /// <exception cref="KpiQuestionException">A word is none.</exception>
    public static IReadOnlyList<Dimension> ReadDimensions(IReadOnlyList<string>? words, string by) =>
        [.. Split(words).Select(word => Enum.TryParse<Dimension>(word, ignoreCase: true, out var one) && _dimensions.Contains(word.ToLowerInvariant())
            ? one : throw new KpiQuestionException($"{by} knows no '{word}'. {NearestWord.Explain(word, _dimensions)}")).Distinct()];

    /// <summary>Reads KPIs and their variants, and adds the KPIs that must stand beside them.</summary>
    /// <param name="words">Ids, or lists of ids with commas; none for the usual ones.</param>
    /// <param name="variants">Variants; a KPI that has none of them uses its first.</param>
    /// <param name="hasGuards">False to leave those out that must stand beside them.</param>
    /// <returns>KPIs with variants.</returns>
    /// <exception cref="KpiQuestionException">A word is none.</exception>
    public static IReadOnlyList<(Kpi Kpi, KpiVariant Variant)> ReadKpis(IReadOnlyList<string>? words, IReadOnlyList<string>? variants, bool hasGuards)
    {
        var ids = Split(words).ToList();
        var asked = ids.Contains(Everything) ? [.. KpiCatalogue.All]
            : (ids.Count == 0 ? _usual : (IReadOnlyList<string>)ids).Select(Find).Distinct().ToList();
        var wanted = Split(variants).ToList();
        var known = asked.SelectMany(kpi => kpi.Variants).Select(variant => variant.Id).Append(Everything).Distinct().ToList();
        foreach (var word in wanted.Where(word => !known.Contains(word, StringComparer.OrdinalIgnoreCase)))
        {
            throw new KpiQuestionException($"None of these KPIs has the variant '{word}'. {NearestWord.Explain(word, known)}");
        }

        var guards = asked.SelectMany(kpi => kpi.Guards).Distinct().Select(KpiCatalogue.Find).OfType<Kpi>().Except(asked);
        return
        [
            .. asked.SelectMany(kpi => Choose(kpi, wanted).Select(variant => (kpi, variant))),
            .. hasGuards ? guards.Select(kpi => (kpi, kpi.Variants[0])) : [],
        ];
    }

    private static List<KpiVariant> Choose(Kpi kpi, List<string> wanted)
    {
        var chosen = kpi.Variants.Where(variant => wanted.Contains(Everything) || wanted.Contains(variant.Id, StringComparer.OrdinalIgnoreCase)).ToList();
        return chosen.Count == 0 ? [kpi.Variants[0]] : chosen;
    }

    private static Kpi Find(string id) => KpiCatalogue.Find(id)
        ?? throw new KpiQuestionException($"There is no KPI '{id}'. {NearestWord.Explain(id, [.. KpiCatalogue.All.Select(kpi => kpi.Id)])}");

    private static IEnumerable<string> Split(IReadOnlyList<string>? words) =>
        (words ?? []).SelectMany(word => word.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
