using System.Globalization;
using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Catalogue;
using Bridge.Core.Settings;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Standards;
using Bridge.Host.Settings.Kpis;

namespace Bridge.Host.Features.Board;

/// <summary>Reads what the pages show.</summary>
/// <param name="measures">The figures.</param>
/// <param name="settings">Standards and usual numbers.</param>
internal sealed class BoardReader(MeasureReader measures, KpiBoardSettings settings)
{
    private static readonly string[] _calls = ["offered", "answered", "sl"];
    private static readonly string[] _compared = [EarlierTime.Before.Word, EarlierTime.Year.Word];

    /// <summary>Answers the question of the page.</summary>
    /// <param name="asked">What the reader chose.</param>
    /// <param name="cancellationToken">Abandons the answer.</param>
    /// <returns>What to show.</returns>
    /// <exception cref="KpiQuestionException">It cannot be answered.</exception>
    public BoardAnswer Read(BoardQuestion asked, CancellationToken cancellationToken)
    {
        using var open = measures.Open(cancellationToken);
        var (area, shown) = (BoardArea.Find(asked.Area), asked.Shown);
        var question = Question(open, asked, area);
        IReadOnlyList<(BoardArea Area, IReadOnlyList<Kpi> Kpis)> parts = area is null ? [.. BoardArea.All.Select(one => (one, one.MainKpis))] : [(area, area.Kpis)];
        var all = open.Answer(question with { Kpis = Ids(parts.SelectMany(part => part.Kpis)), Variants = ["all"], Compare = _compared });
        var (drawn, by) = (Drawn(asked, shown), By(asked, shown));
        var step = (all.Query.LastDay - all.Query.FirstDay) switch { _ when shown.IsMonthly => "month", <= 62 => "day", <= 400 => "week", <= 1100 => "month", _ => "quarter" };
        IReadOnlyList<KpiRow> Parted(IReadOnlyList<string> ids, string group) =>
            OneFormula(open.Answer(question with { Kpis = ids, Variants = ["all"], By = [group] }).Rows, all.Rows);
        return new BoardAnswer(
            all.Query,
            [.. parts.Select(part => (part.Area, part.Area.IsMonthly && !EarlierTime.IsOfMonths(all.Query.FirstDay, all.Query.LastDay) ? [] : BoardFigure.Of(part.Kpis, all.Rows)))],
            Parted(drawn is null ? _calls : [drawn.Id], step),
            step,
            drawn,
            Parted(Columns(shown, by), by),
            by,
            StandardJudge.Judge(open, settings.Standards, question, all));
    }

    /// <summary>Reads how the published standards are met, over the last four weeks that are known.</summary>
    /// <param name="cancellationToken">Abandons the answer.</param>
    /// <returns>The verdicts with the query of their days, and the standards that hold on some of these days alone.</returns>
    /// <exception cref="KpiQuestionException">Nothing was imported yet.</exception>
    public (KpiQuery Query, IReadOnlyList<StandardVerdict> Verdicts, IReadOnlyList<KpiStandard> InPart) ReadPublished(CancellationToken cancellationToken)
    {
        using var open = measures.Open(cancellationToken);
        var within = settings.WithinSeconds.ToString(CultureInfo.InvariantCulture);
        var question = Question(open, new BoardQuestion(BoardArea.Overview, "", "", "", within, ""), null);
        var all = open.Answer(question with { Kpis = BoardArea.All[0].Main });
        var published = settings.Standards.Where(standard => standard.IsPublished).ToList();
        return (all.Query, StandardJudge.Judge(open, published, question, all), StandardJudge.InPart(published, all.Query));
    }

    private static List<string> Ids(IEnumerable<Kpi> kpis) => [.. kpis.Select(kpi => kpi.Id)];

    // A table never shows a figure by another formula than its tile; each currency is a figure of its own.
    private static List<KpiRow> OneFormula(IReadOnlyList<KpiRow> rows, IReadOnlyList<KpiRow> whole)
    {
        var shown = BoardFigure.Of(rows.Select(row => row.Kpi).Distinct(), whole).ToDictionary(figure => figure.Row.Kpi, figure => figure.Row.Figure.Variant);
        return
        [
            .. rows.GroupBy(row => (row.Kpi, Group: KpiText.Group(row))).SelectMany(same => same.Key.Kpi.Unit == KpiUnit.Currency
                ? same.AsEnumerable() : [same.FirstOrDefault(row => row.Figure.Variant == shown.GetValueOrDefault(row.Kpi)) ?? same.First()]),
        ];
    }

    // What holds at a point of time has no weekday.
    private static List<string> Columns(BoardArea area, string by) =>
        [.. area.Columns.Where(id => by is not ("weekday" or "hour") || KpiCatalogue.Find(id) is not { Merge: KpiMerge.Gauge })];

    private static Kpi? Drawn(BoardQuestion asked, BoardArea area) =>
        asked.Figure.Length == 0 ? (area == BoardArea.All[0] ? null : area.MainKpis[0])
        : area.Kpis.FirstOrDefault(kpi => kpi.Id == asked.Figure)
            ?? throw new KpiQuestionException($"{Label("figure")} cannot be '{asked.Figure}'. {NearestWord.Explain(asked.Figure, Ids(area.Kpis))}");

    private static string By(BoardQuestion asked, BoardArea area) =>
        asked.By.Length == 0 ? area.Groups[0]
        : area.Groups.Contains(asked.By) ? asked.By
        : throw new KpiQuestionException($"{Label("by")} knows no '{asked.By}'. {NearestWord.Explain(asked.By, area.Groups)}");

    private static KpiQuestion Question(OpenMeasures open, BoardQuestion asked, BoardArea? area)
    {
        var within = int.TryParse(asked.Within, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? seconds : throw new KpiQuestionException($"{Label("x")} must be a whole number of seconds.");
        var question = new KpiQuestion { From = asked.From, To = asked.To, Within = within, NameOf = Label };
        if (asked.From.Length > 0)
        {
            return question;
        }

        // Where all parts are shown, the first that knows something sets the days: others know of months yet to come.
        var (kpis, usual, import) = area is null ? (null, BoardArea.All[0].UsualDays, BoardArea.All[0].Import) : (area.Kpis, area.UsualDays, area.Import);
        var days = (kpis is null ? BoardArea.All.Select(one => open.Days(one.Kpis)).FirstOrDefault(one => one is not null) : open.Days(kpis))
            ?? throw new KpiQuestionException($"Nothing is known of this yet. {import}");
        var (first, last) = area is { IsMonthly: true } ? EarlierTime.YearOfMonths(days.Last) : (days.Last - usual + 1, days.Last);
        return asked.To.Length > 0 ? question : question with { From = KpiText.Date(area is { IsMonthly: true } ? first : Math.Max(days.First, first)), To = KpiText.Date(last) };
    }

    // The words that stand above the fields of the page.
    private static string Label(string name) => name switch
    {
        "x" => "'Answered in time within'",
        "from" => "'From'",
        "to" => "'To'",
        "figure" => "'Over time'",
        _ => "'Table by'",
    };
}
