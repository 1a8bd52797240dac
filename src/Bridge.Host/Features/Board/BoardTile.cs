using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Standards;
using Bridge.Host.Pages;

namespace Bridge.Host.Features.Board;

/// <summary>
/// One figure, large: with its formula, what it was computed from, its standard, the times before, and the figures that guard it.
/// </summary>
internal static class BoardTile
{
    private static readonly PageTemplate _tile = new(PageTemplate.Open("Board", "tile.html"));
    private static readonly PageTemplate _standard = new("<p class=\"standard {{tone}}\"><span class=\"sign\" aria-hidden=\"true\">{{sign}}</span>{{words}}</p>");
    private static readonly PageTemplate _line = new("<div><dt>{{name}}</dt><dd{{tone}}>{{value}}</dd></div>");
    private static readonly PageTemplate _beside = new("<dl class=\"guards\" aria-label=\"To be read with it, because {{why}}\">{{lines}}</dl>");
    private static readonly PageTemplate _earlier = new("<dl class=\"earlier\" aria-label=\"{{name}} of earlier times\">{{lines}}</dl>");
    private static readonly PageTemplate _others = new("<details><summary>Other formulas</summary><dl class=\"guards\">{{lines}}</dl></details>");

    /// <summary>Renders a figure.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="settings">The seconds it was computed with.</param>
    /// <param name="verdicts">Standards of the same formula.</param>
    /// <param name="level">Level of its heading, 2 to 6.</param>
    /// <param name="records">Link to the records behind it; nothing where there is none.</param>
    /// <returns>HTML.</returns>
    public static Markup Render(BoardFigure figure, KpiSettings settings, IReadOnlyList<StandardVerdict> verdicts, int level, Markup records)
    {
        var row = figure.Row;
        return _tile.Fill(new Dictionary<string, object?>
        {
            ["id"] = $"kpi-{row.Kpi.Id}",
            ["level"] = level,
            ["name"] = row.Kpi.Name,
            ["formula"] = Formula(row, settings),
            ["tone"] = IsSure(row) ? "" : "few",
            ["value"] = BoardWords.Value(row),
            ["parts"] = string.Join(", ", new[] { BoardWords.Parts(row.Figure), BoardWords.Cases(row) }.Where(text => text.Length > 0)),
            ["state"] = BoardWords.State(row.Figure),
            ["standards"] = Markup.Of(verdicts.Select(Standard)),
            ["earlier"] = Lines(_earlier, row.Kpi, row.Compared.Select(one => Line(one.Time.Title, BoardWords.Compared(row, one), Tone(one)))),
            ["guards"] = Lines(_beside, row.Kpi, figure.Guards.Select(guard => Line(guard.Kpi.Name, Short(guard), IsSure(guard) ? "" : "few"))),
            ["others"] = Lines(_others, row.Kpi, figure.Others.Select(other => Line(other.Figure.Variant, $"{BoardWords.Value(other)} (n\u00a0=\u00a0{other.Figure.N})", IsSure(other) ? "" : "few"))),
            ["records"] = records,
        });
    }

    private static bool IsSure(KpiRow row) => row.Figure.State is KpiState.Ok or KpiState.Provisional;

    private static string Short(KpiRow row) => row.Figure.State switch
    {
        KpiState.NotAvailable => $"no input: {row.Figure.Missing}",
        KpiState.NotYetKnown => "not yet known",
        KpiState.SmallN => $"{BoardWords.Value(row)} of only {row.Figure.N}",
        _ => BoardWords.Value(row),
    };

    private static string Tone(KpiComparison compared) => compared.Change?.Verdict switch { KpiVerdict.Better => "ok", KpiVerdict.Worse => "bad", _ => "" };

    // A figure computed without one of its parts says so by a formula's name of its own (aht withoutWrap).
    private static string Formula(KpiRow row, KpiSettings settings)
    {
        var variant = row.Kpi.Variants.FirstOrDefault(one => one.Id == row.Figure.Variant.Split(':')[0]);
        return $"{row.Figure.Variant}: {(variant ?? row.Kpi.Variants[0]).Text}"
            .Replace("within X", $"within {settings.WithinSeconds} s", StringComparison.Ordinal)
            .Replace("after X", $"after {settings.WithinSeconds} s", StringComparison.Ordinal)
            .Replace("W days", $"{settings.RepeatDays} days", StringComparison.Ordinal);
    }

    private static Markup Standard(StandardVerdict verdict) => _standard.Fill(new Dictionary<string, object?>
    {
        ["tone"] = verdict.IsMet switch { true => "ok", false => "bad", _ => "wait" },
        ["sign"] = verdict.IsMet switch { true => "\u2713", false => "!", _ => "?" },
        ["words"] = $"{verdict.Standard.Name}: {BoardWords.Unbroken(verdict)}, {verdict.IsMet switch { true => "met", false => "missed", _ => "not known" }}",
    });

    private static Markup Lines(PageTemplate list, Kpi kpi, IEnumerable<Markup> lines) => lines.ToList() is { Count: > 0 } all
        ? list.Fill(new Dictionary<string, object?> { ["why"] = kpi.GuardedBecause, ["name"] = kpi.Name, ["lines"] = Markup.Of(all) }) : Markup.None;

    private static Markup Line(string name, string value, string tone) => _line.Fill(new Dictionary<string, object?>
    {
        ["name"] = name,
        ["value"] = value,
        ["tone"] = tone.Length == 0 ? Markup.None : new Markup($" class=\"{tone}\""),
    });
}
