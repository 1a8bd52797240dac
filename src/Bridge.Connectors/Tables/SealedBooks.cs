namespace Bridge.Connectors.Tables;

/// <summary>Knows workbooks that cannot be read as they are: those with a password, and those of the form before 2007.</summary>
internal static class SealedBooks
{
    /// <summary>Looks at the first bytes of a file.</summary>
    /// <param name="file">The file; afterwards at its beginning.</param>
    /// <returns>True for such a workbook.</returns>
    /// <remarks>Both are wrapped in the same older format. Source: MS-CFB, section 2.2 (header signature).</remarks>
    public static bool Has(Stream file)
    {
        Span<byte> first = stackalloc byte[8];
        var length = file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return length == first.Length && first.SequenceEqual<byte>([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    }
}
