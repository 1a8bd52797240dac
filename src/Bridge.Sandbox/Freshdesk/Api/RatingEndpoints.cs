using System.Text.Json.Nodes;
using Bridge.Sandbox.Freshdesk.Store;

namespace Bridge.Sandbox.Freshdesk.Api;

/// <summary>Surveys and the ratings that requesters gave.</summary>
internal sealed class RatingEndpoints(FreshdeskAccount account)
{
    private static readonly int[] _scale = [103, 102, 101, 100, -101, -102, -103];
    private readonly TicketDesk _desk = new(account);

    public ApiReply Answer(ApiCall call) => (call.Method, call.Path) switch
    {
        ("GET", ["surveys"]) => ApiReply.Ok(new JsonArray([.. account.Surveys.All.Select(row => (JsonNode)row.Shown())])),
        ("GET", ["surveys", "satisfaction_ratings"]) => Paging.Of(call, Listed(call), row => row.Shown(), TicketEndpoints.MostPages),
        ("GET", ["tickets", _, _]) when account.Tickets.Find(call.Id(1)) is { } ticket =>
            Paging.Of(call, account.Ratings.All.Where(row => row.Number("ticket_id") == ticket.Id), row => row.Shown()),
        ("POST", ["tickets", _, _]) when account.Tickets.Find(call.Id(1)) is { } ticket => Rate(call, ticket),
        _ => ApiReply.NotFound,
    };

    private IEnumerable<Row> Listed(ApiCall call)
    {
        var since = FreshdeskAccount.Stamp(call.Asked("created_since"));
        return account.Ratings.All
            .Where(row => since is null || row.CreatedAt >= since)
            .Where(row => call.Asked("user_id") is not { } user || row.Data["user_id"]?.ToString() == user);
    }

    private ApiReply Rate(ApiCall call, Row ticket)
    {
        if (call.Body["ratings"] is not JsonObject ratings || ratings["default_question"] is null || ratings.Any(pair => !_scale.Contains((int?)pair.Value ?? 0)))
        {
            return ApiReply.Refused([new ApiFault("ratings", $"It should be one of these values: '{string.Join(',', _scale)}'", "invalid_value")]);
        }

        call.Call.Applied = true;
        return new ApiReply(201, _desk.Rate(ticket, (JsonObject)ratings.DeepClone(), call.Body["feedback"]?.ToString(), account.Second).Shown());
    }
}
