using System.Text;

namespace Bridge.Sandbox.Salesforce.Bulk;

/// <summary>Reads and writes the files of ingest jobs.</summary>
/// <remarks>Source: RFC 4180; Bulk API 2.0 Developer Guide, "Prepare CSV Files".</remarks>
internal static class CsvText
{
    /// <summary>Reads all rows; null when a quote is never closed.</summary>
    public static List<string[]>? Read(string text, char delimiter)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (isQuoted && letter == '"' && at + 1 < text.Length && text[at + 1] == '"')
            {
                cell.Append('"');
                at++;
            }
            else if (letter == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (isQuoted || (letter != delimiter && letter is not '\n' and not '\r'))
            {
                cell.Append(letter);
            }
            else if (letter != '\r')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (letter == '\n')
                {
                    Take(rows, row);
                }
            }
        }

        row.Add(cell.ToString());
        Take(rows, row);
        return isQuoted ? null : rows;
    }

    /// <summary>Writes one row; every cell of a result is quoted.</summary>
    public static void Write(StringBuilder text, IEnumerable<string> row)
    {
        var isFirst = true;
        foreach (var cell in row)
        {
            text.Append(isFirst ? "\"" : ",\"").Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            isFirst = false;
        }

        text.Append('\n');
    }

    // A blank line is no row.
    private static void Take(List<string[]> rows, List<string> row)
    {
        if (row.Count > 1 || row[0].Length > 0)
        {
            rows.Add([.. row]);
        }

        row.Clear();
    }
}
