using System.Globalization;
using System.Text.Json;
using Bridge.Sandbox.Zendesk.Access;
using Bridge.Sandbox.Zendesk.Store;

namespace Bridge.Sandbox.Zendesk.Tickets.Changes;

/// <summary>Checks and makes the writes of tickets, whichever call asks for them.</summary>
internal sealed class TicketWrites(ZendeskAccount account)
{
    private readonly TicketReader _reader = new(account);

    public TicketReader Reader => _reader;

    public TicketOutcome Create(JsonElement sent, Caller caller)
    {
        lock (account.Gate)
        {
            if (Refusal(sent) is { } refused || (refused = _reader.Read(sent, null, out var edit)) is not null)
            {
                return new TicketOutcome(null, null, refused);
            }

            UseUp(edit);
            var ticket = account.Desk.Create(edit, new Actor(caller.Id, account.Second, "api"));
            account.History.RecordsWritten(1, 0);
            return new TicketOutcome(ticket, ticket.Audits[0], null);
        }
    }

    public TicketOutcome Update(long id, JsonElement sent, Caller caller)
    {
        lock (account.Gate)
        {
            if (account.Tickets.Live(id) is not { } ticket)
            {
                return new TicketOutcome(null, null, null);
            }

            if (IsStale(ticket, sent))
            {
                return new TicketOutcome(ticket, null, null, IsConflict: true);
            }

            if (Refusal(sent) is { } refused || (refused = _reader.Read(sent, ticket, out var edit)) is not null)
            {
                return new TicketOutcome(null, null, refused);
            }

            UseUp(edit);
            var audit = account.Desk.Update(ticket, edit, new Actor(caller.Id, account.Second, "api"));
            account.History.RecordsWritten(1, audit is null ? 1 : 0);
            return new TicketOutcome(ticket, audit, null);
        }
    }

    /// <summary>Whether a guarded update came too late.</summary>
    public static bool IsStale(StoredTicket ticket, JsonElement sent) =>
        sent.TryGetProperty("safe_update", out var safe) && Sent.Flag(safe)
        && !(Sent.Text(sent, "updated_stamp", out var stamp)
            && DateTimeOffset.TryParse(stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            && time.ToUnixTimeSeconds() == ticket.UpdatedAt / 1000);

    // A token is good for one comment.
    private void UseUp(TicketEdit edit)
    {
        foreach (var token in edit.Comment?.Uploads ?? [])
        {
            account.Uploads.Forget(token);
        }
    }

    private RecordError? Refusal(JsonElement sent) =>
        Sent.Text(sent, "external_id", out var key) && key is not null && account.Faults.Refuses(key)
            ? new RecordError("base", "External: is invalid", "InvalidValue")
            : null;
}

/// <summary>What became of a write; without ticket and error the ticket does not exist.</summary>
internal readonly record struct TicketOutcome(StoredTicket? Ticket, Audit? Audit, RecordError? Error, bool IsConflict = false);
