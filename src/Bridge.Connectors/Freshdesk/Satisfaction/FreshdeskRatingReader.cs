using System.Globalization;
using System.Text.Json;
using Bridge.Connectors.Desk;
using Bridge.Connectors.Freshdesk.Api;
using Bridge.Core.Model;
using Bridge.Core.Surveys;

namespace Bridge.Connectors.Freshdesk.Satisfaction;

/// <summary>Reads single ratings, each with the scale on which it was given.</summary>
/// <remarks>
/// Freshdesk's numbers are 103 to 101 for happy, 100 for neutral, -101 to -103 for unhappy. A survey with two answers stays yes or no; all
/// others become one to five, where the middle ones of seven fall together. Source: developers.freshdesk.com, API v2, "Satisfaction Ratings".
/// </remarks>
/// <param name="origin">Name of the connection.</param>
internal sealed class FreshdeskRatingReader(string origin)
{
    private static readonly SurveyItem _five = new(SurveyQuestion.Satisfied, SurveyScale.OneToFive);
    private static readonly SurveyItem _yesNo = new(SurveyQuestion.Satisfied, SurveyScale.YesNo);

    /// <summary>Reads a rating.</summary>
    /// <param name="row">The row.</param>
    /// <param name="isYesNo">Whether its survey has two answers only.</param>
    /// <returns>The response, or null when nothing was answered.</returns>
    public SurveyResponse? Read(JsonElement row, bool isYesNo)
    {
        if (row.LongOf("id") is not { } id || row.LongOf("ticket_id") is not { } ticket || row.TimeOf("created_at") is not { } created
            || Answer(row.Of("ratings").LongOf("default_question"), isYesNo) is not { } answer)
        {
            return null;
        }

        return new SurveyResponse
        {
            Key = new RecordKey(origin, string.Create(CultureInfo.InvariantCulture, $"rating-{id}")),
            ModifiedAt = row.TimeOf("updated_at") ?? created,
            Contact = new RecordKey(origin, ticket.ToString(CultureInfo.InvariantCulture)),
            AnsweredAt = created,
            Answers = [answer],
            Comment = DeskReading.Clean(row.TextOf("feedback")),
        };
    }

    private static SurveyAnswer? Answer(long? rating, bool isYesNo) => rating switch
    {
        > 100 and <= 103 when isYesNo => new SurveyAnswer(_yesNo, 1),
        >= -103 and < -100 when isYesNo => new SurveyAnswer(_yesNo, 0),
        103 => new SurveyAnswer(_five, 5),
        101 or 102 => new SurveyAnswer(_five, 4),
        100 => new SurveyAnswer(_five, 3),
        -101 or -102 => new SurveyAnswer(_five, 2),
        -103 => new SurveyAnswer(_five, 1),
        _ => null,
    };
}
