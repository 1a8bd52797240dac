using Bridge.Connectors.Desk;
using Bridge.Connectors.Workbook.Cells;
using Bridge.Connectors.Workbook.Desk.Rows;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Workbook.Desk.Tickets;

/// <summary>Turns rows into tickets. Card data is lost here, at the door.</summary>
/// <param name="book">The help desk.</param>
/// <param name="origin">Name of the connection; the origin of the tickets' keys.</param>
/// <param name="words">Groups and topics, by the settings.</param>
internal sealed class WorkbookTicketReader(DeskBook book, string origin, DeskWords words)
{
    private readonly TicketTalk _talk = new(book, origin);

    /// <summary>Reads a ticket.</summary>
    /// <param name="row">Its row; it has a number.</param>
    /// <param name="refused">Why it cannot be read; null when it can.</param>
    /// <returns>The ticket, as changed when the file was saved; null when it cannot be read.</returns>
    public Ticket? Read(DeskRow row, out RefusedRow? refused)
    {
        var key = new RecordKey(origin, row.Key);
        refused = null;
        if (DeskSheets.Tickets.Columns.FirstOrDefault(column => row[column].Kind == CellKind.Formula) is { } formula)
        {
            refused = new(key.ExternalId, new("Formula", $"Row {row.Number} of the sheet Tickets has a formula under '{formula.Heading}'. Type the text in its place."));
        }
        else if (DeskStates.Read(row.Text(DeskColumn.State)) is not { } state)
        {
            refused = new(key.ExternalId, new("UnknownStatus", $"Row {row.Number} of the sheet Tickets has a state that is none of {string.Join(", ", DeskStates.Words)}."));
        }
        else
        {
            return Filled(new Ticket { Key = key, ModifiedAt = book.SavedAt, State = state, CreatedAt = OpenedOf(row) }, row);
        }

        return null;
    }

    /// <summary>A ticket whose row is gone.</summary>
    /// <param name="number">Its number.</param>
    /// <returns>The tombstone.</returns>
    public Ticket Gone(string number) => new()
    {
        Key = new RecordKey(origin, number), ModifiedAt = book.SavedAt, State = TicketStatus.Deleted, CreatedAt = book.Ledger.OpenedOf(number) ?? book.SavedAt,
    };

    /// <summary>Lists what was said in a ticket, oldest first.</summary>
    /// <param name="row">Its row.</param>
    /// <returns>The comments.</returns>
    public IReadOnlyList<TicketComment> CommentsOf(DeskRow row) => _talk.Of(row);

    private Ticket Filled(Ticket ticket, DeskRow row)
    {
        var topic = DeskReading.Clean(row.Text(DeskColumn.Topic));
        IReadOnlyList<string> tags = topic is null ? [] : [topic];
        var group = DeskReading.Clean(row.Text(DeskColumn.Group));
        var told = DeskLevels.Read(row.Text(DeskColumn.Level)) ?? TicketLevel.Unknown;
        var solved = DeskStates.IsDone(ticket.State) ? book.Times.Read(row[DeskColumn.Solved]) ?? book.SavedAt : (DateTimeOffset?)null;
        return ticket with
        {
            OpenedAs = DeskReading.KeyIn(row.Text(DeskColumn.Request)),
            Subject = DeskReading.Clean(row.Text(DeskColumn.Subject).ReplaceLineEndings(" ")),
            MemberId = book.FindMember(row.Text(DeskColumn.Member))?.Key,
            Channel = ChannelOf(row.Text(DeskColumn.Channel)),
            Group = group,
            ToldLevel = told,
            Level = told == TicketLevel.Unknown ? words.LevelOf(group) : told,
            Agent = DeskReading.Clean(row.Text(DeskColumn.Agent)),
            Topic = words.TopicOf(tags, topic),
            Tags = tags,
            SolvedAt = solved,
            Times = TimesOf(row, ticket.CreatedAt, solved),
        };
    }

    // The cell shows the time in the zone of the settings, where an hour comes twice a year; the ledger knows which of the two it was.
    private DateTimeOffset OpenedOf(DeskRow row)
    {
        var ledger = book.Ledger.OpenedOf(row.Key);
        var typed = book.Times.Read(row[DeskColumn.Opened]);
        return typed is null || (ledger is { } known && book.Times.Read(book.Times.Cell(known)) == typed) ? ledger ?? book.SavedAt : typed.Value;
    }

    private TicketTimes TimesOf(DeskRow row, DateTimeOffset opened, DateTimeOffset? solved)
    {
        var replies = _talk.Of(row).Where(comment => comment is { IsPublic: true, IsByMember: false }).ToList();
        var reopens = book.Ledger.ReopensOf(row.Key);
        var full = solved is { } at ? Length(at - opened) : (TimeSpan?)null;
        return new(replies.Count > 0 ? Length(replies.Min(reply => reply.At) - opened) : null, reopens == 0 ? full : null, full, reopens, replies.Count, null, null);
    }

    private static TimeSpan Length(TimeSpan span) => span < TimeSpan.Zero ? TimeSpan.Zero : span;

    private static string ChannelOf(string word) => word.ToLowerInvariant() switch
    {
        "" => "workbook",
        "phone" => "voice",
        var other => DeskReading.Clean(other) ?? "workbook",
    };
}
