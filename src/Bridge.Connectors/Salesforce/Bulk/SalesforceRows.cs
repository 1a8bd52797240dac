using Bridge.Connectors.Tables;

namespace Bridge.Connectors.Salesforce.Bulk;

/// <summary>Reads some columns of a file that Salesforce gives.</summary>
internal static class SalesforceRows
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="columns">Names of the columns; one that is not there reads as empty.</param>
    /// <returns>The cells of each row, in the order of the names; null when the file is cut.</returns>
    public static IReadOnlyList<string[]>? Read(ReadOnlyMemory<byte> file, string[] columns)
    {
        var rows = RowReader.Of(file);
        if (!rows.Read())
        {
            return null;
        }

        var places = Array.ConvertAll(columns, name => Place(rows, name));
        var read = new List<string[]>();
        while (rows.Read())
        {
            read.Add(Array.ConvertAll(places, place => place >= 0 && place < rows.Count ? rows[place].ToString() : ""));
        }

        return rows.IsCut ? null : read;
    }

    private static int Place(RowReader heading, string name)
    {
        var cell = heading.Count - 1;
        while (cell >= 0 && !heading[cell].SequenceEqual(name))
        {
            cell--;
        }

        return cell;
    }
}
