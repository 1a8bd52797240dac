namespace Bridge.Host.Tables;

/// <summary>A table that is shown on a page, in a terminal, as CSV and as a sheet of a workbook alike.</summary>
/// <param name="Name">Short name, for files and addresses.</param>
/// <param name="Title">Heading for people.</param>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">The rows; each has a cell for every column.</param>
internal sealed record Table(string Name, string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<TableCell>> Rows)
{
    /// <summary>What a reader should know about it; empty for nothing.</summary>
    public string Note { get; init; } = "";
}
