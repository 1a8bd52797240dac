using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Settings.Kpis;

namespace Bridge.Host.Features.Measures.Standards;

/// <summary>Judges how standards were met.</summary>
internal static class StandardJudge
{
    /// <summary>Judges the standards that hold on every day of a query.</summary>
    /// <param name="open">The measures.</param>
    /// <param name="standards">The standards.</param>
    /// <param name="question">What was asked; gives days and settings.</param>
    /// <param name="known">The query and the figures that are computed already.</param>
    /// <returns>A verdict for each standard with a figure.</returns>
    public static List<StandardVerdict> Judge(
        OpenMeasures open, IEnumerable<KpiStandard> standards, KpiQuestion question, (KpiQuery Query, IReadOnlyList<KpiRow> Rows) known)
    {
        var verdicts = new List<StandardVerdict>();
        var (first, last) = (DayOf(known.Query.FirstDay), DayOf(known.Query.LastDay));
        foreach (var standard in standards.Where(standard => standard.Holds(first, last)))
        {
            // First-contact resolution reads the calls themselves: what is known is not computed again.
            var isKnown = standard.WithinSeconds == known.Query.Settings.WithinSeconds
                && known.Query.Kpis.Any(one => one.Kpi == standard.Kpi && one.Variant == standard.Variant);
            var rows = isKnown ? known.Rows : open.Answer(
                question with { Kpis = [standard.Kpi.Id], Variants = [standard.Variant.Id], Within = standard.WithinSeconds }).Rows;

            // A figure that was computed without one of its parts has a formula's name of its own.
            var own = rows.Where(row => row.Kpi == standard.Kpi).ToList();
            if ((own.FirstOrDefault(row => row.Figure.Variant.Split(':')[0] == standard.Variant.Id) ?? own.FirstOrDefault()) is { } row)
            {
                verdicts.Add(new StandardVerdict(
                    standard, row, [.. standard.Kpi.GuardsOf(standard.Variant).Select(id => rows.FirstOrDefault(other => other.Kpi.Id == id)).OfType<KpiRow>()]));
            }
        }

        return verdicts;
    }

    private static DateOnly DayOf(int day) => DateOnly.FromDayNumber(day + LocalSlot.Epoch);
}
