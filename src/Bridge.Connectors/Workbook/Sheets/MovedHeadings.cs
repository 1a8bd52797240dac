namespace Bridge.Connectors.Workbook.Sheets;

/// <summary>Finds headings that are not in the first row, because somebody put a title or an empty row above them.</summary>
/// <remarks>Columns that are added in the first row then would stand over the wrong cells, so this is looked for before anything is added.</remarks>
internal static class MovedHeadings
{
    private const int Farthest = 20;

    /// <summary>Looks in the first rows.</summary>
    /// <param name="rows">The sheet, whose first row has no heading of the keys.</param>
    /// <param name="sheet">Which sheet it is.</param>
    /// <returns>The row that holds the headings; null when none does.</returns>
    public static int? Find(SheetRows rows, WorkbookSheet sheet)
    {
        for (var hasRow = rows.IsPastHeadings || rows.Read(); hasRow && rows.Number <= Farthest; hasRow = rows.Read())
        {
            if (rows.Cells.Any(cell => string.Equals(rows.Value(cell).Text.Trim(), sheet.KeyHeading, StringComparison.OrdinalIgnoreCase)))
            {
                return rows.Number;
            }
        }

        return null;
    }
}
