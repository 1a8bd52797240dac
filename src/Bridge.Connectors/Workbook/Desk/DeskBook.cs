using Bridge.Connectors.Workbook.Desk.Ledger;
using Bridge.Connectors.Workbook.Desk.Rows;
using Bridge.Connectors.Workbook.Desk.Tickets;
using Bridge.Connectors.Workbook.Package;

namespace Bridge.Connectors.Workbook.Desk;

/// <summary>The help desk of a workbook in memory.</summary>
internal sealed class DeskBook
{
    private readonly WorkbookPackage _package;
    private readonly DeskTable _ledger;
    private readonly MemberRows _members;

    private DeskBook(WorkbookPackage package, WorkbookSettings settings, DateTimeOffset saved, IEnumerable<string> alsoWanted, CancellationToken cancellationToken)
    {
        _package = package;
        SavedAt = saved;
        Times = new DeskTimes(settings.Zone(), package.Is1904);
        Tickets = DeskTable.Read(package, DeskSheets.Tickets, settings.File, cancellationToken);
        Comments = DeskTable.Read(package, DeskSheets.Comments, settings.File, cancellationToken);
        Surveys = DeskTable.Read(package, DeskSheets.Surveys, settings.File, cancellationToken);
        _ledger = DeskTable.Read(package, DeskSheets.Ledger, settings.File, cancellationToken);
        Ledger = new DeskLedger(_ledger);
        _members = MemberRows.Read(package, settings, [.. Tickets.Rows.Select(row => row.Text(DeskColumn.Member)), .. alsoWanted], cancellationToken);
    }

    /// <summary>When the file was saved last, UTC.</summary>
    public DateTimeOffset SavedAt { get; }

    /// <summary>Reads and makes times of day.</summary>
    public DeskTimes Times { get; }

    /// <summary>The tickets.</summary>
    public DeskTable Tickets { get; }

    /// <summary>What was said in them.</summary>
    public DeskTable Comments { get; }

    /// <summary>What members answered about them.</summary>
    public DeskTable Surveys { get; }

    /// <summary>What the bridge knows of tickets it has numbered.</summary>
    public DeskLedger Ledger { get; }

    /// <summary>True when the file has to change.</summary>
    public bool IsChanged => Tables.Any(table => table.IsChanged);

    /// <summary>Names of the sheets that change.</summary>
    public IEnumerable<DeskTable> Changed => Tables.Where(table => table.IsChanged);

    private IEnumerable<DeskTable> Tables => [Tickets, Comments, Surveys, _ledger];

    /// <summary>Reads the help desk.</summary>
    /// <param name="package">The workbook.</param>
    /// <param name="saved">When it was saved last, UTC.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="members">Members to be found beside those who have tickets.</param>
    /// <param name="cancellationToken">Gives up between two rows.</param>
    /// <returns>The help desk; it may be changed while the package is open.</returns>
    /// <exception cref="Core.Connectors.ConnectorException">A sheet or column is missing, or there is no such time zone.</exception>
    public static DeskBook Read(WorkbookPackage package, DateTimeOffset saved, WorkbookSettings settings, IEnumerable<string> members, CancellationToken cancellationToken) =>
        new(package, settings, saved, members, cancellationToken);

    /// <summary>Finds a member.</summary>
    /// <param name="text">What stands in a ticket's row.</param>
    /// <returns>The member, or null when nobody or more than one is meant.</returns>
    public MemberRow? FindMember(string text) => _members.Find(text);

    /// <summary>The rows that are tickets: numbered, in the ledger, once each, and not cleared.</summary>
    /// <returns>The rows in the order of the sheet.</returns>
    public IEnumerable<DeskRow> Numbered() => Tickets.Rows.Where(row => row.Key.Length > 0 && Ledger.Holds(row.Key) && !row.IsCleared)
        .GroupBy(row => row.Key, StringComparer.Ordinal).Select(same => Original([.. same]));

    /// <summary>The one of several rows with one number that is not a copy: the one that nobody has changed, or else the first.</summary>
    /// <param name="rows">The rows, at least one.</param>
    /// <returns>The row.</returns>
    public DeskRow Original(IReadOnlyList<DeskRow> rows) =>
        rows.Count == 1 ? rows[0] : rows.FirstOrDefault(row => TicketContent.Of(row) == Ledger.ContentOf(row.Key)) ?? rows[0];

    /// <summary>Writes the workbook with what changed.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="cancellationToken">Gives up between two rows.</param>
    public void Save(Stream output, CancellationToken cancellationToken)
    {
        foreach (var row in Numbered())
        {
            Ledger.NoteContent(row);
        }

        var draft = new WorkbookDraft(_package);
        var styles = draft.SetStyles(_package);
        foreach (var table in Changed.ToList())
        {
            table.Save(_package, draft, styles, cancellationToken);
        }

        draft.Save(output, cancellationToken);
    }
}
