using Bridge.Connectors.Tables;
using Bridge.Core.Egress;

namespace Bridge.Connectors.Http.Egress;

/// <summary>Looks at a file of comma separated values whose first row names the fields, exactly as it would leave.</summary>
internal static class EgressCsv
{
    /// <summary>The media type.</summary>
    public const string MediaType = "text/csv";

    /// <summary>Looks at a file.</summary>
    /// <param name="names">What may leave.</param>
    /// <param name="body">The file.</param>
    /// <param name="seen">Takes the names of its columns.</param>
    /// <returns>What speaks against sending it; null for nothing.</returns>
    public static EgressFinding? LookAt(EgressNames names, ReadOnlyMemory<byte> body, List<string> seen)
    {
        var rows = RowReader.Of(body);
        var columns = new List<(string Name, bool IsKey)>();
        while (rows.Read())
        {
            // A row that is too long was not read whole, and a cell without a name is none that may leave.
            if (rows.IsTooLong || (columns.Count > 0 && rows.Count > columns.Count))
            {
                return EgressFinding.NotCsv;
            }

            if ((columns.Count == 0 ? LookAtHeading(names, rows, columns) : LookAtCells(rows, columns)) is { } finding)
            {
                return finding;
            }
        }

        seen.AddRange(columns.Select(column => column.Name));
        return columns.Count == 0 || rows.IsCut ? EgressFinding.NotCsv : null;
    }

    private static EgressFinding? LookAtHeading(EgressNames names, RowReader rows, List<(string Name, bool IsKey)> columns)
    {
        for (var cell = 0; cell < rows.Count; cell++)
        {
            var name = rows[cell].ToString();
            if (!Array.TrueForAll(name.Split('.'), part => names.Allows(part)))
            {
                return EgressFinding.UnknownName(name);
            }

            columns.Add((name, names.IsKey(name.AsSpan(name.LastIndexOf('.') + 1))));
        }

        return null;
    }

    private static EgressFinding? LookAtCells(RowReader rows, List<(string Name, bool IsKey)> columns)
    {
        for (var cell = 0; cell < rows.Count; cell++)
        {
            if (columns[cell] is { IsKey: false, Name: var name } && CardLook.Finds(name, rows[cell]))
            {
                return EgressFinding.CardData(name);
            }
        }

        return null;
    }
}
