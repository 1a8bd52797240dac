using System.Globalization;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Records;
using Bridge.Host.Pages;

namespace Bridge.Host.Features.Board;

/// <summary>Draws calls and service level over time; the table behind it says the same in numbers.</summary>
internal static class BoardChart
{
    private static readonly PageTemplate _chart = new(PageTemplate.Open("Board", "chart.html"));

    /// <summary>Draws the chart.</summary>
    /// <param name="rows">Offered, answered and service level of each step, and what guards it.</param>
    /// <param name="by">What a step is.</param>
    /// <param name="links">Lead to the records behind the figures.</param>
    /// <returns>HTML.</returns>
    public static Markup Render(IReadOnlyList<KpiRow> rows, string by, RecordLinks links)
    {
        var steps = rows.GroupBy(row => row.Group[0].Value ?? "").Select(step => new Step(
            step.Key, Of(step, "offered"), Of(step, "answered"), Of(step, "sl"))).ToList();
        if (steps.Count == 0)
        {
            return Markup.None;
        }

        var most = Math.Max(1, steps.Max(step => step.Offered?.Figure.Value ?? 0));
        return _chart.Fill(new Dictionary<string, object?>
        {
            ["by"] = by,
            ["summary"] = $"{steps.Count} {by}s; at most {most.ToString("0", CultureInfo.InvariantCulture)} calls a {by}.",
            ["most"] = most.ToString("0", CultureInfo.InvariantCulture),
            ["first"] = steps[0].Name,
            ["last"] = steps[^1].Name,
            ["bars"] = Markup.Of(steps.SelectMany((step, index) => Bars(step, index, steps.Count, most))),
            ["line"] = Line(steps),
            ["rows"] = BoardTable.Rows(rows, by, $"Numbers by {by}", links),
        });
    }

    private static KpiRow? Of(IEnumerable<KpiRow> step, string id) => step.FirstOrDefault(row => row.Kpi.Id == id);

    private static IEnumerable<Markup> Bars(Step step, int index, int count, double most)
    {
        yield return ChartBars.Draw("offered", index, count, step.Offered?.Figure.Value, most);
        yield return ChartBars.Draw("answered", index, count, step.Answered?.Figure.Value, most);
    }

    // A step without a figure leaves a hole in the line, never a zero.
    private static Markup Line(List<Step> steps)
    {
        var path = new System.Text.StringBuilder();
        var isOpen = false;
        for (var index = 0; index < steps.Count; index++)
        {
            if (steps[index].Level?.Figure.Value is not { } level)
            {
                isOpen = false;
                continue;
            }

            path.Append(CultureInfo.InvariantCulture, $"{(isOpen ? 'L' : 'M')}{(index + 0.5) * ChartBars.Width / steps.Count:0.##} {ChartBars.Height * (1 - (level / 100)):0.##}");
            if (!isOpen)
            {
                path.Append("h0"); // a lone step is a dot
            }

            isOpen = true;
        }

        return new Markup(path.ToString());
    }

    private sealed record Step(string Name, KpiRow? Offered, KpiRow? Answered, KpiRow? Level);
}
