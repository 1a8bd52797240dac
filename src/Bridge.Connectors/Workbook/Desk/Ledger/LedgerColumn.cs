using Bridge.Connectors.Workbook.Sheets;

namespace Bridge.Connectors.Workbook.Desk.Ledger;

/// <summary>Columns of the ledger.</summary>
internal static class LedgerColumn
{
    /// <summary>Hash of what people had written when the bridge wrote last; tells a row from its copy.</summary>
    public static SheetColumn Content { get; } = Ours("Content");

    /// <summary>When the ticket was opened, UTC.</summary>
    public static SheetColumn Opened { get; } = Ours("Opened");

    /// <summary>Key of the member's request.</summary>
    public static SheetColumn Request { get; } = Ours("Request");

    /// <summary>Where it stood last.</summary>
    public static SheetColumn State { get; } = Ours("State");

    /// <summary>How often it was opened again.</summary>
    public static SheetColumn Reopens { get; } = Ours("Reopens");

    private static SheetColumn Ours(string heading) => new(heading, ColumnKind.Plain, 22, true);
}
