using Bridge.Connectors.Http;

namespace Bridge.Connectors.Salesforce.Bulk;

/// <summary>Reads some columns of a file that Salesforce gives.</summary>
internal static class SalesforceRows
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="columns">Names of the columns; one that is not there reads as empty.</param>
    /// <returns>The cells of each row, in the order of the names; null when the file is cut.</returns>
    public static IReadOnlyList<string[]>? Read(ReadOnlySpan<byte> file, string[] columns)
    {
        var cells = new CsvCells(file);
        var places = new List<int>();
        var rows = new List<string[]>();
        var (isHeader, row) = (true, new string[columns.Length]);
        Array.Fill(row, "");
        while (cells.Read())
        {
            if (isHeader)
            {
                places.Add(Array.IndexOf(columns, cells.Text));
                isHeader = !cells.EndsRow;
                continue;
            }

            if (cells.Column < places.Count && places[cells.Column] is >= 0 and var place)
            {
                row[place] = cells.Text;
            }

            if (cells.EndsRow)
            {
                rows.Add(row);
                row = new string[columns.Length];
                Array.Fill(row, "");
            }
        }

        return isHeader || cells.IsCut ? null : rows;
    }
}
