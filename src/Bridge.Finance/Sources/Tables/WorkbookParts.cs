using System.IO.Compression;

namespace Bridge.Finance.Sources.Tables;

/// <summary>Looks at a workbook's package before it is opened: opening reads some of its parts as a whole.</summary>
/// <remarks>
/// Source: ECMA-376 part 2, section 9.3 (relationships) and 10.1.2 (content types). The size that the package states holds: no more is unpacked.
/// </remarks>
internal static class WorkbookParts
{
    private const int MostParts = 10_000;

    /// <summary>Checks the package.</summary>
    /// <param name="path">The workbook.</param>
    /// <param name="largest">Bytes that a part which is read as a whole may have, unpacked.</param>
    /// <exception cref="FinanceException">It would fill the memory.</exception>
    /// <exception cref="InvalidDataException">It is no package.</exception>
    public static void Check(string path, long largest)
    {
        using var zip = new ZipArchive(InputFile.Open(path));
        if (zip.Entries.Count > MostParts || zip.Entries.Any(part => IsReadWhole(part.FullName) && part.Length > largest))
        {
            throw new FinanceException($"{path} is not a usual workbook: what lists its parts does not fit into memory.", "Open it in a spreadsheet program, save it as .xlsx again, or export CSV.");
        }
    }

    private static bool IsReadWhole(string part) =>
        part.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || part.Equals("[Content_Types].xml", StringComparison.OrdinalIgnoreCase);
}
