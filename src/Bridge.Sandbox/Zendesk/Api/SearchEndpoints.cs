using System.Globalization;
using Bridge.Sandbox.Zendesk.Tickets;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Api;

/// <summary>Searches tickets by external id, status, tag, requester and words of the subject.</summary>
/// <remarks>Source: Zendesk API reference, Search: 1,000 results at most, the index lags behind writes. Other kinds of
/// records and operators are not searched.</remarks>
internal sealed class SearchEndpoints(ZendeskAccount account)
{
    private const int MostResults = 1000;
    private readonly TicketJson _json = new(account);

    public Task AnswerAsync(ApiCall api) => (api.Method, api.Segments) switch
    {
        ("GET", [_]) when Paging.Page(api) * Paging.Size(api) > MostResults => Reply.ErrorAsync(
            api, StatusCodes.Status422UnprocessableEntity, "invalid", "Requested response size was greater than Search Response Limits"),
        ("GET", [_]) => Lists.WriteAsync(api, account, "results", _ => Find(api.Query("query") ?? ""), Writer(api)),
        ("GET", [_, "count"]) => Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
        {
            lock (account.Gate)
            {
                json.WriteNumber("count"u8, Find(api.Query("query") ?? "").Count);
            }
        }),
        ("GET", [_, "export"]) when api.Query("filter[type]") is "ticket" =>
            Lists.WriteAsync(api, account, "results", _ => Find(api.Query("query") ?? ""), Writer(api)),
        _ => Reply.NoEndpointAsync(api),
    };

    private Action<System.Text.Json.Utf8JsonWriter, StoredTicket> Writer(ApiCall api) =>
        (json, ticket) => _json.Write(json, ticket, api.BaseUrl);

    private List<StoredTicket> Find(string query)
    {
        var newest = account.Now - (long)account.Options.SearchLag.TotalMilliseconds;
        IEnumerable<StoredTicket> found = account.Tickets.Tickets;
        foreach (var word in query.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = word.IndexOf(':', StringComparison.Ordinal);
            var value = word[(colon + 1)..].Trim('"');
            found = (colon < 0 ? "" : word[..colon]) switch
            {
                "type" => value == "ticket" ? found : [],
                "external_id" => account.Tickets.ByExternalId(value).Intersect(found),
                "status" => found.Where(ticket => ticket.Status == value),
                "tags" => found.Where(ticket => ticket.Tags?.Contains(value) == true),
                "requester" or "requester_id" => found.Where(ticket => ticket.RequesterId == Person(value)),
                "assignee" or "assignee_id" => found.Where(ticket => ticket.AssigneeId == Person(value)),
                "" => found.Where(ticket => ticket.Name.Contains(value, StringComparison.OrdinalIgnoreCase)),
                _ => [],
            };
        }

        return [.. found.Where(ticket => !ticket.Deleted && ticket.UpdatedAt <= newest)];
    }

    private long Person(string value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id
        : account.People.ByEmail(value) is { } user ? account.Users.IdOf(user)
        : -1;
}
