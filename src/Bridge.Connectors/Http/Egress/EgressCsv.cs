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
    public static EgressFinding? LookAt(EgressNames names, ReadOnlySpan<byte> body, List<string> seen)
    {
        var cells = new CsvCells(body);
        var columns = new List<(string Name, bool IsKey)>();
        var isHeader = true;
        while (cells.Read())
        {
            if (isHeader)
            {
                var name = cells.Text;
                if (!Array.TrueForAll(name.Split('.'), part => names.Allows(part)))
                {
                    return EgressFinding.UnknownName(name);
                }

                columns.Add((name, names.IsKey(name.AsSpan(name.LastIndexOf('.') + 1))));
                isHeader = !cells.EndsRow;
            }
            else if (cells.Column >= columns.Count)
            {
                return EgressFinding.NotCsv; // a cell without a name
            }
            else if (columns[cells.Column] is { IsKey: false, Name: var field } && IsSuspect(cells.Raw) && CardLook.Finds(field, cells.Text))
            {
                return EgressFinding.CardData(field);
            }
        }

        seen.AddRange(columns.Select(column => column.Name));
        return isHeader || cells.IsCut ? EgressFinding.NotCsv : null;
    }

    // Most values hold no digit at all; those that cannot hold a code or number are not even decoded.
    private static bool IsSuspect(ReadOnlySpan<byte> value) =>
        value.ContainsAnyInRange((byte)0x80, (byte)0xFF) || Digits(value) >= 3;

    private static int Digits(ReadOnlySpan<byte> value)
    {
        var digits = 0;
        foreach (var octet in value)
        {
            digits += char.IsAsciiDigit((char)octet) ? 1 : 0;
        }

        return digits;
    }
}
