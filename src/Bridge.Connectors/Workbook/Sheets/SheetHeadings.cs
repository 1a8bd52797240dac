using Bridge.Connectors.Workbook.Cells;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;

namespace Bridge.Connectors.Workbook.Sheets;

/// <summary>The headings of a sheet: columns are found by them, wherever people move them.</summary>
/// <param name="sheet">The sheet.</param>
/// <param name="cells">The cells of the first row.</param>
internal sealed class SheetHeadings(WorkbookSheet sheet, IReadOnlyList<(int Column, string Text)> cells)
{
    private readonly ILookup<string, int> _columns = cells.Where(cell => !string.IsNullOrWhiteSpace(cell.Text))
        .ToLookup(cell => cell.Text.Trim(), cell => cell.Column, StringComparer.OrdinalIgnoreCase);

    /// <summary>Column of the identity; -1 when it is missing.</summary>
    public int Key => IndexOf(sheet.KeyHeading);

    /// <summary>The first column behind all headings.</summary>
    public int Next => cells.Count == 0 ? 0 : cells.Max(cell => cell.Column) + 1;

    /// <summary>The column of a heading.</summary>
    /// <param name="heading">The heading; case makes no difference, as in a table.</param>
    /// <returns>The column, or -1 when there is none.</returns>
    public int IndexOf(string heading) => _columns.Contains(heading) ? _columns[heading].First() : -1;

    /// <summary>Tells whether two columns have a heading.</summary>
    /// <param name="heading">The heading.</param>
    /// <returns>True when they do.</returns>
    public bool IsTwice(string heading) => _columns[heading].Skip(1).Any();

    /// <summary>The columns of a shape, in its order; -1 for one that is missing.</summary>
    /// <param name="shape">The fields.</param>
    /// <returns>The columns.</returns>
    public int[] For(TargetShape shape) => [.. shape.Fields.Select(field => IndexOf(field.Name))];

    /// <summary>Makes sure that records can be found and each field has its column.</summary>
    /// <param name="fields">The fields that are written.</param>
    /// <exception cref="ConnectorException">A column is missing or stands twice.</exception>
    public void Require(IEnumerable<TargetField> fields) => Require(fields.Select(field => field.Name));

    /// <summary>Makes sure that rows can be found and each heading is there once.</summary>
    /// <param name="headings">The headings beside that of the keys.</param>
    /// <exception cref="ConnectorException">A column is missing or stands twice.</exception>
    public void Require(IEnumerable<string> headings)
    {
        string[] needed = [sheet.KeyHeading, .. headings];
        var missing = needed.Where(heading => IndexOf(heading) < 0).ToList();
        if (missing.Count > 0)
        {
            throw new ConnectorException(
                FailureKind.Configuration, $"The first row of the sheet {sheet.Name} lacks the columns {string.Join(", ", missing.Take(10))}{(missing.Count > 10 ? " and more" : "")}.",
                "Run 'bridge provision --apply', give a renamed column its old heading again, or take the field out of the mapping. The headings stand in the sheet's first row.");
        }

        if (needed.GroupBy(heading => heading, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Skip(1).Any()) is { } clash)
        {
            throw new ConnectorException(
                FailureKind.Configuration, $"The mapping of the sheet {sheet.Name} writes two fields into one column: {string.Join(" and ", clash)}.",
                "Rename one in the mapping; in headings upper and lower case are the same.");
        }

        if (Array.Find(needed, IsTwice) is { } twice)
        {
            throw new ConnectorException(
                FailureKind.Configuration, $"In the sheet {sheet.Name} two columns have the heading '{twice}': {string.Join(" and ", _columns[twice].Select(ColumnName.Of))}.",
                "Rename or delete one of them.");
        }
    }
}
