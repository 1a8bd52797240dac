using Bridge.Core.Desk;
using Bridge.Core.Tables;

namespace Bridge.Core.Kpis.Desk.Facts;

/// <summary>One contact that may be asked about, with what came of it.</summary>
/// <param name="row">The row whose answers count, or the first that asked.</param>
public sealed class SurveyFacts(FactRow row) : IDeskThing
{
    // Of several answers about one contact the last one within this time of the first counts.
    private const long Correctable = 72 * 3600_000L;

    private static readonly TableField[] _answers = [SurveyField.Satisfied, SurveyField.CallAgain, SurveyField.Recommend, SurveyField.Resolved];

    /// <summary>The row whose answers count.</summary>
    public FactRow Row { get; } = row;

    /// <summary>When it was asked about.</summary>
    public long At => Row.Whole(SurveyField.At) ?? 0;

    /// <summary>True when a survey arrived.</summary>
    public bool IsSent { get; private init; }

    /// <summary>True when any question was answered.</summary>
    public bool IsAnswered => _answers.Any(Row.Has);

    /// <summary>When it was answered.</summary>
    public long AnsweredAt => Row.Whole(SurveyField.AnsweredAt) ?? At;

    /// <summary>Makes a contact of the rows that tell of it.</summary>
    /// <param name="rows">All rows of one contact, each once, in any order.</param>
    /// <returns>The contact.</returns>
    public static IDeskThing? Of(IReadOnlyList<FactRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        static long Answered(FactRow row) => row.Whole(SurveyField.AnsweredAt) ?? row.Whole(SurveyField.At) ?? 0;
        var answered = rows.Where(row => _answers.Any(row.Has)).OrderBy(Answered).ToList();
        var counted = answered.LastOrDefault(row => Answered(row) - Answered(answered[0]) <= Correctable);
        return new SurveyFacts(counted ?? rows.OrderBy(Answered).First())
        {
            IsSent = answered.Count > 0 || rows.Any(row => row.Word(SurveyField.Delivery) is null or "sent"),
        };
    }

    /// <summary>The answer to a question, when it was given on a scale.</summary>
    /// <param name="question">The question.</param>
    /// <param name="scaleOf">The field of its scale.</param>
    /// <param name="scale">The scale.</param>
    /// <returns>The answer; null when there is none, or none on that scale.</returns>
    public decimal? Answer(TableField question, TableField scaleOf, string scale)
    {
        var (low, high) = scale switch { "yesNo" => (0, 1), "oneToFive" => (1, 5), _ => (0, 10) };
        return (Row.Word(scaleOf) ?? "oneToFive") == scale && Row.Number(question) is { } value && value >= low && value <= high ? value : null;
    }

    /// <summary>True for a no, a 1 or 2 of five, and a detractor: somebody ought to speak with the member.</summary>
    public bool IsUnhappy =>
        Bad(SurveyField.Satisfied, SurveyField.SatisfiedScale) || Bad(SurveyField.CallAgain, SurveyField.CallAgainScale) || Bad(SurveyField.Recommend, SurveyField.RecommendScale);

    /// <summary>True for a no and a detractor, as the definition has it for scales on which a 2 is none.</summary>
    public bool IsDetractor =>
        Against(SurveyField.Satisfied, SurveyField.SatisfiedScale) || Against(SurveyField.CallAgain, SurveyField.CallAgainScale) || Against(SurveyField.Recommend, SurveyField.RecommendScale);

    /// <inheritdoc />
    public string? Of(DeskTrait trait) => trait switch
    {
        DeskTrait.Group => Row.Text(SurveyField.Group),
        DeskTrait.Agent => Row.Text(SurveyField.Agent),
        DeskTrait.Topic => Row.Text(SurveyField.Topic),
        DeskTrait.Channel => Row.Text(SurveyField.Channel),
        _ => null,
    };

    private bool Bad(TableField question, TableField scale) => Against(question, scale) || Answer(question, scale, "oneToFive") <= 2;

    private bool Against(TableField question, TableField scale) => Answer(question, scale, "yesNo") == 0 || Answer(question, scale, "zeroToTen") <= 6;
}
