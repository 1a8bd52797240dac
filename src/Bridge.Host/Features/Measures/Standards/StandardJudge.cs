using System.Globalization;
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

    /// <summary>Finds the standards that begin or end within the days of a query: nobody can say of these days whether they were met.</summary>
    /// <param name="standards">The standards.</param>
    /// <param name="query">The query.</param>
    /// <returns>Those that hold on some of its days alone.</returns>
    public static IReadOnlyList<KpiStandard> InPart(IEnumerable<KpiStandard> standards, KpiQuery query)
    {
        var (first, last) = (DayOf(query.FirstDay), DayOf(query.LastDay));
        return [.. standards.Where(standard => !standard.Holds(first, last) && !(standard.From > last) && !(standard.Until < first))];
    }

    /// <summary>Says which standards are not judged, and on which days they hold.</summary>
    /// <param name="standards">Standards that hold on some of the days alone.</param>
    /// <returns>A sentence; empty without any.</returns>
    public static string Explain(IReadOnlyList<KpiStandard> standards) => standards.Count == 0 ? "" :
        $"Not judged, because it does not hold on each of these days: {string.Join("; ", standards.Select(Days))}.";

    private static string Days(KpiStandard standard) => string.Join(' ', new[]
    {
        standard.Name,
        standard.From is { } from ? $"from {from.ToString("O", CultureInfo.InvariantCulture)}" : "",
        standard.Until is { } until ? $"until {until.ToString("O", CultureInfo.InvariantCulture)}" : "",
    }.Where(part => part.Length > 0));

    private static DateOnly DayOf(int day) => DateOnly.FromDayNumber(day + LocalSlot.Epoch);
}
