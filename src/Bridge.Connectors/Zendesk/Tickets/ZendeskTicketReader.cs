using System.Globalization;
using System.Text.Json;
using Bridge.Connectors.Desk;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Zendesk.Tickets;

/// <summary>Turns Zendesk's tickets into the bridge's. Card data in subjects, tags and names is lost here, at the door.</summary>
/// <remarks>
/// Source: developer.zendesk.com, Tickets, "JSON format"; Incremental exports (a deleted ticket has the status
/// <c>deleted</c>); Ticket metrics (minutes, calendar and business).
/// </remarks>
/// <param name="origin">Name of the connection; the origin of the tickets' keys.</param>
/// <param name="words">Groups and topics, by the settings.</param>
internal sealed class ZendeskTicketReader(string origin, DeskWords words)
{
    /// <summary>The key of a ticket.</summary>
    /// <param name="id">Zendesk's id.</param>
    /// <returns>The key.</returns>
    public RecordKey KeyOf(long id) => new(origin, id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Reads a ticket.</summary>
    /// <param name="row">Its JSON.</param>
    /// <param name="sides">What the answer shows beside it.</param>
    /// <param name="refused">Why it cannot be read; null when it can.</param>
    /// <returns>The ticket, or null when it cannot be read.</returns>
    public Ticket? Read(JsonElement row, ZendeskTicketSides sides, out RefusedRow? refused)
    {
        refused = null;
        if (row.LongOf("id") is not { } id)
        {
            refused = new($"{origin}:?{DeskReading.Mark(row)}", new("MissingId", "Zendesk gave a ticket without an id."));
            return null;
        }

        var key = KeyOf(id);
        if (StateOf(row.TextOf("status")) is not { } state)
        {
            refused = new(key.ExternalId, new("UnknownStatus", "The ticket has a status that the bridge does not know."));
            return null;
        }

        // Of a ticket that was deleted for good Zendesk keeps no more than it must.
        var opened = TimeOf(row, "created_at") ?? (state == TicketStatus.Deleted ? ModifiedAt(row) : null);
        if (opened is not { } created || ModifiedAt(row) is not { } modified)
        {
            refused = new(key.ExternalId, new("MissingTime", "Zendesk does not say when the ticket was opened or last changed."));
            return null;
        }

        return state == TicketStatus.Deleted
            ? new Ticket { Key = key, ModifiedAt = modified, State = state, CreatedAt = created }
            : Filled(new Ticket { Key = key, ModifiedAt = modified, State = state, CreatedAt = created }, id, row, sides);
    }

    private Ticket Filled(Ticket ticket, long id, JsonElement row, ZendeskTicketSides sides)
    {
        var tags = row.ItemsOf("tags").Select(tag => DeskReading.Clean(tag.ToString())).OfType<string>().ToList();
        var group = DeskReading.Clean(sides.GroupOf(row.LongOf("group_id")));
        var metrics = sides.MetricsOf(id);
        return ticket with
        {
            OpenedAs = DeskReading.KeyIn(row.TextOf("external_id")),
            Subject = DeskReading.Clean(row.TextOf("subject")?.ReplaceLineEndings(" ")),
            MemberId = sides.MemberOf(row.LongOf("requester_id")),
            Channel = row.Of("via").TextOf("channel")?.ToLowerInvariant(),
            Group = group,
            Level = words.LevelOf(group),
            Agent = DeskReading.Clean(sides.NameOf(row.LongOf("assignee_id"))),
            Topic = words.TopicOf(tags, row.TextOf("type")),
            Tags = tags,
            SolvedAt = ticket.State is TicketStatus.Solved or TicketStatus.Closed ? TimeOf(metrics, "solved_at") : null,
            Times = metrics.ValueKind == JsonValueKind.Object ? TimesOf(metrics) : null,
        };
    }

    private static TicketTimes TimesOf(JsonElement metrics) => new(
        Minutes(metrics, "reply_time_in_minutes"),
        Minutes(metrics, "first_resolution_time_in_minutes"),
        Minutes(metrics, "full_resolution_time_in_minutes"),
        (int?)metrics.LongOf("reopens"),
        (int?)metrics.LongOf("replies"),
        (int?)metrics.LongOf("group_stations"),
        (int?)metrics.LongOf("assignee_stations"));

    private static TimeSpan? Minutes(JsonElement metrics, string name) =>
        metrics.Of(name).LongOf("calendar") is { } minutes ? TimeSpan.FromMinutes(minutes) : null;

    // Moves with every change, those of the system included; updated_at does not.
    private static DateTimeOffset? ModifiedAt(JsonElement row) =>
        row.LongOf("generated_timestamp") is > 0 and < 253_402_300_800 and var seconds
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : TimeOf(row, "updated_at");

    private static DateTimeOffset? TimeOf(JsonElement row, string name) => DateTimeOffset.TryParse(
        row.TextOf(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    private static TicketStatus? StateOf(string? word) => word switch
    {
        "new" => TicketStatus.New,
        "open" => TicketStatus.Open,
        "pending" => TicketStatus.Pending,
        "hold" => TicketStatus.OnHold,
        "solved" => TicketStatus.Solved,
        "closed" => TicketStatus.Closed,
        "deleted" => TicketStatus.Deleted,
        _ => null,
    };
}
