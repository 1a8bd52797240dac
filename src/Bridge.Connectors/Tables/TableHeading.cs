using Bridge.Core.Connectors;

namespace Bridge.Connectors.Tables;

/// <summary>The first line of a table: which column stands where, without case; of two with one name the first.</summary>
internal sealed class TableHeading
{
    private readonly Dictionary<string, int> _places = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _file;

    public TableHeading(RowReader rows, string file)
    {
        _file = file;
        for (var cell = 0; cell < rows.Count; cell++)
        {
            _places.TryAdd(rows[cell].Trim().Trim('\uFEFF').ToString(), cell);
        }
    }

    /// <summary>Finds a column.</summary>
    /// <param name="column">Its name.</param>
    /// <returns>Its place, from 0.</returns>
    /// <exception cref="ConnectorException">The table has none of that name.</exception>
    public int PlaceOf(string column) => _places.TryGetValue(column, out var place) ? place : throw new ConnectorException(
        FailureKind.Configuration,
        $"The file {_file} has no column '{column}', which the mapping names.",
        "Correct the column's name in the mapping, or name another file. The heading must be the first line.");
}
