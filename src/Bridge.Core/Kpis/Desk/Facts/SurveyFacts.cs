using Bridge.Core.Desk;
using Bridge.Core.Tables;

namespace Bridge.Core.Kpis.Desk.Facts;

/// <summary>One contact that may be asked about, with what came of it.</summary>
/// <param name="row">The row whose answers count, or the first that asked.</param>
/// <param name="rows">All rows of the contact; a list that is sent again later has what was done since in a row of its own.</param>
public sealed class SurveyFacts(FactRow row, IReadOnlyList<FactRow> rows) : IDeskThing
{
    // Of several answers about one contact the last one within this time of the first counts.
    private const long Correctable = 72 * 3600_000L;

    private static readonly TableField[] _answers = [SurveyField.Satisfied, SurveyField.CallAgain, SurveyField.Recommend, SurveyField.Resolved];

    /// <summary>The row whose answers count.</summary>
    public FactRow Row { get; } = row;

    /// <summary>When it was first asked about.</summary>
    public long At { get; } = rows.Min(one => one.Whole(SurveyField.At)) ?? 0;

    /// <summary>True when a survey arrived.</summary>
    public bool IsSent { get; private init; }

    /// <summary>True when any question was answered.</summary>
    public bool IsAnswered => _answers.Any(Row.Has);

    /// <summary>When it was answered.</summary>
    public long AnsweredAt => Row.Whole(SurveyField.AnsweredAt) ?? Row.Whole(SurveyField.At) ?? At;

    /// <summary>When somebody first spoke with who was not content, or null.</summary>
    public long? FollowedUpAt { get; } = rows.Min(one => one.Whole(SurveyField.FollowedUpAt));

    /// <summary>Whether the result was published; null when that is not told.</summary>
    public bool? IsPublished { get; } = rows.Max(one => one.Word(SurveyField.Published) is { } word ? word == "yes" : default(bool?));

    /// <summary>Whether the contact's agent ticked it as solved; null when that is not told.</summary>
    public bool? IsTicked { get; } = rows.Prepend(row).Select(one => one.Word(SurveyField.Ticked)).FirstOrDefault(word => word is not null) is { } word ? word == "yes" : null;

    /// <summary>Makes a contact of the rows that tell of it.</summary>
    /// <param name="rows">All rows of one contact, each once, in any order.</param>
    /// <returns>The contact.</returns>
    public static IDeskThing? Of(IReadOnlyList<FactRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        static long Answered(FactRow row) => row.Whole(SurveyField.AnsweredAt) ?? row.Whole(SurveyField.At) ?? 0;
        var answered = rows.Where(row => _answers.Any(row.Has)).OrderBy(Answered).ToList();
        var counted = answered.LastOrDefault(row => Answered(row) - Answered(answered[0]) <= Correctable);
        return new SurveyFacts(counted ?? rows.OrderBy(Answered).First(), rows) { IsSent = answered.Count > 0 || HasArrived(rows) };
    }

    // A mail comes back after it was sent: what is told last counts, and of one instant that it came back.
    private static bool HasArrived(IReadOnlyList<FactRow> rows) => rows
        .Select(row => (At: row.Whole(SurveyField.At) ?? 0, Word: row.Word(SurveyField.Delivery) ?? "sent"))
        .Where(told => told.Word != "notAsked")
        .OrderBy(told => told.At).ThenBy(told => told.Word == "bounced")
        .LastOrDefault().Word == "sent";

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
        DeskTrait.Group => Text(SurveyField.Group),
        DeskTrait.Agent => Text(SurveyField.Agent),
        DeskTrait.Topic => Text(SurveyField.Topic),
        DeskTrait.Channel => Text(SurveyField.Channel),
        _ => null,
    };

    // A list of answers may leave out what the list of what was sent tells.
    private string? Text(TableField field) => Row.Text(field) ?? rows.Select(one => one.Text(field)).Where(text => text is not null).Min(StringComparer.Ordinal);

    private bool Bad(TableField question, TableField scale) => Against(question, scale) || Answer(question, scale, "oneToFive") <= 2;

    private bool Against(TableField question, TableField scale) => Answer(question, scale, "yesNo") == 0 || Answer(question, scale, "zeroToTen") <= 6;
}
