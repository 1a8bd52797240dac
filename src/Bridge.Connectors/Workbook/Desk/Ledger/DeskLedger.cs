using System.Globalization;
using Bridge.Connectors.Workbook.Cells;
using Bridge.Connectors.Workbook.Desk.Rows;
using Bridge.Connectors.Workbook.Desk.Tickets;

namespace Bridge.Connectors.Workbook.Desk.Ledger;

/// <summary>What the bridge knows of each ticket it has numbered. It lies in the workbook, so that an older copy of the workbook has its older ledger.</summary>
/// <param name="table">The hidden sheet.</param>
internal sealed class DeskLedger(DeskTable table)
{
    private readonly Dictionary<string, DeskRow> _rows = table.Rows.Where(row => row.Key.Length > 0).DistinctBy(row => row.Key, StringComparer.Ordinal)
        .ToDictionary(row => row.Key, StringComparer.Ordinal);

    /// <summary>Numbers of all tickets that were ever there.</summary>
    public IEnumerable<string> Keys => _rows.Keys;

    /// <summary>Tells whether a ticket is or was there.</summary>
    /// <param name="key">Its number.</param>
    /// <returns>True when it is or was.</returns>
    public bool Holds(string key) => _rows.ContainsKey(key);

    /// <summary>When a ticket was opened.</summary>
    /// <param name="key">Its number.</param>
    /// <returns>The instant, UTC, or null when the ledger does not know.</returns>
    public DateTimeOffset? OpenedOf(string key) => _rows.TryGetValue(key, out var row)
        && DateTimeOffset.TryParse(row.Text(LedgerColumn.Opened), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    /// <summary>Key of the request that opened a ticket.</summary>
    /// <param name="key">Its number.</param>
    /// <returns>The key; empty for a ticket that people typed.</returns>
    public string RequestOf(string key) => _rows.TryGetValue(key, out var row) ? row.Text(LedgerColumn.Request) : "";

    /// <summary>What people had written when the bridge wrote last.</summary>
    /// <param name="key">Its number.</param>
    /// <returns>The hash, or empty.</returns>
    public string ContentOf(string key) => _rows.TryGetValue(key, out var row) ? row.Text(LedgerColumn.Content) : "";

    /// <summary>How often a ticket was opened again.</summary>
    /// <param name="key">Its number.</param>
    /// <returns>The count.</returns>
    public int ReopensOf(string key) =>
        _rows.TryGetValue(key, out var row) && int.TryParse(row.Text(LedgerColumn.Reopens), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;

    /// <summary>Takes down a ticket as it is in its row now.</summary>
    /// <param name="ticket">The row.</param>
    /// <param name="opened">When it was opened.</param>
    public void Note(DeskRow ticket, DateTimeOffset opened)
    {
        if (!_rows.TryGetValue(ticket.Key, out var row))
        {
            row = table.Add();
            row.Key = ticket.Key;
            row.Put(LedgerColumn.Opened, opened.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            row.Put(LedgerColumn.Request, ticket.Text(DeskColumn.Request));
            row.Put(LedgerColumn.Content, TicketContent.Of(ticket));
            _rows.Add(ticket.Key, row);
        }

        var (before, now) = (DeskStates.Read(row.Text(LedgerColumn.State)), DeskStates.Read(ticket.Text(DeskColumn.State)));
        if (now is { } state && (before != now || row[LedgerColumn.State].Kind == CellKind.Blank))
        {
            if (DeskStates.IsDone(before) && !DeskStates.IsDone(now))
            {
                row[LedgerColumn.Reopens] = new CellValue(CellKind.Number, (ReopensOf(ticket.Key) + 1).ToString(CultureInfo.InvariantCulture));
            }

            row.Put(LedgerColumn.State, DeskStates.Write(state));
        }
    }

    /// <summary>Takes down what people have written; called when the file is written anyway.</summary>
    /// <param name="ticket">The row.</param>
    public void NoteContent(DeskRow ticket)
    {
        if (_rows.TryGetValue(ticket.Key, out var row))
        {
            row.Put(LedgerColumn.Content, TicketContent.Of(ticket));
        }
    }
}
