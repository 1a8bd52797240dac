using System.Globalization;
using Bridge.Sandbox.Zendesk.Api;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Tickets.Endpoints;

/// <summary>The lists of tickets.</summary>
/// <remarks>Source: Zendesk API reference, Tickets, "List tickets", "Show multiple tickets".</remarks>
internal sealed class TicketListEndpoints(ZendeskAccount account)
{
    private const int MostAtOnce = 100;
    private readonly TicketJson _json = new(account);
    private readonly TicketSides _sides = new(account);

    public Task ListAsync(ApiCall api) => api.Query("external_id") is { } externalId
        ? WriteAsync(api, book => [.. book.Tickets.ByExternalId(externalId).Where(IsLive)])
        : WriteAsync(api, book => book.Tickets.Tickets.FindAll(IsLive));

    public Task RecentAsync(ApiCall api) => WriteAsync(
        api, book => [.. book.Tickets.Tickets.Where(IsLive).OrderByDescending(ticket => ticket.UpdatedAt).Take(5)]);

    /// <summary><c>users/{id}/tickets/requested|assigned|ccd</c> and <c>organizations/{id}/tickets</c>.</summary>
    public Task OfAsync(ApiCall api)
    {
        var id = api.SegmentId(1);
        return api.Segments switch
        {
            ["users", _, "tickets", "requested"] => WriteAsync(api, book => [.. book.Tickets.ByRequester(id).Where(IsLive)]),
            ["users", _, "tickets", "assigned"] =>
                WriteAsync(api, book => book.Tickets.Tickets.FindAll(ticket => IsLive(ticket) && ticket.AssigneeId == id)),
            ["users", _, "tickets", "ccd"] =>
                WriteAsync(api, book => book.Tickets.Tickets.FindAll(ticket => IsLive(ticket) && ticket.EmailCcs?.Contains(id) == true)),
            ["organizations", _, "tickets"] =>
                WriteAsync(api, book => book.Tickets.Tickets.FindAll(ticket => IsLive(ticket) && ticket.OrganizationId == id)),
            _ => Reply.NoEndpointAsync(api),
        };
    }

    public Task ShowManyAsync(ApiCall api)
    {
        var ids = (api.Query("ids") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1).ToList();
        return ids.Count is 0 or > MostAtOnce
            ? Reply.ErrorAsync(api, StatusCodes.Status400BadRequest, "BadRequest", $"Between 1 and {MostAtOnce} ids have to be given")
            : WriteAsync(api, book => [.. ids.Distinct().Select(book.Tickets.Live).OfType<StoredTicket>()]);
    }

    /// <summary>The users a ticket lists.</summary>
    public Task PeopleAsync(ApiCall api, Func<StoredTicket, List<long>?> ids) => Lists.WriteAsync(
        api, account, "users",
        book => book.Tickets.Live(api.SegmentId(1)) is { } ticket ? ids(ticket) ?? [] : [],
        (json, id) => _sides.WriteUsers(json, [id], api.BaseUrl));

    /// <summary>Writes one page of what is gathered, under any name.</summary>
    public Task WriteAsync(ApiCall api, Func<ZendeskAccount, IReadOnlyList<StoredTicket>> gather, string name = "tickets")
    {
        var asked = TicketSides.Asked(api);
        return Lists.WriteAsync(
            api, account, name, gather,
            (json, ticket) => _json.Write(json, ticket, api.BaseUrl, countComments: asked.Contains("comment_count")),
            (json, page) => _sides.Write(json, asked, page, api.BaseUrl));
    }

    private static bool IsLive(StoredTicket ticket) => !ticket.Deleted;
}
