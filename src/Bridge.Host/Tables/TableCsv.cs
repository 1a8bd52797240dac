namespace Bridge.Host.Tables;

/// <summary>Writes a table as CSV (RFC 4180): numbers whole, days as in ISO 8601.</summary>
internal static class TableCsv
{
    /// <summary>Writes a table.</summary>
    /// <param name="table">The table.</param>
    /// <returns>The heading and one line a row, each ended by CR LF.</returns>
    public static string Of(Table table) => string.Concat(
        table.Rows.Select(row => row.Select(cell => cell.Text is { } text ? Safe(text) : cell.ToRaw())).Prepend(table.Columns.Select(Safe))
            .Select(row => string.Join(',', row.Select(Quoted)) + "\r\n"));

    // A spreadsheet runs what begins with these, and names of agents and queues come from outside.
    private static string Safe(string text) => text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
