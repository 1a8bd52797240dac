using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bridge.Core.Connectors;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Workbook.Desk.Tickets;

/// <summary>The tickets as they were given last; stored as JSON. A workbook does not tell what has changed in it, so it is compared.</summary>
internal sealed record TicketSnapshot
{
    /// <summary>Length and time of the file that was read to its end and needs no second look; otherwise empty.</summary>
    [JsonPropertyName("file")]
    public string File { get; init; } = "";

    /// <summary>Hash of what was given and when it had changed (milliseconds since 1970 UTC), by the ticket's number.</summary>
    [JsonPropertyName("tickets")]
    public required Dictionary<string, string> Tickets { get; init; }

    /// <summary>Reads a stored cursor.</summary>
    /// <param name="cursor">The cursor.</param>
    /// <returns>The snapshot.</returns>
    /// <exception cref="ConnectorException">The text is none of this source's.</exception>
    public static TicketSnapshot Parse(Cursor cursor)
    {
        try
        {
            return JsonSerializer.Deserialize(cursor.Value, TicketSnapshotJson.Default.TicketSnapshot) ?? throw Unknown(null);
        }
        catch (JsonException error)
        {
            throw Unknown(error);
        }
    }

    /// <summary>Names a state of the file.</summary>
    /// <param name="stamp">Its length and time, or null when it is not there.</param>
    /// <returns>The name.</returns>
    public static string NameOf((long Length, DateTime Written)? stamp) =>
        stamp is { } one ? string.Create(CultureInfo.InvariantCulture, $"{one.Length}.{one.Written.Ticks}") : "";

    /// <summary>Gives a ticket the time of its change: the one that is known when it has not changed, otherwise one behind it.</summary>
    /// <param name="ticket">The ticket as it was read now.</param>
    /// <param name="isChanged">False when it is as it was given last.</param>
    /// <returns>The ticket.</returns>
    public Ticket Take(Ticket ticket, out bool isChanged)
    {
        var hash = HashOf(ticket);
        var before = Tickets.TryGetValue(ticket.Key.Value, out var held) ? held : null;
        var known = before is not null && long.TryParse(before.AsSpan(before.IndexOf(' ', StringComparison.Ordinal) + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var time) ? time : 0;
        isChanged = before is null || !before.StartsWith(hash, StringComparison.Ordinal);
        var at = !isChanged ? known : Math.Max(known + 1, ticket.ModifiedAt.ToUnixTimeMilliseconds());
        Tickets[ticket.Key.Value] = string.Create(CultureInfo.InvariantCulture, $"{hash} {at}");
        return ticket with { ModifiedAt = DateTimeOffset.FromUnixTimeMilliseconds(at) };
    }

    /// <summary>The form that is stored.</summary>
    /// <returns>The cursor.</returns>
    public Cursor ToCursor() => new(JsonSerializer.Serialize(this, TicketSnapshotJson.Default.TicketSnapshot));

    private static string HashOf(Ticket ticket) =>
        TicketContent.Hash($"{ticket with { ModifiedAt = default, Tags = [], CreatedAt = ticket.IsTombstone ? default : ticket.CreatedAt }}\u001f{string.Join('\u001f', ticket.Tags)}");

    private static ConnectorException Unknown(Exception? error) => new(
        FailureKind.Configuration,
        "The place where the last read of tickets stopped is not one of a workbook's.",
        "Run the route once with --full, which reads all tickets again and loses none.",
        error);
}

/// <summary>JSON of the snapshots.</summary>
[JsonSerializable(typeof(TicketSnapshot))]
internal sealed partial class TicketSnapshotJson : JsonSerializerContext;
