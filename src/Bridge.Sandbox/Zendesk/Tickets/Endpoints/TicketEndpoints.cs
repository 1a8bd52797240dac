using Bridge.Sandbox.Zendesk.Access;
using Bridge.Sandbox.Zendesk.Api;
using Bridge.Sandbox.Zendesk.Tickets.Changes;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Tickets.Endpoints;

/// <summary>The calls below <c>tickets</c>.</summary>
/// <remarks>Source: Zendesk API reference, Tickets.</remarks>
internal sealed class TicketEndpoints(ZendeskAccount account, AccountMeter meter)
{
    private readonly TicketWriteEndpoints _writes = new(account, meter);
    private readonly TicketListEndpoints _lists = new(account);
    private readonly TicketHistoryEndpoints _history = new(account);
    private readonly TicketJobs _jobs = new(account);
    private readonly TicketTagEndpoints _tags = new(account);
    private readonly DeletedTicketEndpoints _deleted = new(account, meter);

    public TicketListEndpoints Lists => _lists;

    public DeletedTicketEndpoints Deleted => _deleted;

    public TicketHistoryEndpoints History => _history;

    public TicketJobs Jobs => _jobs;

    public Task AnswerAsync(ApiCall api) => (api.Method, api.Segments) switch
    {
        ("GET", [_]) => _lists.ListAsync(api),
        ("GET", [_, "recent"]) => _lists.RecentAsync(api),
        ("GET", [_, "count"]) => Api.Lists.CountAsync(api, account, book => book.Tickets.LiveCount),
        ("GET", [_, "show_many"]) => _lists.ShowManyAsync(api),
        ("POST", [_]) => _writes.CreateAsync(api),
        ("POST", [_, "create_many"]) => _jobs.CreateManyAsync(api),
        ("PUT", [_, "update_many"]) => _jobs.UpdateManyAsync(api),
        ("DELETE", [_, "destroy_many"]) => _deleted.DeleteManyAsync(api),
        (_, [_, _, ..]) when api.SegmentId(1) < 0 => Reply.NoEndpointAsync(api),
        (_, [_, _, ..]) when !Exists(api) => Reply.NotFoundAsync(api),
        ("GET", [_, _]) => _writes.ShowAsync(api, api.SegmentId(1), null, StatusCodes.Status200OK),
        ("PUT", [_, _]) => _writes.UpdateAsync(api),
        ("DELETE", [_, _]) => _deleted.DeleteAsync(api),
        ("POST", [_, _, "merge"]) => _jobs.MergeAsync(api),
        (_, [_, _, "tags"]) => _tags.AnswerAsync(api),
        ("GET", [_, _, "collaborators" or "email_ccs"]) => _lists.PeopleAsync(api, ticket => ticket.EmailCcs),
        ("GET", [_, _, "followers"]) => _lists.PeopleAsync(api, ticket => ticket.Followers),
        _ => _history.AnswerAsync(api),
    };

    private bool Exists(ApiCall api)
    {
        lock (account.Gate)
        {
            return account.Tickets.Live(api.SegmentId(1)) is not null;
        }
    }
}
