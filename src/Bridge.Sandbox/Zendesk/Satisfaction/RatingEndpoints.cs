using System.Globalization;
using System.Text.Json;
using Bridge.Sandbox.Zendesk.Api;
using Bridge.Sandbox.Zendesk.Store;
using Bridge.Sandbox.Zendesk.Tickets.Changes;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Satisfaction;

/// <summary>The older kind of satisfaction ratings: good or bad, with a comment.</summary>
/// <remarks>Source: Zendesk API reference, Satisfaction ratings. An account has these or survey responses, never both.
/// </remarks>
internal sealed class RatingEndpoints(ZendeskAccount account)
{
    public Task AnswerAsync(ApiCall api)
    {
        if (account.Options.Satisfaction != SatisfactionKind.Ratings || !api.Caller.IsAdmin)
        {
            return Reply.ForbiddenAsync(api);
        }

        return (api.Method, api.Segments) switch
        {
            ("GET", [_]) => ListAsync(api, api.Query("score")),
            ("GET", [_, "received"]) => ListAsync(api, "received"),
            ("GET", [_, "count"]) => Lists.CountAsync(api, account, book => book.Ratings.All.Count),
            ("GET", [_, _]) when Find(api) is { } rating => ShowAsync(api, rating),
            ("GET", [_, _]) => Reply.NotFoundAsync(api),
            _ => Reply.NoEndpointAsync(api),
        };
    }

    /// <summary>The requester rates a ticket.</summary>
    public async Task RateAsync(ApiCall api)
    {
        if (account.Options.Satisfaction != SatisfactionKind.Ratings)
        {
            await Reply.ForbiddenAsync(api);
            return;
        }

        if (await Lists.SentAsync(api, "satisfaction_rating") is not { } sent)
        {
            await Reply.WrongBodyAsync(api, "satisfaction_rating");
            return;
        }

        Sent.Text(sent, "score", out var score);
        Sent.Text(sent, "comment", out var comment);
        StoredRating? rating = null;
        var status = StatusCodes.Status200OK;
        lock (account.Gate)
        {
            var ticket = account.Tickets.Live(api.SegmentId(1));
            status = ticket is null ? StatusCodes.Status404NotFound
                : ticket.RequesterId != api.Caller.Id || account.People.User(api.Caller.Id) is not { Verified: true }
                    ? StatusCodes.Status403Forbidden
                : score is not ("good" or "bad") || ticket.Metrics.SolvedAt == 0 ? StatusCodes.Status422UnprocessableEntity
                : StatusCodes.Status200OK;
            if (status == StatusCodes.Status200OK && ticket is not null)
            {
                rating = account.Ratings.Answer(
                    ticket, score == "good" ? "good" : "bad", score == "good" ? 5 : 1, comment,
                    new Actor(api.Caller.Id, account.Second, "api"));
            }
        }

        if (rating is null)
        {
            await (status == StatusCodes.Status404NotFound ? Reply.NotFoundAsync(api)
                : status == StatusCodes.Status403Forbidden ? Reply.ForbiddenAsync(api)
                : Reply.InvalidRecordAsync(api, new RecordError("base", "Satisfaction rating: is invalid", "InvalidValue")));
            return;
        }

        api.Call.Applied = true;
        await ShowAsync(api, rating);
    }

    public static void Write(Utf8JsonWriter json, StoredRating rating, long ticketId, string baseUrl)
    {
        json.WriteStartObject();
        json.WriteString("url"u8, $"{baseUrl}/api/v2/satisfaction_ratings/{rating.Id}.json");
        json.WriteNumber("id"u8, rating.Id);
        JsonParts.NumberOrNull(json, "assignee_id", rating.AssigneeId);
        JsonParts.NumberOrNull(json, "group_id", rating.GroupId);
        json.WriteNumber("requester_id"u8, rating.RequesterId);
        json.WriteNumber("ticket_id"u8, ticketId);
        json.WriteString("score"u8, rating.Score);
        json.WriteString("comment"u8, rating.Comment);
        json.WriteString("reason"u8, rating.Score == "bad" ? "No reason provided" : null);
        json.WriteNull("reason_id"u8);
        JsonParts.Time(json, "created_at", rating.CreatedAt);
        JsonParts.Time(json, "updated_at", rating.UpdatedAt);
        json.WriteEndObject();
    }

    private StoredRating? Find(ApiCall api)
    {
        lock (account.Gate)
        {
            return account.Ratings.ById(api.SegmentId(1));
        }
    }

    private Task ShowAsync(ApiCall api, StoredRating rating) => Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
    {
        json.WritePropertyName("satisfaction_rating"u8);
        lock (account.Gate)
        {
            Write(json, rating, account.Ratings.TicketOf(rating).Id, api.BaseUrl);
        }
    });

    private Task ListAsync(ApiCall api, string? score)
    {
        var from = Time(api, "start_time", 0);
        var to = Time(api, "end_time", long.MaxValue / 2000);
        return Lists.WriteAsync<StoredRating>(
            api, account, "satisfaction_ratings",
            book => [.. book.Ratings.All.Where(rating => Fits(rating, score)
                && rating.UpdatedAt >= from * 1000 && rating.UpdatedAt < (to + 1) * 1000)],
            (json, rating) => Write(json, rating, account.Ratings.TicketOf(rating).Id, api.BaseUrl));
    }

    private static bool Fits(StoredRating rating, string? score)
    {
        var words = (score ?? "").Split('_', 2);
        var isScore = words[0] switch
        {
            "" => true,
            "received" => rating.IsAnswered,
            "unoffered" => false,
            var word => rating.Score == word,
        };
        return isScore && (words.Length == 1 || words[1] switch
        {
            "with_comment" => rating.Comment is not null,
            "without_comment" => rating.Comment is null,
            _ => false,
        });
    }

    private static long Time(ApiCall api, string name, long otherwise) =>
        long.TryParse(api.Query(name), NumberStyles.None, CultureInfo.InvariantCulture, out var time) ? time : otherwise;
}
