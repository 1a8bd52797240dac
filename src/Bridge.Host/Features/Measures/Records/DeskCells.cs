using System.Collections.Frozen;
using Bridge.Core.Desk;
using Bridge.Core.Kpis.Desk;
using Bridge.Core.Kpis.Desk.Facts;
using Bridge.Core.Tables;
using Bridge.Host.Tables;

namespace Bridge.Host.Features.Measures.Records;

/// <summary>What is told of a ticket, a survey, a review, a class, a violation or a turn of membership: never who asked, came, broke a rule or left.</summary>
internal static class DeskCells
{
    private static readonly string[] _ticket = ["group", "agent", "topic", "level", "channel", "opened", "first solved", "groups", "public answers", "reopened"];
    private static readonly string[] _survey = ["group", "agent", "topic", "channel", "answered", "satisfied", "would call again", "would speak well"];
    private static readonly string[] _review = ["team", "agent", "channel", "points", "possible", "failed"];

    private static readonly string[] _member = ["type", "reason", "category", "tenure"];
    private static readonly string[] _class = ["topic", "seats", "registered", "attended", "absent", "took place"];
    private static readonly string[] _violation = ["reason", "status", "type"];

    private static readonly FrozenDictionary<TableKind, IReadOnlyList<string>> _columns = new Dictionary<TableKind, IReadOnlyList<string>>
    {
        [TicketField.Kind] = _ticket,
        [SurveyField.Kind] = _survey,
        [ReviewField.Kind] = _review,
        [MemberChangeField.Kind] = _member,
        [AttendanceField.Kind] = _class,
        [ViolationField.Kind] = _violation,
    }.ToFrozenDictionary();

    /// <summary>Names of the columns.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The names.</returns>
    public static IReadOnlyList<string> Columns(TableKind kind) => _columns[kind];

    /// <summary>Makes the cells of a thing.</summary>
    /// <param name="thing">The thing.</param>
    /// <param name="time">Writes an instant.</param>
    /// <returns>A cell for each column.</returns>
    public static IReadOnlyList<TableCell> Of(IDeskThing thing, Func<long, string> time) => thing switch
    {
        TicketFacts ticket =>
        [
            Text(thing, DeskTrait.Group), Text(thing, DeskTrait.Agent), Text(thing, DeskTrait.Topic), Text(thing, DeskTrait.Level), Text(thing, DeskTrait.Channel),
            TableCell.Of(time(ticket.CreatedAt)), TableCell.Of(ticket.FirstDoneAt is { } done ? time(done) : null),
            TableCell.Of(ticket.Groups.Count), TableCell.Of(ticket.Replies), TableCell.Of(ticket.Reopenings.Count),
        ],
        SurveyFacts survey =>
        [
            Text(thing, DeskTrait.Group), Text(thing, DeskTrait.Agent), Text(thing, DeskTrait.Topic), Text(thing, DeskTrait.Channel), TableCell.Of(survey.IsAnswered ? time(survey.AnsweredAt) : null),
            Answer(survey.Row, SurveyField.Satisfied, SurveyField.SatisfiedScale), Answer(survey.Row, SurveyField.CallAgain, SurveyField.CallAgainScale),
            Answer(survey.Row, SurveyField.Recommend, SurveyField.RecommendScale),
        ],
        MemberFacts => [Text(thing, DeskTrait.Type), Text(thing, DeskTrait.Reason), Text(thing, DeskTrait.Category), Text(thing, DeskTrait.Tenure)],
        ClassFacts one =>
        [
            Text(thing, DeskTrait.Topic), TableCell.Of(one.Seats), TableCell.Of(one.Registered), TableCell.Of(one.Attended), TableCell.Of(one.NoShows),
            TableCell.Of(one.IsCancelled ? "cancelled" : one.IsHeld ? "yes" : "not told"),
        ],
        RowFacts { Row.Kind: var kind } when kind == ViolationField.Kind => [Text(thing, DeskTrait.Reason), Text(thing, DeskTrait.Status), Text(thing, DeskTrait.Type)],
        RowFacts { Row: var row } =>
        [
            Text(thing, DeskTrait.Group), Text(thing, DeskTrait.Agent), Text(thing, DeskTrait.Channel),
            TableCell.Of((double?)row.Number(ReviewField.Points), decimals: 1), TableCell.Of((double?)row.Number(ReviewField.Possible), decimals: 1), TableCell.Of(row.Word(ReviewField.AutoFail) ?? "no"),
        ],
        _ => [],
    };

    private static TableCell Text(IDeskThing thing, DeskTrait trait) => TableCell.Of(thing.Of(trait));

    private static TableCell Answer(FactRow row, TableField question, TableField scale) => row.Number(question) is not { } value ? TableCell.Of((string?)null)
        : TableCell.Of((row.Word(scale) ?? "oneToFive") switch { "yesNo" => value == 1 ? "yes" : "no", "oneToFive" => $"{value:0} of 5", _ => $"{value:0} of 10" });
}
