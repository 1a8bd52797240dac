using Bridge.Connectors.Workbook.Cells;

namespace Bridge.Connectors.Workbook.Sheets;

/// <summary>Copies a row with some cells written anew; colours stay, and so does every other cell.</summary>
internal static class RowRewriting
{
    /// <summary>Copies the row that was read last.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="changed">The new cells by column.</param>
    /// <param name="writer">The sheet as it will be.</param>
    public static void Write(SheetRows rows, SortedList<int, NewCell> changed, CellWriter writer)
    {
        var row = rows.Xml;
        var tagEnd = row.IndexOf((byte)'>') + 1;
        writer.Raw(row[tagEnd - 2] == '/' ? [.. row[..(tagEnd - 2)], (byte)'>'] : row[..tagEnd]);
        var next = 0;
        foreach (var cell in rows.Cells)
        {
            for (; next < changed.Count && changed.Keys[next] < cell.Column; next++)
            {
                WriteOne(null);
            }

            if (next < changed.Count && changed.Keys[next] == cell.Column)
            {
                WriteOne(cell);
                next++;
            }
            else
            {
                writer.Raw(row[cell.Place]);
            }
        }

        for (; next < changed.Count; next++)
        {
            WriteOne(null);
        }

        writer.EndRow();

        void WriteOne(RowCell? old)
        {
            var cell = changed.Values[next];
            var keepsLook = old is not null && (!cell.IsTimed || rows.Value(old.Value).Kind == CellKind.Number);
            writer.Cell(changed.Keys[next], rows.Number, cell.Value, keepsLook ? rows.Style(old!.Value) : null, cell.Looks); // keepsLook says it is there
        }
    }
}
