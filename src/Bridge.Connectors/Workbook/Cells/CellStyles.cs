using Bridge.Connectors.Workbook.Sheets;

namespace Bridge.Connectors.Workbook.Cells;

/// <summary>Numbers of the looks that the bridge gives to cells, in one workbook.</summary>
/// <param name="heading">The look of a heading.</param>
/// <param name="looks">The looks of columns, by what they hold and whether they are the bridge's.</param>
internal sealed class CellStyles(int heading, IReadOnlyDictionary<(ColumnKind Kind, bool IsLocked), CellLooks> looks)
{
    /// <summary>A heading.</summary>
    public int Heading => heading;

    /// <summary>The looks of a column.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The looks.</returns>
    public CellLooks Of(SheetColumn column) => looks[(column.Kind, column.IsLocked)];
}
