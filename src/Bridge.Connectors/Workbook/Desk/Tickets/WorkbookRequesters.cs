using Bridge.Connectors.Workbook.Desk.Rows;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Workbook.Desk.Tickets;

/// <summary>Reads how to write to the requester of a ticket, from the sheet of members.</summary>
/// <param name="session">The connection.</param>
internal sealed class WorkbookRequesters(WorkbookSession session) : IReadsRequesters
{
    /// <inheritdoc />
    public Task<Requester?> ReadRequesterAsync(string ticketId, CancellationToken cancellationToken) => session.Desk.ReadAsync(
        book => book.Numbered().FirstOrDefault(row => row.Key == ticketId) is { } ticket && book.FindMember(ticket.Text(DeskColumn.Member)) is { } member
            ? new Requester(member.Key, member.Address, Language: null)
            : null,
        [],
        cancellationToken);
}
