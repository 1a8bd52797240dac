using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures;
using Bridge.Host.Pages;

namespace Bridge.Host.Features.Board;

/// <summary>One figure, large: with its formula, what it was computed from, its standard, and the figures that guard it.</summary>
internal static class BoardTile
{
    private static readonly PageTemplate _tile = new(PageTemplate.Open("Board", "tile.html"));
    private static readonly PageTemplate _standard = new("<p class=\"standard {{tone}}\"><span class=\"sign\" aria-hidden=\"true\">{{sign}}</span>{{words}}</p>");
    private static readonly PageTemplate _guard = new("<div><dt>{{name}}</dt><dd>{{value}}</dd></div>");
    private static readonly PageTemplate _beside = new("<dl class=\"guards\" aria-label=\"To be read with it, because {{why}}\">{{guards}}</dl>");

    /// <summary>Renders a figure.</summary>
    /// <param name="row">The figure.</param>
    /// <param name="settings">The seconds it was computed with.</param>
    /// <param name="guards">Figures that must stand beside it.</param>
    /// <param name="verdicts">Standards of the same formula.</param>
    /// <returns>HTML.</returns>
    public static Markup Render(KpiRow row, KpiSettings settings, IReadOnlyList<KpiRow> guards, IReadOnlyList<StandardVerdict> verdicts)
    {
        // A figure computed without one of its parts says so by a variant of its own (aht withoutWrap).
        var variant = row.Kpi.Variants.FirstOrDefault(one => one.Id == row.Figure.Variant);
        return _tile.Fill(new Dictionary<string, object?>
        {
            ["id"] = $"kpi-{row.Kpi.Id}",
            ["name"] = row.Kpi.Name,
            ["formula"] = Formula(variant?.Text ?? $"{row.Figure.Variant}: {row.Kpi.Variants[0].Text}", settings),
            ["tone"] = row.Figure.State is KpiState.Ok or KpiState.Provisional ? "" : "few",
            ["value"] = BoardWords.Value(row.Kpi.Unit, row.Figure.Value),
            ["parts"] = BoardWords.Parts(row.Figure),
            ["state"] = BoardWords.State(row.Figure),
            ["standards"] = Markup.Of(verdicts.Select(Standard)),
            ["guards"] = guards.Count == 0 ? Markup.None : _beside.Fill(new Dictionary<string, object?>
            {
                ["why"] = row.Kpi.GuardedBecause,
                ["guards"] = Markup.Of(guards.Select(Guard)),
            }),
        });
    }

    private static string Formula(string text, KpiSettings settings) => text
        .Replace("within X", $"within {settings.WithinSeconds} s", StringComparison.Ordinal)
        .Replace("after X", $"after {settings.WithinSeconds} s", StringComparison.Ordinal)
        .Replace("W days", $"{settings.RepeatDays} days", StringComparison.Ordinal);

    private static Markup Standard(StandardVerdict verdict) => _standard.Fill(new Dictionary<string, object?>
    {
        ["tone"] = verdict.IsMet switch { true => "ok", false => "bad", _ => "wait" },
        ["sign"] = verdict.IsMet switch { true => "\u2713", false => "!", _ => "?" },
        ["words"] = $"{verdict.Standard.Name}: {BoardWords.Unbroken(verdict)}, {verdict.IsMet switch { true => "met", false => "missed", _ => "not known" }}",
    });

    private static Markup Guard(KpiRow row) => _guard.Fill(new Dictionary<string, object?>
    {
        ["name"] = row.Kpi.Name,
        ["value"] = BoardWords.Value(row.Kpi.Unit, row.Figure.Value),
    });
}
