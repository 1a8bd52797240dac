using System.Globalization;
using System.Text;
using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Catalogue;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Records;
using Bridge.Host.Pages;

namespace Bridge.Host.Features.Board;

/// <summary>Draws one figure over time: counts as bars, all else as a line with holes where nothing is known. The table behind it says the same.</summary>
internal static class FigureChart
{
    private static readonly PageTemplate _chart = new(PageTemplate.Open("Board", "figure.html"));

    /// <summary>Draws the chart.</summary>
    /// <param name="kpi">The figure.</param>
    /// <param name="rows">The figure and its guards, step by step.</param>
    /// <param name="by">What a step is.</param>
    /// <param name="links">Lead to the records behind the figures.</param>
    /// <returns>HTML; nothing when no step has a value.</returns>
    public static Markup Render(Kpi kpi, IReadOnlyList<KpiRow> rows, string by, RecordLinks links)
    {
        var steps = rows.Where(row => row.Kpi == kpi).GroupBy(row => row.Group[0].Value ?? "").Select(step => (Name: step.Key, Row: step.First())).ToList();
        var values = steps.Select(step => step.Row.Figure.Value).ToList();
        if (values.All(value => value is null))
        {
            return Markup.None;
        }

        var (low, high) = Range(kpi, values.OfType<double>().ToList());
        return _chart.Fill(new Dictionary<string, object?>
        {
            ["name"] = kpi.Name,
            ["by"] = by,
            ["label"] = $"{kpi.Name} by {by}: {steps.Count} {by}s, from {Text(kpi, values.Min())} to {Text(kpi, values.Max())}. The table below has the numbers.",
            ["low"] = Text(kpi, low),
            ["high"] = Text(kpi, high),
            ["first"] = steps[0].Name,
            ["last"] = steps[^1].Name,
            ["marks"] = KpiWords.Counts(kpi.Unit) ? Bars(values, high) : Line(values, low, high),
            ["guards"] = kpi.Guards.Count == 0 ? "" : $"Read it with {string.Join(", ", kpi.Guards.Select(KpiCatalogue.Find).OfType<Kpi>().Select(guard => guard.Name))}, because {kpi.GuardedBecause}.",
            ["rows"] = BoardTable.Rows(rows, by, $"{kpi.Name} by {by}, numbers", links),
        });
    }

    private static string Text(Kpi kpi, double? value) => BoardWords.Value(kpi.Unit, value);

    // Shares are drawn from 0 to 100, so that a small change looks small.
    private static (double Low, double High) Range(Kpi kpi, List<double> values) =>
        kpi.Unit == KpiUnit.Percent && values.TrueForAll(value => value is >= 0 and <= 100) ? (0, 100)
        : (Math.Min(0, values.Min()), Math.Max(values.Max(), Math.Min(0, values.Min()) + 1));

    private static Markup Bars(List<double?> values, double most) => Markup.Of(values.Select((value, index) => ChartBars.Draw("answered", index, values.Count, value, most)));

    private static Markup Line(List<double?> values, double low, double high)
    {
        var path = new StringBuilder();
        var isOpen = false;
        for (var index = 0; index < values.Count; index++)
        {
            if (values[index] is not { } value)
            {
                isOpen = false;
                continue;
            }

            path.Append(CultureInfo.InvariantCulture, $"{(isOpen ? 'L' : 'M')}{(index + 0.5) * ChartBars.Width / values.Count:0.##} {ChartBars.Height * (1 - ((value - low) / (high - low))):0.##}");
            path.Append(isOpen ? "" : "h0"); // a lone step is a dot
            isOpen = true;
        }

        return new Markup($"<path class=\"level\" d=\"{path}\"/>");
    }
}
