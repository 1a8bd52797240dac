namespace Bridge.Connectors.Workbook.Sheets;

/// <summary>What stands before the rows of a sheet.</summary>
internal static class SheetHead
{
    /// <summary>Takes out the note of how far the rows reach, which a new row makes wrong; it may be left out.</summary>
    /// <param name="head">The XML.</param>
    /// <returns>The XML without it. Source: ECMA-376 Part 1, section 18.3.1.35 (dimension).</returns>
    public static byte[] WithoutDimension(byte[] head)
    {
        var start = head.AsSpan().IndexOf("<dimension "u8);
        var length = start < 0 ? -1 : head.AsSpan(start).IndexOf("/>"u8);
        return length < 0 ? head : [.. head[..start], .. head[(start + length + 2)..]];
    }
}
