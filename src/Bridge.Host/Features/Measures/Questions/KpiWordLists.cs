using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Catalogue;
using Bridge.Core.Settings;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Desk;
using Bridge.Host.Features.Measures.Records;
using Bridge.Host.Settings.Kpis;

namespace Bridge.Host.Features.Measures.Questions;

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
    /// <param name="by">What is grouped by; a KPI of calls cannot be parted by all of it.</param>
    /// <returns>KPIs with variants.</returns>
    /// <exception cref="KpiQuestionException">A word is none.</exception>
    public static AskedKpis ReadKpis(IReadOnlyList<string>? words, IReadOnlyList<string>? variants, IReadOnlyList<Dimension> by)
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

        var foreign = by.Where(one => TraitValues.Has(one) && one != Dimension.Topic).Select(one => one.ToString().ToLowerInvariant()).ToList();
        if (ids.Contains(Everything))
        {
            asked = [.. ThatCanBeParted(asked, by)];
        }

        var chosen = asked.SelectMany(kpi => Choose(kpi, wanted, by).Select(variant => (Kpi: kpi, Variant: variant))).ToList();
        if (chosen.FirstOrDefault(one => one.Variant.Desk is { IsOfWholeDesk: true } && !IsParted(one.Variant, by)) is { Kpi: { } whole })
        {
            throw new KpiQuestionException($"'{whole.Id}' is of all members, who belong to no group of the desk: group it by year, quarter, month, week or day.");
        }

        if (foreign.Count > 0 && chosen.FirstOrDefault(one => one.Variant.Desk is null) is { Kpi: { } call })
        {
            throw new KpiQuestionException($"'{call.Id}' is a figure of calls, which are not grouped by {foreign[0]}: group it by queue, agent, topic, year, quarter, month, week, day, weekday or hour.");
        }

        if (chosen.FirstOrDefault(one => one.Variant.Formula == RecordReader.CallbackWait && !IsParted(one.Variant, by)) is { Kpi: { } wait })
        {
            throw new KpiQuestionException($"'{wait.Id}' is of two calls each: it is not grouped by agent and hour together, nor by topic and hour, queue or agent.");
        }

        return Guarded(chosen, by, kpi => !kpi.Variants.Any(variant => wanted.Contains(Everything) || wanted.Contains(variant.Id, StringComparer.OrdinalIgnoreCase)));
    }

    /// <summary>Of figures that nobody named one by one, those that can be grouped so.</summary>
    /// <param name="kpis">The figures.</param>
    /// <param name="by">What is grouped by.</param>
    /// <returns>Those of them that can.</returns>
    public static IReadOnlyList<Kpi> ThatCanBeParted(IReadOnlyList<Kpi> kpis, IReadOnlyList<Dimension> by) =>
        [.. kpis.Where(kpi => kpi.Variants.Any(variant => IsParted(variant, by)))];

    /// <summary>Reads the times to compare with.</summary>
    /// <param name="words">Words, or lists of words with commas.</param>
    /// <param name="by">What is grouped by; of two times only the same groups can be compared.</param>
    /// <param name="nameOf">How a list is called where it was written.</param>
    /// <returns>The times.</returns>
    /// <exception cref="KpiQuestionException">A word is none, or groups are of one time alone.</exception>
    public static IReadOnlyList<EarlierTime> ReadEarlier(IReadOnlyList<string>? words, IReadOnlyList<Dimension> by, Func<string, string> nameOf)
    {
        string[] known = [.. EarlierTime.All.Select(time => time.Word)];
        List<EarlierTime> times = [.. Split(words).Distinct().Select(word => EarlierTime.All.FirstOrDefault(time => time.Word == word)
            ?? throw new KpiQuestionException($"{nameOf("compare")} knows no '{word}'. {NearestWord.Explain(word, known)}"))];
        return times.Count > 0 && by.Any(one => one is Dimension.Year or Dimension.Quarter or Dimension.Month or Dimension.Week or Dimension.Day)
            ? throw new KpiQuestionException($"Years, quarters, months, weeks and days are of one time alone: use {nameOf("compare")} without them in {nameOf("by")}.") : times;
    }

    // A guard that cannot be parted so is told of. Of one that calls tell, another formula may be parted by what calls are not.
    private static AskedKpis Guarded(List<(Kpi Kpi, KpiVariant Variant)> chosen, IReadOnlyList<Dimension> by, Func<Kpi, bool> isOpen)
    {
        var asked = chosen.Select(one => one.Kpi).ToHashSet();
        var beside = chosen.SelectMany(one => one.Kpi.GuardsOf(one.Variant)).Distinct().Select(KpiCatalogue.Find).OfType<Kpi>().Where(kpi => !asked.Contains(kpi)).ToList();
        var guards = beside.SelectMany(kpi => kpi.Variants.Where(variant => IsParted(variant, by)).Take(kpi.HasScales ? kpi.Variants.Count : 1).Select(variant => (Kpi: kpi, Variant: variant))).ToList();
        var standing = chosen.Concat(guards).Select(one => one.Kpi.Id).ToHashSet(StringComparer.Ordinal);
        return chosen.FirstOrDefault(one => one.Kpi.GuardsOf(one.Variant) is { Count: > 0 } ids && !ids.Any(standing.Contains)) is { Kpi: { } alone }
            ? throw new KpiQuestionException($"'{alone.Id}' misleads alone ({alone.GuardedBecause}), and what must stand beside it is not grouped by {string.Join(", ", by).ToLowerInvariant()}. Ask for it without.")
            : new AskedKpis(
                [.. chosen, .. guards],
                [.. beside.Where(kpi => !standing.Contains(kpi.Id))],
                [.. asked.Where(isOpen).Concat(beside).Where(kpi => kpi.HasScales)]);
    }

    // Of several formulas those that can be parted so: tickets have topics where calls have none.
    private static List<KpiVariant> Choose(Kpi kpi, List<string> wanted, IReadOnlyList<Dimension> by)
    {
        var parted = kpi.Variants.Where(variant => IsParted(variant, by)).ToList();
        var chosen = (parted.Count > 0 ? parted : kpi.Variants)
            .Where(variant => wanted.Contains(Everything) || wanted.Contains(variant.Id, StringComparer.OrdinalIgnoreCase)).ToList();
        chosen = chosen.Count > 0 ? chosen : kpi.HasScales && parted.Count > 0 ? parted : [parted.Count > 0 ? parted[0] : kpi.Variants[0]];
        return chosen.Any(variant => variant.IsNeverAlone) ? parted : chosen;
    }

    private static bool IsParted(KpiVariant variant, IReadOnlyList<Dimension> by) =>
        (variant.Desk is { Calls: null } || !by.Any(one => TraitValues.Has(one) && (one != Dimension.Topic || variant.Desk is not null)))
        && (variant.Formula != RecordReader.CallbackWait || !GroupedMeasures.NeedsVisits(by.ToHashSet()))
        && (variant.Desk is not { IsOfWholeDesk: true } || by.All(one => one is Dimension.Year or Dimension.Quarter or Dimension.Month or Dimension.Week or Dimension.Day))
        && (variant.Desk is not { IsGauge: true } || !by.Any(one => one is Dimension.Weekday or Dimension.Hour));

    private static Kpi Find(string id) => KpiCatalogue.Find(id)
        ?? throw new KpiQuestionException(KpiNames.Unknown(id));

    private static IEnumerable<string> Split(IReadOnlyList<string>? words) =>
        (words ?? []).SelectMany(word => word.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
