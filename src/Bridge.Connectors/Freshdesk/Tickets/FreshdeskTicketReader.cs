using System.Globalization;
using System.Text.Json;
using Bridge.Connectors.Desk;
using Bridge.Connectors.Freshdesk.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Freshdesk.Tickets;

/// <summary>Turns Freshdesk's tickets into the bridge's. What lies in the trash or is spam is a tombstone.</summary>
/// <remarks>
/// Freshdesk keeps when a ticket was opened again last, not how often: zero is known, more is not. Source: developers.freshdesk.com, API v2,
/// Tickets, "stats", "source"; support.freshdesk.com, "Creating custom ticket statuses".
/// </remarks>
/// <param name="origin">Name of the connection; the origin of the tickets' keys.</param>
/// <param name="words">Groups and topics, by the settings.</param>
internal sealed class FreshdeskTicketReader(string origin, DeskWords words)
{
    /// <summary>The key of a ticket.</summary>
    /// <param name="id">Freshdesk's id.</param>
    /// <returns>The key.</returns>
    public RecordKey KeyOf(long id) => new(origin, id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Reads a ticket.</summary>
    /// <param name="row">Its JSON.</param>
    /// <param name="sides">What stands beside it.</param>
    /// <param name="isGone">True for a row of a list of deleted tickets or of spam.</param>
    /// <param name="refused">Why it cannot be read; null when it can.</param>
    /// <returns>The ticket, or null when it cannot be read.</returns>
    public Ticket? Read(JsonElement row, FreshdeskTicketSides sides, bool isGone, out RefusedRow? refused)
    {
        refused = null;
        if (row.LongOf("id") is not { } id)
        {
            refused = new($"{origin}:?{DeskReading.Mark(row)}", new("MissingId", "Freshdesk gave a ticket without an id."));
            return null;
        }

        var key = KeyOf(id);
        if (row.TimeOf("created_at") is not { } created || row.TimeOf("updated_at") is not { } modified)
        {
            refused = new(key.ExternalId, new("MissingTime", "Freshdesk does not say when the ticket was opened or last changed."));
            return null;
        }

        if (isGone || row.FlagOf("deleted") || row.FlagOf("spam"))
        {
            return new Ticket { Key = key, ModifiedAt = modified, State = TicketStatus.Deleted, CreatedAt = created };
        }

        if (StateOf(row.LongOf("status")) is not { } state)
        {
            refused = new(key.ExternalId, new("UnknownStatus", "Freshdesk gave the ticket no status that it could have."));
            return null;
        }

        return Filled(new Ticket { Key = key, ModifiedAt = modified, State = state, CreatedAt = created }, row, sides);
    }

    // 2 to 5 mean the same everywhere. Every status that an account adds stops the clock while somebody else is waited for, and a ticket
    // keeps the number of one that was taken away.
    private static TicketStatus? StateOf(long? status) => status switch
    {
        2 => TicketStatus.Open,
        3 => TicketStatus.Pending,
        4 => TicketStatus.Solved,
        5 => TicketStatus.Closed,
        > 5 => TicketStatus.OnHold,
        _ => null,
    };

    private Ticket Filled(Ticket ticket, JsonElement row, FreshdeskTicketSides sides)
    {
        var tags = row.ItemsOf("tags").Select(tag => DeskReading.Clean(tag.ToString())).OfType<string>().ToList();
        var group = row.LongOf("group_id") is { } groupId ? DeskReading.Clean(sides.Groups.GetValueOrDefault(groupId)) : null;
        var stats = row.Of("stats");
        return ticket with
        {
            OpenedAs = DeskReading.KeyIn(row.Of(FreshdeskKind.CustomFields).TextOf(FreshdeskTicketPayload.KeyField)),
            Subject = DeskReading.Clean(row.TextOf("subject")?.ReplaceLineEndings(" ")),
            MemberId = row.LongOf("requester_id") is { } requester ? sides.Members.GetValueOrDefault(requester) : null,
            Channel = ChannelOf(row.LongOf("source")),
            Group = group,
            Level = words.LevelOf(group),
            Agent = row.LongOf("responder_id") is { } agent ? DeskReading.Clean(sides.Agents.GetValueOrDefault(agent)) : null,
            Topic = words.TopicOf(tags, row.TextOf("type")),
            Tags = tags,
            SolvedAt = ticket.State is TicketStatus.Solved or TicketStatus.Closed ? stats.TimeOf("resolved_at") ?? stats.TimeOf("closed_at") : null,
            Times = stats.ValueKind == JsonValueKind.Object ? TimesOf(stats, ticket.CreatedAt) : null,
        };
    }

    private static TicketTimes TimesOf(JsonElement stats, DateTimeOffset created)
    {
        var wasReopened = stats.TimeOf("reopened_at") is not null;
        var resolution = stats.TimeOf("resolved_at") - created;
        return new(
            stats.TimeOf("first_responded_at") - created,
            wasReopened ? null : resolution,
            resolution,
            wasReopened ? null : 0,
            null,
            null,
            null);
    }

    private static string ChannelOf(long? source) => source switch
    {
        1 or 10 => "email",
        2 or 9 => "web",
        3 => "voice",
        4 => "forum",
        5 => "twitter",
        6 => "facebook",
        7 => "chat",
        8 => "mobile",
        11 => "ecommerce",
        12 => "bot",
        13 => "whatsapp",
        { } other => string.Create(CultureInfo.InvariantCulture, $"source-{other}"),
        null => "unknown",
    };
}
