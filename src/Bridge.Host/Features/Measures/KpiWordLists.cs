using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures.Desk;
using Bridge.Host.Settings;

namespace Bridge.Host.Features.Measures;

/// <summary>Reads the lists of words by which figures are asked for.</summary>
internal static class KpiWordLists
{
    private const string Everything = "all";

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
    /// <param name="by">What is grouped by; a KPI of calls cannot be parted by all of it.</param>
    /// <returns>KPIs with variants.</returns>
    /// <exception cref="KpiQuestionException">A word is none.</exception>
    public static IReadOnlyList<(Kpi Kpi, KpiVariant Variant)> ReadKpis(IReadOnlyList<string>? words, IReadOnlyList<string>? variants, bool hasGuards, IReadOnlyList<Dimension> by)
    {
        var ids = Split(words).ToList();
        var asked = ids.Contains(Everything) ? [.. KpiCatalogue.All]
            : (ids.Count == 0 ? KpiCatalogue.UsualCalls : (IReadOnlyList<string>)ids).Select(Find).Distinct().ToList();
        var wanted = Split(variants).ToList();
        var known = asked.SelectMany(kpi => kpi.Variants).Select(variant => variant.Id).Append(Everything).Distinct().ToList();
        foreach (var word in wanted.Where(word => !known.Contains(word, StringComparer.OrdinalIgnoreCase)))
        {
            throw new KpiQuestionException($"None of these KPIs has the variant '{word}'. {NearestWord.Explain(word, known)}");
        }

        var guards = asked.SelectMany(kpi => kpi.Guards).Distinct().Select(KpiCatalogue.Find).OfType<Kpi>().Except(asked);
        var chosen = asked.SelectMany(kpi => Choose(kpi, wanted).Select(variant => (Kpi: kpi, Variant: variant))).ToList();
        var foreign = by.Where(TraitValues.Has).Select(one => one.ToString().ToLowerInvariant()).ToList();
        if (foreign.Count > 0 && chosen.FirstOrDefault(one => one.Variant.Desk is null) is { Kpi: { } call })
        {
            throw new KpiQuestionException($"'{call.Id}' is a figure of calls, which are not grouped by {foreign[0]}. Ask for it without, or for other figures.");
        }

        return
        [
            .. chosen,
            .. hasGuards ? guards.Select(kpi => (kpi, kpi.Variants[0])).Where(one => foreign.Count == 0 || one.Item2.Desk is not null) : [],
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
