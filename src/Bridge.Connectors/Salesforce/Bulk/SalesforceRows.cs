using Bridge.Connectors.Tables;

namespace Bridge.Connectors.Salesforce.Bulk;

/// <summary>Reads some columns of a file that Salesforce gives, one row after another: of thousands none is kept.</summary>
/// <param name="columns">Names of the columns; one that is not there reads as empty.</param>
/// <param name="take">Takes the cells of each row, in the order of the names.</param>
internal sealed class SalesforceRows(string[] columns, Action<string[]> take)
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <returns>False when it is empty or cut; rows before the cut were taken.</returns>
    public bool Read(ReadOnlyMemory<byte> file)
    {
        var rows = RowReader.Of(file);
        if (!rows.Read())
        {
            return false;
        }

        var places = Array.ConvertAll(columns, name => Place(rows, name));
        while (rows.Read())
        {
            take(Array.ConvertAll(places, place => place >= 0 && place < rows.Count ? rows[place].ToString() : ""));
        }

        return !rows.IsCut;
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
