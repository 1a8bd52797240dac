using Bridge.Core.Connectors;

namespace Bridge.Connectors.Tables;

/// <summary>The first line of a table: which column stands where, without case unless two differ in nothing else.</summary>
internal sealed class TableHeading
{
    private readonly List<string> _names = [];
    private readonly string _file;

    public TableHeading(RowReader rows, string file)
    {
        _file = file;
        for (var cell = 0; cell < rows.Count; cell++)
        {
            _names.Add(rows[cell].Trim().Trim('\uFEFF').ToString());
        }
    }

    /// <summary>Finds a column.</summary>
    /// <param name="column">Its name.</param>
    /// <returns>Its place, from 0.</returns>
    /// <exception cref="ConnectorException">The table has none of that name, or several.</exception>
    public int PlaceOf(string column)
    {
        var places = PlacesOf(column, StringComparison.Ordinal) is { Count: > 0 } exact ? exact : PlacesOf(column, StringComparison.OrdinalIgnoreCase);
        return places.Count == 1 ? places[0]
            : places.Count > 1 ? throw new ConnectorException(
                FailureKind.Configuration,
                $"The file {_file} has {places.Count} columns '{column}', which the mapping names: {string.Join(", ", places.Select(place => place + 1))} from the left.",
                "Give each a name of its own in the file's first line, then import it again.")
            : throw new ConnectorException(
                FailureKind.Configuration,
                $"The file {_file} has no column '{column}', which the mapping names.",
                _names.Exists(name => TableText.IsUnreadable(name))
                    ? "Its first line is no text in the encoding of the mapping: export the file as comma separated values in UTF-8, or write 'file: { encoding: latin-1 }' into the mapping."
                    : "Correct the column's name in the mapping, or name another file. The heading must be the first line.");
    }

    private List<int> PlacesOf(string column, StringComparison comparison) =>
        [.. Enumerable.Range(0, _names.Count).Where(place => string.Equals(_names[place], column, comparison))];
}
