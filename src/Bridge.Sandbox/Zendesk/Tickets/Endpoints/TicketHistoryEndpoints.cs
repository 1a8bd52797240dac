using Bridge.Sandbox.Zendesk.Api;
using Bridge.Sandbox.Zendesk.Satisfaction;
using Bridge.Sandbox.Zendesk.Tickets.Metrics;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Tickets.Endpoints;

/// <summary>What happened to tickets: comments, audits, metrics.</summary>
/// <remarks>Source: Zendesk API reference, Ticket comments, Ticket audits, Ticket metrics.</remarks>
internal sealed class TicketHistoryEndpoints(ZendeskAccount account)
{
    private readonly TicketSides _sides = new(account);
    private readonly RatingEndpoints _ratings = new(account);
    private readonly CommentEndpoints _comments = new(account);

    /// <summary>The calls below one ticket that are left.</summary>
    public Task AnswerAsync(ApiCall api) => (api.Method, api.Segments) switch
    {
        ("GET", [_, _, "comments"]) => CommentsAsync(api),
        ("GET", [_, _, "comments", "count"]) => Lists.CountAsync(api, account, _ => Ticket(api)?.Comments.Count() ?? 0),
        ("PUT", [_, _, "comments", _, _]) => _comments.ChangeAsync(api),
        ("GET", [_, _, "audits"]) => AuditsAsync(api),
        ("GET", [_, _, "audits", "count"]) => Lists.CountAsync(api, account, _ => Ticket(api)?.Audits.Count ?? 0),
        ("GET", [_, _, "audits", _]) => AuditAsync(api),
        ("GET", [_, _, "metrics"]) => MetricAsync(api, (int)api.SegmentId(1) - 1),
        ("POST", [_, _, "satisfaction_rating"]) => _ratings.RateAsync(api),
        _ => Reply.NoEndpointAsync(api),
    };

    /// <summary><c>ticket_metrics</c>: newest ticket first, or one by its own id or the ticket's.</summary>
    public Task MetricsAsync(ApiCall api) => (api.Method, api.Segments) switch
    {
        ("GET", [_]) => Lists.WriteAsync<StoredTicket>(
            api, account, "ticket_metrics",
            book => [.. book.Tickets.Tickets.Where(ticket => !ticket.Deleted).Reverse()],
            (json, ticket) => MetricJson.Write(json, ticket, account.Tickets.Metrics, api.BaseUrl)),
        ("GET", [_, _]) => MetricAsync(api, MetricJson.IndexOf(api.SegmentId(1))),
        _ => Reply.NoEndpointAsync(api),
    };

    /// <summary><c>ticket_audits</c>: all updates, for administrators.</summary>
    public Task AllAuditsAsync(ApiCall api) => !api.Caller.IsAdmin
        ? Reply.ForbiddenAsync(api)
        : Lists.WriteAsync(
            api, account, "audits", book => book.Tickets.Updates,
            (json, update) =>
            {
                var ticket = account.Tickets.Tickets[update.Ticket];
                AuditJson.Write(json, ticket, ticket.Audits[update.Audit], api.BaseUrl);
            });

    private StoredTicket? Ticket(ApiCall api) => account.Tickets.Live(api.SegmentId(1));

    private Task CommentsAsync(ApiCall api)
    {
        var newestFirst = api.Query("sort") is "-created_at" || api.Query("sort_order") is "desc";
        var withUsers = TicketSides.Asked(api).Contains("users");
        return Lists.WriteAsync(
            api, account, "comments",
            _ =>
            {
                var found = (Ticket(api)?.Audits ?? []).SelectMany(audit => audit.Events
                    .Select(happened => happened.Comment).OfType<StoredComment>().Select(comment => (Audit: audit, Comment: comment))).ToList();
                if (newestFirst)
                {
                    found.Reverse();
                }

                return found;
            },
            (json, one) => AuditJson.WriteComment(json, one.Comment, one.Audit, api.BaseUrl),
            (json, page) =>
            {
                if (withUsers)
                {
                    json.WriteStartArray("users"u8);
                    _sides.WriteUsers(json, page.Select(one => one.Comment.AuthorId), api.BaseUrl);
                    json.WriteEndArray();
                }
            });
    }

    private Task AuditsAsync(ApiCall api) => Lists.WriteAsync(
        api, account, "audits", _ => Ticket(api)?.Audits ?? [],
        (json, audit) =>
        {
            if (Ticket(api) is { } ticket)
            {
                AuditJson.Write(json, ticket, audit, api.BaseUrl);
            }
        });

    private Task AuditAsync(ApiCall api)
    {
        Audit? audit;
        lock (account.Gate)
        {
            audit = Ticket(api)?.Audits.Find(one => one.Id == api.SegmentId(3));
        }

        return audit is null
            ? Reply.NotFoundAsync(api)
            : Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
            {
                lock (account.Gate)
                {
                    if (Ticket(api) is { } ticket)
                    {
                        json.WritePropertyName("audit"u8);
                        AuditJson.Write(json, ticket, audit, api.BaseUrl);
                    }
                }
            });
    }

    private Task MetricAsync(ApiCall api, int index)
    {
        StoredTicket? ticket;
        lock (account.Gate)
        {
            ticket = account.Tickets.Live(index + 1L);
        }

        return ticket is null
            ? Reply.NotFoundAsync(api)
            : Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
            {
                lock (account.Gate)
                {
                    json.WritePropertyName("ticket_metric"u8);
                    MetricJson.Write(json, ticket, account.Tickets.Metrics, api.BaseUrl);
                }
            });
    }
}
