using Bridge.Sandbox.Zendesk.Access;
using Bridge.Sandbox.Zendesk.Api;
using Bridge.Sandbox.Zendesk.Jobs;
using Bridge.Sandbox.Zendesk.Tickets.Changes;

namespace Bridge.Sandbox.Zendesk.Tickets.Endpoints;

/// <summary>Deletes tickets softly, brings them back, or deletes them for good.</summary>
/// <remarks>Source: Zendesk API reference, Tickets, "Delete ticket" and "Deleted tickets".</remarks>
internal sealed class DeletedTicketEndpoints(ZendeskAccount account, AccountMeter meter)
{
    private readonly TicketJobs _jobs = new(account);

    public Task AnswerAsync(ApiCall api) => (api.Method, api.Segments) switch
    {
        ("GET", [_]) => ListAsync(api),
        ("PUT", [_, "restore_many"]) => RestoreAsync(api, TicketJobs.Ids(api)),
        ("PUT", [_, _, "restore"]) => RestoreAsync(api, [api.SegmentId(1)]),
        ("DELETE", [_, "destroy_many"]) => ScrubAsync(api, TicketJobs.Ids(api)),
        ("DELETE", [_, _]) => ScrubAsync(api, [api.SegmentId(1)]),
        _ => Reply.NoEndpointAsync(api),
    };

    public Task DeleteAsync(ApiCall api)
    {
        if (!meter.TryDeleteTicket(out var wait))
        {
            return Reply.TooManyAsync(api, wait, "delete ticket");
        }

        lock (account.Gate)
        {
            if (!Delete(api.SegmentId(1), api.Caller.Id))
            {
                return Reply.NotFoundAsync(api);
            }
        }

        api.Call.Applied = true;
        account.History.RecordsWritten(1, 0);
        return Reply.NoContentAsync(api);
    }

    public Task DeleteManyAsync(ApiCall api)
    {
        var ids = TicketJobs.Ids(api);
        return _jobs.SubmitAsync(api, ids.Count, position =>
        {
            lock (account.Gate)
            {
                return Row(ids[position], Delete(ids[position], api.Caller.Id));
            }
        });
    }

    private bool Delete(long id, long by)
    {
        if (account.Tickets.Live(id) is not { } ticket)
        {
            return false;
        }

        account.Desk.Delete(ticket, new Actor(by, account.Second, "api"));
        return true;
    }

    private Task RestoreAsync(ApiCall api, List<long> ids)
    {
        lock (account.Gate)
        {
            StoredTicket[] found = [.. ids.Select(account.Tickets.ById).OfType<StoredTicket>().Where(ticket => ticket is { Deleted: true, Scrubbed: false })];
            if (found.Length < ids.Count)
            {
                return Reply.NotFoundAsync(api);
            }

            foreach (var ticket in found)
            {
                account.Desk.Restore(ticket, new Actor(api.Caller.Id, account.Second, "api"));
            }
        }

        api.Call.Applied = true;
        return Task.CompletedTask;
    }

    private Task ScrubAsync(ApiCall api, List<long> ids) => _jobs.SubmitAsync(api, ids.Count, position =>
    {
        lock (account.Gate)
        {
            if (account.Tickets.ById(ids[position]) is not { Deleted: true } ticket)
            {
                return Row(ids[position], false);
            }

            account.Desk.Scrub(ticket, account.Second);
            return Row(ids[position], true);
        }
    });

    private Task ListAsync(ApiCall api) => Lists.WriteAsync(
        api, account, "deleted_tickets",
        book => book.Tickets.Tickets.FindAll(ticket => ticket is { Deleted: true, Scrubbed: false }),
        (json, ticket) =>
        {
            json.WriteStartObject();
            json.WriteNumber("id"u8, ticket.Id);
            json.WriteString("subject"u8, ticket.Name);
            json.WriteStartObject("actor"u8);
            json.WriteNumber("id"u8, ticket.DeletedBy);
            json.WriteString("name"u8, account.People.NameOf(ticket.DeletedBy));
            json.WriteEndObject();
            JsonParts.Time(json, "deleted_at", ticket.DeletedAt);
            json.WriteString("previous_state"u8, ticket.Status);
            json.WriteEndObject();
        });

    private static JobRow Row(long id, bool isDone) => isDone
        ? new JobRow(id, "update", null, null, null)
        : new JobRow(0, "update", null, "RecordNotFound", "ticket not found");
}
