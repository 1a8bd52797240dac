using Bridge.Connectors.Desk;
using Bridge.Connectors.Workbook.Cells;
using Bridge.Connectors.Workbook.Desk.Rows;
using Bridge.Connectors.Workbook.Sheets;
using Bridge.Connectors.Workbook.Surveys;
using Bridge.Core.Scrubbing;

namespace Bridge.Connectors.Workbook.Desk;

/// <summary>Puts what people typed into order: numbers, times and names that are missing, card data that must not stay.</summary>
/// <remarks>People's own words are never changed but for card data. What cannot be read is said in the row.</remarks>
/// <param name="book">The help desk.</param>
/// <param name="time">The time, UTC.</param>
internal sealed class DeskTidying(DeskBook book, DateTimeOffset time)
{
    private const string UnknownTicket = "Ticket: no row of the sheet Tickets has this number.";

    // Cells hold whole seconds.
    private readonly DateTimeOffset _now = DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    /// <summary>Puts all rows into order.</summary>
    public void Run()
    {
        foreach (var same in book.Tickets.Rows.Where(row => row.Key.Length > 0 && !row.IsCleared).GroupBy(row => row.Key, StringComparer.Ordinal).Where(same => same.Skip(1).Any()).ToList())
        {
            var original = book.Original([.. same]);
            foreach (var copy in same.Where(row => row != original))
            {
                Renew(copy);
            }
        }

        var taken = book.Tickets.Rows.Select(row => row.Key).Concat(book.Ledger.Keys).ToHashSet(StringComparer.Ordinal);
        foreach (var row in book.Tickets.Rows.Where(row => !row.IsCleared))
        {
            Tidy(row, taken);
        }

        TidyComments();
        TidySurveys();
    }

    // A copied row is a ticket of its own that begins now.
    private static void Renew(DeskRow copy)
    {
        copy.Key = "";
        foreach (var column in (SheetColumn[])[DeskColumn.Request, DeskColumn.Opened, DeskColumn.Solved])
        {
            copy.Put(column, "");
        }
    }

    private void Tidy(DeskRow row, HashSet<string> taken)
    {
        Scrub(row, DeskSheets.Tickets);
        if (row.Key.Length == 0)
        {
            row.Key = DeskNumbers.New('T', _now, taken);
        }
        else if (!DeskRules.IsKey(row.Key))
        {
            row.Put(DeskColumn.Hint, "A ticket's number has letters, digits and hyphens. Clear it, and the bridge gives one.");
            return;
        }

        if (book.Ledger.Holds(row.Key))
        {
            row.Put(DeskColumn.Request, book.Ledger.RequestOf(row.Key));
        }

        if (row[DeskColumn.State].Kind == CellKind.Blank)
        {
            row.Put(DeskColumn.State, DeskStates.Words[0]);
        }

        var hints = new List<string>();
        Stamp(row, DeskColumn.Opened, book.Ledger.OpenedOf(row.Key) ?? _now, hints);
        StampSolved(row, hints);
        TidyMember(row, hints);
        if (DeskStates.Read(row.Text(DeskColumn.State)) is null)
        {
            hints.Add($"State: one of {string.Join(", ", DeskStates.Words)}.");
        }

        if (DeskLevels.Read(row.Text(DeskColumn.Level)) is null)
        {
            hints.Add($"Level: one of {string.Join(", ", DeskLevels.Words)}.");
        }

        Tell(row, hints, DeskSheets.Tickets);
        book.Ledger.Note(row, book.Times.Read(row[DeskColumn.Opened]) ?? _now);
    }

    private void StampSolved(DeskRow row, List<string> hints)
    {
        if (DeskStates.IsDone(DeskStates.Read(row.Text(DeskColumn.State))))
        {
            Stamp(row, DeskColumn.Solved, _now, hints);
        }
        else if (DeskStates.Read(row.Text(DeskColumn.State)) is not null)
        {
            row[DeskColumn.Solved] = CellValue.Blank;
        }
    }

    private void Stamp(DeskRow row, SheetColumn column, DateTimeOffset otherwise, List<string> hints)
    {
        var cell = row[column];
        if (cell.Kind == CellKind.Blank)
        {
            row[column] = book.Times.Cell(otherwise);
        }
        else if (book.Times.Read(cell) is not { } at)
        {
            hints.Add($"{column.Heading}: a time such as 2026-01-31 14:05.");
        }
        else if (cell.Kind == CellKind.Text)
        {
            row[column] = book.Times.Cell(at);
        }
    }

    private void TidyMember(DeskRow row, List<string> hints)
    {
        var typed = row.Text(DeskColumn.Member);
        var member = book.FindMember(typed);
        row.Put(DeskColumn.MemberName, member?.Name ?? "");
        if (typed.Length > 0 && member is null)
        {
            hints.Add("Member: nobody in the sheet Members, or more than one, has this id.");
        }
    }

    private void TidyComments()
    {
        var tickets = book.Tickets.Rows.Where(row => !row.IsCleared).Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        var requests = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in book.Comments.Rows.Where(row => !row.IsCleared))
        {
            Scrub(row, DeskSheets.Comments);
            if (row.Key.Length > 0 && !requests.Add(row.Key))
            {
                row.Key = ""; // a copy
            }

            var hints = new List<string>();
            Stamp(row, DeskColumn.Said, _now, hints);
            if (row[DeskColumn.Side].Kind == CellKind.Blank)
            {
                row.Put(DeskColumn.Side, DeskWord.Office);
            }

            if (!tickets.Contains(row.Text(DeskColumn.About)))
            {
                hints.Add(UnknownTicket);
            }

            Tell(row, hints, DeskSheets.Comments);
        }
    }

    private void TidySurveys()
    {
        var tickets = book.Tickets.Rows.Where(row => row.Key.Length > 0).DistinctBy(row => row.Key, StringComparer.Ordinal).ToDictionary(row => row.Key, StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in book.Surveys.Rows.Where(row => !row.IsCleared))
        {
            Scrub(row, DeskSheets.Surveys);
            if (row.Key.Length == 0 || !taken.Add(row.Key))
            {
                row.Key = DeskNumbers.New('A', _now, taken);
            }

            var hints = new List<string>(SurveyTidying.Hints(row));
            Stamp(row, SurveyColumn.Answered, _now, hints);
            if (tickets.TryGetValue(row.Text(DeskColumn.About), out var ticket))
            {
                row.Put(DeskColumn.MemberName, ticket.Text(DeskColumn.MemberName));
            }
            else
            {
                hints.Add(UnknownTicket);
            }

            Tell(row, hints, DeskSheets.Surveys);
        }
    }

    private static void Tell(DeskRow row, List<string> hints, DeskSheet sheet)
    {
        hints.AddRange(sheet.Columns.Where(column => row[column].Kind == CellKind.Formula).Select(column => $"{column.Heading}: a formula is not read; type the text."));
        row.Put(DeskColumn.Hint, string.Join(' ', hints));
    }

    private static void Scrub(DeskRow row, DeskSheet sheet)
    {
        foreach (var column in sheet.Columns.Where(column => !column.IsLocked && column.Kind is not (ColumnKind.Time or ColumnKind.Day) && row[column].Kind is CellKind.Text or CellKind.Number))
        {
            if (CardScrubber.Scrub(row.Text(column)) is { Removed.Count: > 0 } scrubbed)
            {
                row.Put(column, scrubbed.Text);
            }
        }
    }
}
