using Bridge.Connectors.Workbook.Sheets;

namespace Bridge.Connectors.Workbook.Cells;

/// <summary>Numbers of the looks that the bridge gives to cells, in one workbook.</summary>
/// <param name="lockedHeading">The look of the heading of a column of the bridge.</param>
/// <param name="freeHeading">The look of the heading of a column that people fill.</param>
/// <param name="looks">The looks of columns, by what they hold and whether they are the bridge's.</param>
internal sealed class CellStyles(int lockedHeading, int freeHeading, IReadOnlyDictionary<(ColumnKind Kind, bool IsLocked), CellLooks> looks)
{
    /// <summary>The look of a column's heading.</summary>
    /// <param name="column">The column.</param>
    /// <returns>Grey for one of the bridge, blue for one that people fill.</returns>
    public int HeadingOf(SheetColumn column) => column.IsLocked ? lockedHeading : freeHeading;

    /// <summary>The looks of a column.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The looks.</returns>
    public CellLooks Of(SheetColumn column) => looks[(column.Kind, column.IsLocked)];
}
