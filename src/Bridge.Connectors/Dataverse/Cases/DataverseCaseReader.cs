using System.Globalization;
using System.Text.Json;
using Bridge.Connectors.Desk;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Dataverse.Cases;

/// <summary>Turns cases into the bridge's tickets. Card data in titles and names is lost here, at the door.</summary>
/// <remarks>
/// Source: Microsoft Learn, Dynamics 365 table reference, incident: caseorigincode 1 phone, 2 e-mail, 3 web.
/// </remarks>
/// <param name="origin">Name of the connection; the origin of the tickets' keys.</param>
/// <param name="states">Tells where they stand.</param>
/// <param name="words">Teams and topics, by the settings.</param>
internal sealed class DataverseCaseReader(string origin, DataverseCaseStates states, DeskWords words)
{
    /// <summary>Ending of the name under which a value stands in words.</summary>
    public const string Formatted = "@OData.Community.Display.V1.FormattedValue";

    /// <summary>A case that is gone; Dataverse tells its id alone.</summary>
    /// <param name="id">The id.</param>
    /// <param name="now">The time.</param>
    /// <returns>The tombstone.</returns>
    public Ticket Deleted(string id, DateTimeOffset now) =>
        new() { Key = new RecordKey(origin, id), State = TicketStatus.Deleted, ModifiedAt = now, CreatedAt = now };

    /// <summary>Reads a case.</summary>
    /// <param name="row">Its JSON, with annotations.</param>
    /// <param name="members">External ids of members by the id of their contact.</param>
    /// <param name="resolutions">When cases were resolved, in order, by the id of the case.</param>
    /// <param name="self">Id of the bridge's own user, who is no agent.</param>
    /// <returns>The ticket, or why it cannot be read.</returns>
    public (Ticket? Ticket, RefusedRow? Refused) Read(
        JsonElement row, IReadOnlyDictionary<string, string> members, ILookup<string, DateTimeOffset> resolutions, string self)
    {
        if (row.TextOf("incidentid") is not { } id)
        {
            return (null, new($"{origin}:?", new("MissingId", "Dataverse gave a case without an id.")));
        }

        var key = new RecordKey(origin, id);
        if (states.StateOf(row) is not { } state)
        {
            return (null, new(key.ExternalId, new("UnknownStatus", "The case has a state that the bridge does not know.")));
        }

        if (TimeOf(row, "createdon") is not { } created || TimeOf(row, "modifiedon") is not { } modified)
        {
            return (null, new(key.ExternalId, new("MissingTime", "Dataverse does not say when the case was opened or last changed.")));
        }

        var ticket = new Ticket { Key = key, ModifiedAt = modified, State = state, CreatedAt = created, OpenedAs = KeyIn(row) };
        return (state == TicketStatus.Deleted ? ticket with { MergedInto = new RecordKey(origin, row.TextOf("_masterid_value") ?? id) } : Filled(ticket, row, members, [.. resolutions[id]], self), null);
    }

    /// <summary>Reads the key that the bridge gave a case. A case that somebody copied has another id, and is not believed.</summary>
    /// <param name="row">The case.</param>
    /// <returns>The key, or null when the bridge did not open it.</returns>
    public static string? KeyIn(JsonElement row) =>
        DeskReading.KeyIn(row.TextOf(DataverseKind.Cases.KeyColumn)) is { } key && row.TextOf("incidentid") == DataverseCaseIds.OfCase(key).ToString("D") ? key : null;

    /// <summary>Reads an instant.</summary>
    /// <param name="row">The row.</param>
    /// <param name="name">Name of the column.</param>
    /// <returns>The instant, or null when there is none.</returns>
    public static DateTimeOffset? TimeOf(JsonElement row, string name) =>
        DateTimeOffset.TryParse(row.TextOf(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private Ticket Filled(Ticket ticket, JsonElement row, IReadOnlyDictionary<string, string> members, DateTimeOffset[] resolved, string self)
    {
        var isDone = ticket.State is TicketStatus.Solved or TicketStatus.Closed;
        var solvedAt = isDone ? TimeOf(row, "deactivatedon") ?? resolved.Cast<DateTimeOffset?>().LastOrDefault() : null;
        var owner = DeskReading.Clean(row.TextOf($"_ownerid_value{Formatted}"));
        var isTeam = row.TextOf("_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname") == "team";
        var type = DeskReading.Clean(row.TextOf($"casetypecode{Formatted}")?.ToLowerInvariant());
        IReadOnlyList<string> tags = type is null ? [] : [DeskReading.TagOf(type)];
        return ticket with
        {
            Subject = DeskReading.Clean(row.TextOf("title")?.ReplaceLineEndings(" ")),
            MemberId = members.GetValueOrDefault(row.TextOf("_customerid_value") ?? ""),
            Channel = ChannelOf(row),
            Group = isTeam ? owner : null,
            Level = words.LevelOf(isTeam ? owner : null),
            Agent = isTeam || row.TextOf("_ownerid_value") == self ? null : owner,
            Topic = words.TopicOf(tags, type),
            Tags = tags,
            SolvedAt = solvedAt,
            Times = new TicketTimes(
                FirstReply: null,
                FirstResolution: resolved.Length > 0 ? resolved[0] - ticket.CreatedAt : null,
                FullResolution: solvedAt - ticket.CreatedAt,
                Reopens: Math.Max(0, resolved.Length - (ticket.State == TicketStatus.Solved ? 1 : 0)),
                Replies: null,
                GroupStations: null,
                AssigneeStations: null),
        };
    }

    private static string? ChannelOf(JsonElement row) => row.NumberOf("caseorigincode") switch
    {
        1 => "voice",
        2 => "email",
        3 => "web",
        _ => row.TextOf($"caseorigincode{Formatted}")?.ToLowerInvariant(),
    };
}
