using System.Globalization;
using Bridge.Host.Features.Measures;
using Bridge.Host.Settings;

namespace Bridge.Host.Features.Board;

/// <summary>Reads what the pages show.</summary>
/// <param name="measures">The figures.</param>
/// <param name="settings">Standards and usual numbers.</param>
internal sealed class BoardReader(MeasureReader measures, KpiBoardSettings settings)
{
    private const int UsualDays = 28;
    private static readonly string[] _trend = ["offered", "answered", "sl"];
    private static readonly string[] _columns = ["offered", "answered", "sl", "asa", "abandonment", "aht", "transferred", "fcr"];

    /// <summary>Ids of the figures that are shown large, in their order.</summary>
    public static IReadOnlyList<string> Tiles { get; } = ["sl", "asa", "abandonment", "aht", "fcr", "offered"];

    /// <summary>Answers the question of the page.</summary>
    /// <param name="asked">What the reader chose.</param>
    /// <param name="cancellationToken">Abandons the answer.</param>
    /// <returns>What to show.</returns>
    /// <exception cref="KpiQuestionException">It cannot be answered.</exception>
    public BoardAnswer Read(BoardQuestion asked, CancellationToken cancellationToken)
    {
        using var open = measures.Open(cancellationToken);
        var question = Question(open, asked);
        var (query, tiles) = open.Answer(question with { Kpis = Tiles });
        var step = (query.LastDay - query.FirstDay) switch { <= 62 => "day", <= 400 => "week", _ => "month" };
        return new BoardAnswer(
            query,
            tiles,
            open.Answer(question with { Kpis = _trend, By = [step], HasGuards = false }).Rows,
            step,
            open.Answer(question with { Kpis = _columns, By = [asked.By] }).Rows,
            StandardJudge.Judge(open, settings.Standards, question, (query, tiles)));
    }

    /// <summary>Reads how the published standards are met, over the last four weeks with calls.</summary>
    /// <param name="cancellationToken">Abandons the answer.</param>
    /// <returns>The verdicts with the query of their days.</returns>
    /// <exception cref="KpiQuestionException">Nothing was imported yet.</exception>
    public (KpiQuery Query, IReadOnlyList<StandardVerdict> Verdicts) ReadPublished(CancellationToken cancellationToken)
    {
        using var open = measures.Open(cancellationToken);
        var question = Question(open, new BoardQuestion("", "", "queue", settings.WithinSeconds.ToString(CultureInfo.InvariantCulture)));
        var all = open.Answer(question with { Kpis = Tiles });
        return (all.Query, StandardJudge.Judge(open, settings.Standards.Where(standard => standard.IsPublished), question, all));
    }

    private static KpiQuestion Question(OpenMeasures open, BoardQuestion asked)
    {
        var within = int.TryParse(asked.Within, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? seconds : throw new KpiQuestionException($"{Label("x")} must be a whole number of seconds.");
        var question = new KpiQuestion { From = asked.From, To = asked.To, Within = within, NameOf = Label };
        if (asked.From.Length > 0)
        {
            return question;
        }

        var all = open.Answer(question with { Kpis = ["offered"] }).Query;
        return question with { From = KpiText.Date(Math.Max(all.FirstDay, all.LastDay - UsualDays + 1)), To = KpiText.Date(all.LastDay) };
    }

    // The words that stand above the fields of the page.
    private static string Label(string name) => name switch
    {
        "x" => "'Answered in time within'",
        "from" => "'From'",
        "to" => "'To'",
        _ => "'Table by'",
    };
}
