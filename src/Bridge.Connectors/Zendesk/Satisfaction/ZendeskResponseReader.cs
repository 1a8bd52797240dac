using System.Globalization;
using System.Text.Json;
using Bridge.Core.Model;
using Bridge.Core.Scrubbing;
using Bridge.Core.Surveys;

namespace Bridge.Connectors.Zendesk.Satisfaction;

/// <summary>Reads single answers of Zendesk's own surveys, each with the scale on which it was given.</summary>
/// <param name="origin">Name of the connection.</param>
internal sealed class ZendeskResponseReader(string origin)
{
    private static readonly SurveyItem _stars = new(SurveyQuestion.Satisfied, SurveyScale.OneToFive);
    private static readonly SurveyItem _goodBad = new(SurveyQuestion.Satisfied, SurveyScale.YesNo);

    /// <summary>Reads a satisfaction rating: good or bad.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The response, or null when nothing was answered.</returns>
    public SurveyResponse? ReadRating(JsonElement row) =>
        row.LongOf("id") is { } id && row.LongOf("ticket_id") is { } ticket && Category(row.TextOf("score")) is { } answer
            ? Response(string.Create(CultureInfo.InvariantCulture, $"rating-{id}"), Text(ticket), row, [answer], row.TextOf("comment"))
            : null;

    /// <summary>Reads a survey response: a rating of one to five, a text.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The response, or null when it is not about a ticket or no rating was given.</returns>
    public SurveyResponse? ReadResponse(JsonElement row)
    {
        var ticket = row.ItemsOf("subjects").Where(subject => subject.TextOf("type") == "ticket").Select(subject => subject.TextOf("id")).FirstOrDefault();
        var answers = row.ItemsOf("answers").ToList();
        var rating = answers.Where(answer => answer.TextOf("type") == "rating_scale").Select(RatingOf).FirstOrDefault(answer => answer is not null);
        var comment = answers.Where(answer => answer.TextOf("type") == "open_ended").Select(answer => answer.TextOf("value")).FirstOrDefault();
        return row.TextOf("id") is { Length: > 0 } id && ticket is { Length: > 0 } && rating is { } given
            ? Response($"response-{id}", ticket, row, [given], comment)
            : null;
    }

    // A scale of other length is kept as the good or bad that Zendesk makes of it.
    private static SurveyAnswer? RatingOf(JsonElement answer) =>
        answer.LongOf("rating") is { } stars && _stars.Allows((int)Math.Clamp(stars, 0, 9)) && answer.Of("question").TextOf("type") == "rating_scale_numeric"
            ? new SurveyAnswer(_stars, (int)stars)
            : Category(answer.TextOf("rating_category"));

    private static SurveyAnswer? Category(string? word) => word switch
    {
        "good" or "good_with_comment" => new SurveyAnswer(_goodBad, 1),
        "bad" or "bad_with_comment" => new SurveyAnswer(_goodBad, 0),
        _ => null,
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private SurveyResponse? Response(string id, string ticket, JsonElement row, IReadOnlyList<SurveyAnswer> answers, string? comment)
    {
        if (!DateTimeOffset.TryParse(
            row.TextOf("updated_at") ?? row.TextOf("created_at") ?? AnsweredAt(row), CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at))
        {
            return null;
        }

        return new SurveyResponse
        {
            Key = new RecordKey(origin, id),
            ModifiedAt = at,
            Contact = new RecordKey(origin, ticket),
            AnsweredAt = at,
            Answers = answers,
            Comment = string.IsNullOrWhiteSpace(comment) ? null : CardScrubber.Scrub(comment).Text,
        };
    }

    private static string? AnsweredAt(JsonElement row) =>
        row.ItemsOf("answers").Select(answer => answer.TextOf("updated_at") ?? answer.TextOf("created_at")).FirstOrDefault(text => text is not null);
}
