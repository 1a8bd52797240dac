using System.Globalization;
using System.Text.Json;
using Bridge.Sandbox.Zendesk.Api;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Satisfaction;

/// <summary>The newer kind of satisfaction answers: a rating of one to five, a text, choices.</summary>
/// <remarks>Source: Zendesk API reference, CSAT survey responses; filter names as public connectors use them.</remarks>
internal sealed class SurveyEndpoints(ZendeskAccount account)
{
    private const string SurveyId = "01J0SANDB0XSURVEY000000001";

    public Task AnswerAsync(ApiCall api)
    {
        if (account.Options.Satisfaction != SatisfactionKind.Surveys || !api.Caller.IsAdmin)
        {
            return Reply.ForbiddenAsync(api);
        }

        return (api.Method, api.Segments) switch
        {
            ("GET", ["guide", "survey_responses"]) => ListAsync(api),
            ("GET", ["guide", _, "survey_responses", var id]) when Find(id) is { } rating =>
                Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
                {
                    json.WritePropertyName("survey_response"u8);
                    lock (account.Gate)
                    {
                        Write(json, rating);
                    }
                }),
            ("GET", ["guide", _, "survey_responses", _]) => Reply.NotFoundAsync(api),
            _ => Reply.NoEndpointAsync(api),
        };
    }

    private static string IdOf(StoredRating rating) =>
        "01J1" + rating.Number.ToString("X22", CultureInfo.InvariantCulture);

    private StoredRating? Find(string id)
    {
        lock (account.Gate)
        {
            return id.StartsWith("01J1", StringComparison.Ordinal)
                && int.TryParse(id.AsSpan(4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number)
                && number < account.Ratings.All.Count && account.Ratings.All[number].IsAnswered
                    ? account.Ratings.All[number]
                    : null;
        }
    }

    private Task ListAsync(ApiCall api)
    {
        var subjects = Words(api, "filter[subject_zrns]");
        var responders = Words(api, "filter[responder_ids]");
        var from = Time(api, "filter[created_at_start]", 0);
        var to = Time(api, "filter[created_at_end]", long.MaxValue);
        return Lists.WriteAsync<StoredRating>(
            api, account, "survey_responses",
            book => [.. book.Ratings.All.Where(rating => rating.IsAnswered
                && rating.UpdatedAt >= from && rating.UpdatedAt <= to
                && (subjects is null || subjects.Contains($"zen:ticket:{book.Ratings.TicketOf(rating).Id}"))
                && (responders is null || responders.Contains(rating.RequesterId.ToString(CultureInfo.InvariantCulture))))],
            Write);
    }

    private void Write(Utf8JsonWriter json, StoredRating rating)
    {
        var ticketId = account.Ratings.TicketOf(rating).Id.ToString(CultureInfo.InvariantCulture);
        json.WriteStartObject();
        json.WriteString("id"u8, IdOf(rating));
        json.WriteNumber("responder_id"u8, rating.RequesterId);
        JsonParts.Time(json, "expires_at", rating.CreatedAt + 28 * 86_400_000L);
        json.WriteStartArray("subjects"u8);
        json.WriteStartObject();
        json.WriteString("id"u8, ticketId);
        json.WriteString("type"u8, "ticket");
        json.WriteString("zrn"u8, "zen:ticket:" + ticketId);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("survey"u8);
        json.WriteString("id"u8, SurveyId);
        json.WriteNumber("version"u8, 1);
        json.WriteString("state"u8, "enabled");
        json.WriteEndObject();
        json.WriteStartArray("answers"u8);
        Answer(json, rating, "rating_scale", "rating_scale_numeric", () =>
        {
            json.WriteNumber("rating"u8, rating.Stars);
            json.WriteString("rating_category"u8, rating.Score);
        });
        Answer(json, rating, rating.Comment is null ? "skipped" : "open_ended", "open_ended", () =>
        {
            if (rating.Comment is not null)
            {
                json.WriteString("value"u8, rating.Comment);
            }
        });
        json.WriteEndArray();
        JsonParts.Time(json, "created_at", rating.CreatedAt);
        JsonParts.Time(json, "updated_at", rating.UpdatedAt);
        json.WriteEndObject();
    }

    private static void Answer(Utf8JsonWriter json, StoredRating rating, string type, string question, Action write)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, type);
        write();
        json.WriteStartObject("question"u8);
        json.WriteString("id"u8, SurveyId[..^1] + (question == "open_ended" ? "3" : "2"));
        json.WriteString("type"u8, question);
        json.WriteString("sub_type"u8, question == "open_ended" ? null : "customer_satisfaction");
        json.WriteString("alias"u8, question == "open_ended" ? "comment" : "rating");
        json.WriteEndObject();
        JsonParts.Time(json, "created_at", rating.UpdatedAt);
        JsonParts.Time(json, "updated_at", rating.UpdatedAt);
        json.WriteEndObject();
    }

    private static string[]? Words(ApiCall api, string name) => api.Query(name)?.Split(',', StringSplitOptions.TrimEntries);

    private static long Time(ApiCall api, string name, long otherwise) =>
        long.TryParse(api.Query(name), NumberStyles.None, CultureInfo.InvariantCulture, out var time) ? time : otherwise;
}
