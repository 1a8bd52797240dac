using Bridge.Connectors.Desk;
using Bridge.Connectors.Workbook.Desk.Rows;
using Bridge.Core.Model;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Workbook.Desk.Tickets;

/// <summary>What was said in the tickets of a workbook.</summary>
/// <param name="book">The help desk.</param>
/// <param name="origin">Name of the connection.</param>
internal sealed class TicketTalk(DeskBook book, string origin)
{
    private const string ResolutionId = "resolution";
    private readonly ILookup<string, DeskRow> _said = book.Comments.Rows.Where(row => !row.IsCleared).ToLookup(row => row.Text(DeskColumn.About), StringComparer.Ordinal);

    /// <summary>Lists what was said in a ticket, oldest first. The resolution is the last word once the ticket is solved.</summary>
    /// <param name="ticket">The ticket's row.</param>
    /// <returns>The comments, without card data.</returns>
    public IReadOnlyList<TicketComment> Of(DeskRow ticket)
    {
        var said = new List<TicketComment>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in _said[ticket.Key])
        {
            if (DeskReading.Clean(row.Text(DeskColumn.Text)) is { } text)
            {
                said.Add(Read(ticket, row, text, ids));
            }
        }

        var ordered = said.OrderBy(comment => comment.At).ToList();
        if (DeskStates.IsDone(DeskStates.Read(ticket.Text(DeskColumn.State))) && DeskReading.Clean(ticket.Text(DeskColumn.Resolution)) is { } resolution)
        {
            var at = book.Times.Read(ticket[DeskColumn.Solved]) ?? book.SavedAt;
            ordered.Add(new TicketComment(new RecordKey(origin, ticket.Key), ResolutionId, at, IsPublic: true, IsByMember: false, AuthorOf(ticket, null), resolution));
        }

        return ordered;
    }

    private TicketComment Read(DeskRow ticket, DeskRow row, string text, HashSet<string> ids)
    {
        var isByMember = row.Key.Length > 0 || string.Equals(row.Text(DeskColumn.Side), DeskWord.Member, StringComparison.OrdinalIgnoreCase);

        // What people type has no number of its own; the words are one, as long as nobody says the same twice.
        var plain = row.Key.Length > 0 ? row.Key : TicketContent.Hash($"{isByMember}\u001f{text}");
        var id = Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? plain : $"{plain}.{number}").First(ids.Add);
        return new TicketComment(
            new RecordKey(origin, ticket.Key),
            id,
            book.Times.Read(row[DeskColumn.Said]) ?? book.SavedAt,
            isByMember || string.Equals(row.Text(DeskColumn.Public), DeskWord.Yes, StringComparison.OrdinalIgnoreCase),
            isByMember,
            isByMember ? null : AuthorOf(ticket, row),
            text);
    }

    private static string AuthorOf(DeskRow ticket, DeskRow? row) =>
        DeskReading.Clean(row?.Text(DeskColumn.Author)) ?? DeskReading.Clean(ticket.Text(DeskColumn.Agent)) ?? DeskWord.Office;
}
