using Bridge.Connectors.Workbook.Cells;

namespace Bridge.Connectors.Workbook.Sheets;

/// <summary>Copies a sheet and writes one more heading behind its headings.</summary>
internal static class ColumnAdding
{
    /// <summary>Copies the sheet.</summary>
    /// <param name="rows">The sheet as it is.</param>
    /// <param name="writer">The sheet as it will be.</param>
    /// <param name="frame">All of the new sheet but its rows.</param>
    /// <param name="heading">The heading.</param>
    /// <param name="style">How it looks.</param>
    public static void Run(SheetRows rows, CellWriter writer, SheetFrame frame, string heading, int style)
    {
        var (head, tail) = frame.Split();
        writer.Raw(SheetHead.WithoutDimension(head));
        var old = rows.HeadingRow.AsSpan();
        var end = old.IndexOf("</row>"u8);
        if (end > 0)
        {
            writer.Raw(old[..end]);
        }
        else
        {
            writer.StartRow(1);
        }

        writer.Heading(rows.Headings.Next, heading, style);
        writer.EndRow();
        for (var hasRow = rows.IsPastHeadings || rows.Read(); hasRow; hasRow = rows.Read())
        {
            writer.Raw(rows.Xml);
            writer.FlushIfFull();
        }

        writer.Raw(tail);
        writer.Flush();
    }
}
