using System.Text.Json;
using Bridge.Connectors.Desk;
using Bridge.Connectors.Salesforce.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Salesforce.Cases;

/// <summary>Turns cases into tickets. Card data in subjects and names is lost here, at the door.</summary>
/// <remarks>
/// A case has no tags: its type and reason stand for them, with underscores for spaces. The group of a case that a person owns
/// is the queue it was taken from. Source: Object Reference, Case.
/// </remarks>
/// <param name="session">The connection.</param>
/// <param name="words">Queues and topics, by the settings.</param>
internal sealed class SalesforceCaseReader(SalesforceSession session, DeskWords words)
{
    /// <summary>The key of a ticket.</summary>
    /// <param name="id">Salesforce's id.</param>
    /// <returns>The key.</returns>
    public RecordKey KeyOf(string id) => new(session.Settings.Name, id);

    /// <summary>A ticket that is gone.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="at">When it went.</param>
    /// <returns>The tombstone.</returns>
    public Ticket Gone(string id, DateTimeOffset at) => new() { Key = KeyOf(id), State = TicketStatus.Deleted, ModifiedAt = at, CreatedAt = at };

    /// <summary>Reads a case.</summary>
    /// <param name="row">Its JSON.</param>
    /// <param name="sides">What stands beside it.</param>
    /// <param name="self">Id of the bridge's own user, who is no agent.</param>
    /// <param name="refused">Why it cannot be read; null when it can.</param>
    /// <returns>The ticket, or null when it cannot be read.</returns>
    public Ticket? Read(JsonElement row, SalesforceCaseSides sides, string? self, out RefusedRow? refused)
    {
        var id = row.TextOf("Id") ?? "";
        refused = null;
        if (id.Length == 0 || row.TimeOf("CreatedDate") is not { } created || row.TimeOf("SystemModstamp") is not { } modified)
        {
            refused = new(KeyOf(id.Length == 0 ? "?" : id).ExternalId, new("MissingTime", "Salesforce does not say which case it is, or when it was opened or last changed."));
            return null;
        }

        if (row.FlagOf("IsDeleted"))
        {
            return Gone(id, modified) with { CreatedAt = created, MergedInto = row.TextOf("MasterRecordId") is { } master ? KeyOf(master) : null };
        }

        var ticket = new Ticket { Key = KeyOf(id), ModifiedAt = modified, State = session.Cases.StateOf(row.TextOf("Status"), row.FlagOf("IsClosed")), CreatedAt = created };
        return Filled(ticket, row, id, sides, self);
    }

    private Ticket Filled(Ticket ticket, JsonElement row, string id, SalesforceCaseSides sides, string? self)
    {
        var past = new SalesforceCasePast(sides.ChangesOf(id), session.Cases.Closes);
        var owner = row.TextOf("OwnerId");
        var name = DeskReading.Clean(row.Of("Owner").TextOf("Name"));
        var group = SalesforceCasePast.IsQueue(owner) ? name : DeskReading.Clean(past.LastQueue());
        var tags = new[] { row.TextOf("Type"), row.TextOf("Reason") }.OfType<string>().Select(DeskReading.TagOf).Select(DeskReading.Clean).OfType<string>().ToList();
        var solved = ticket.State is TicketStatus.Solved or TicketStatus.Closed ? row.TimeOf("ClosedDate") : null;
        return ticket with
        {
            OpenedAs = DeskReading.KeyIn(row.TextOf(SalesforceKind.KeyField)),
            Subject = DeskReading.Clean(row.TextOf("Subject")?.ReplaceLineEndings(" ")),
            MemberId = DeskReading.MemberIdOf(row.Of("Contact").TextOf(SalesforceKind.KeyField)),
            Channel = ChannelOf(row.TextOf("Origin")),
            Group = group,
            Level = words.LevelOf(group),
            Agent = SalesforceCasePast.IsPerson(owner) && owner != self ? name : null,
            Topic = words.TopicOf(tags, DeskReading.Clean(row.TextOf("Type"))),
            Tags = tags,
            SolvedAt = solved,
            Times = past.Times(ticket.CreatedAt, solved, owner, sides.AnswersOf(id)),
        };
    }

    private static string? ChannelOf(string? origin) => origin?.ToLowerInvariant() switch
    {
        "phone" => "voice",
        "e-mail" => "email",
        var word => word,
    };
}
