using Bridge.Connectors.Workbook.Sheets;

namespace Bridge.Connectors.Workbook.Desk.Rows;

/// <summary>A sheet that people fill with the bridge.</summary>
/// <param name="sheet">The sheet.</param>
/// <param name="columns">Its columns behind that of the keys.</param>
internal sealed class DeskSheet(WorkbookSheet sheet, IReadOnlyList<SheetColumn> columns)
{
    private readonly Dictionary<string, int> _places = columns.Select((column, at) => (column.Heading, at)).ToDictionary(one => one.Heading, one => one.at + 1, StringComparer.Ordinal);

    /// <summary>The sheet.</summary>
    public WorkbookSheet Sheet => sheet;

    /// <summary>The columns behind that of the keys.</summary>
    public IReadOnlyList<SheetColumn> Columns => columns;

    /// <summary>All columns; the first holds the keys.</summary>
    public IReadOnlyList<SheetColumn> All { get; } = [SheetColumn.Key(sheet), .. columns];

    /// <summary>Place of a column in <see cref="All"/>.</summary>
    /// <param name="column">A column of this sheet.</param>
    /// <returns>The place, from 1.</returns>
    public int PlaceOf(SheetColumn column) => _places[column.Heading];
}
