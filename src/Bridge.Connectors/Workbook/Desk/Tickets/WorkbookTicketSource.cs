using System.Globalization;
using System.Runtime.CompilerServices;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Workbook.Desk.Tickets;

/// <summary>Reads tickets out of a workbook: all that differ from what was given before. Rows that people typed get their numbers first.</summary>
/// <remarks>
/// While somebody has the workbook open it is read as it was saved last, and new rows wait for their numbers. A ticket is gone when
/// the ledger knows it and its row is not there; a ticket that even the ledger does not know means that an older copy of the workbook was put in place.
/// </remarks>
/// <param name="session">The connection.</param>
/// <param name="pageSize">Tickets of one page.</param>
internal sealed class WorkbookTicketSource(WorkbookSession session, int pageSize = 500) : ISource<Ticket>, IProvisions, IWarns
{
    private string? _warning;

    /// <inheritdoc />
    public async IAsyncEnumerable<Page<Ticket>> ReadAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var before = (request.From ?? request.Reached) is { } cursor ? TicketSnapshot.Parse(cursor) : new TicketSnapshot { Tickets = [] };
        if (request.From is not null && before.File.Length > 0 && TicketSnapshot.NameOf(session.Store.Stamp()) == before.File)
        {
            yield break;
        }

        var isOpen = !await session.Desk.TidyAsync(cancellationToken);
        var file = TicketSnapshot.NameOf(session.Store.Stamp());
        var (changed, refused, left) = await session.Desk.ReadAsync(book => Compare(book, before, request.From is null, isOpen), [], cancellationToken);
        foreach (var chunk in changed.Chunk(pageSize))
        {
            yield return new Page<Ticket>([.. chunk.Select(ticket => before.Take(ticket, out _))], refused, before.ToCursor());
            cancellationToken.ThrowIfCancellationRequested();
            RequireFile();
            refused = [];
        }

        var gone = left.Select(ticket => before.Take(ticket, out _)).ToList();

        // What waits, or has to be said again, is looked at the next time even if nobody saves.
        yield return new Page<Ticket>(gone, refused, (before with { File = isOpen || _warning is not null ? "" : file }).ToCursor());
    }

    /// <inheritdoc />
    public string? Warn() => _warning;

    /// <inheritdoc />
    public Task<IReadOnlyList<ProvisionStep>> PlanAsync(TargetShape shape, CancellationToken cancellationToken) =>
        Task.Run(() => new DeskProvisioning(session.Store).Plan(), cancellationToken);

    /// <inheritdoc />
    public Task ApplyAsync(ProvisionStep step, CancellationToken cancellationToken) => new DeskProvisioning(session.Store).ApplyAsync(cancellationToken);

    private (IReadOnlyList<Ticket> Changed, IReadOnlyList<RefusedRow> Refused, IReadOnlyList<Ticket> Gone) Compare(
        DeskBook book, TicketSnapshot before, bool isWhole, bool isOpen)
    {
        var reader = new WorkbookTicketReader(book, session.Settings.Name, DeskWords.None);
        var (changed, refused) = (new List<Ticket>(), new List<RefusedRow>());
        var there = new HashSet<string>(StringComparer.Ordinal);
        var compared = new TicketSnapshot { Tickets = new(before.Tickets) };
        foreach (var row in book.Numbered())
        {
            there.Add(row.Key);
            if (reader.Read(row, out var why) is not { } ticket)
            {
                refused.Add(why!); // a row that is no ticket has a reason
                continue;
            }

            compared.Take(ticket, out var isChanged);
            if (isChanged || isWhole)
            {
                changed.Add(ticket);
            }
        }

        var missing = before.Tickets.Keys.Where(number => !there.Contains(number)).ToList();
        var gone = new List<Ticket>();
        foreach (var ticket in missing.Where(book.Ledger.Holds).Select(reader.Gone))
        {
            compared.Take(ticket, out var isChanged);
            if (isChanged || isWhole)
            {
                gone.Add(ticket);
            }
        }

        _warning = WarningOf(missing.Count(number => !book.Ledger.Holds(number)), isOpen ? book.Tickets.Rows.Count(row => !row.IsCleared) - there.Count : 0);
        return (changed, refused, gone);
    }

    private string? WarningOf(int lost, int waiting) => lost > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{lost} tickets that were in the workbook {session.Store.Path} are not known to it any more: an older copy was put in its place. They stay as they were; put the newer copy back.")
        : waiting > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{waiting} new or copied rows of the sheet Tickets wait for their numbers, because somebody has the workbook open. Close it there.")
            : null;

    private void RequireFile()
    {
        if (!session.Store.Exists)
        {
            throw WorkbookErrors.Missing(session.Store.Path);
        }
    }
}
