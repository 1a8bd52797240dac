namespace Bridge.Connectors.Workbook.Cells;

/// <summary>Columns by their letters: 0 is A, 26 is AA.</summary>
internal static class ColumnName
{
    /// <summary>Columns of a sheet. Source: support.microsoft.com, Excel specifications and limits.</summary>
    public const int Most = 16_384;

    /// <summary>Rows of a sheet. Source: as above.</summary>
    public const int MostRows = 1_048_576;

    /// <summary>The letters of a column.</summary>
    /// <param name="column">Its number, from 0.</param>
    /// <returns>The letters.</returns>
    public static string Of(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Of((column / 26) - 1) + (char)('A' + (column % 26));

    /// <summary>Reads the column of an address such as <c>AB12</c>.</summary>
    /// <param name="address">The address.</param>
    /// <returns>The column's number, or -1 when there are no letters.</returns>
    public static int Parse(ReadOnlySpan<byte> address)
    {
        var column = 0;
        foreach (var letter in address)
        {
            if (letter is < (byte)'A' or > (byte)'Z' || column > Most)
            {
                break;
            }

            column = (column * 26) + letter - 'A' + 1;
        }

        return column - 1;
    }
}
