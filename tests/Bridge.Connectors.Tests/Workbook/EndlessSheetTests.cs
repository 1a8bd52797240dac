using Bridge.Connectors.Workbook.Sheets;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Tests.Workbook;

/// <summary>A workbook of some KiB can unpack to a row of many GiB: it is refused with the sheet, and memory stays bounded.</summary>
public sealed class EndlessSheetTests
{
    private const long Length = 400L << 20;
    private const long MostMemory = 200 << 20;

    [Theory]
    [InlineData("<worksheet><sheetData><row r=\"1\"><c><v>1</v></c></row><row r=\"2\">", "<c/>", 1)]
    [InlineData("<worksheet><sheetData><row r=\"1\"><c><v>", "CNRY", 0)]
    [InlineData("<worksheet>", "<x/>", 0)]
    public void What_does_not_end_is_named(string start, string piece, int rows)
    {
        using var part = new PiecesStream(start, piece, Length, "</row></sheetData></worksheet>");
        var scanner = new SheetScanner(part, "Members");
        var before = GC.GetAllocatedBytesForCurrentThread();

        var error = Assert.Throws<ConnectorException>(() =>
        {
            scanner.ReadHead();
            while (scanner.TryReadRow(out _))
            {
                // to the row that has no end
            }
        });

        Assert.Contains($"The sheet Members has, behind {rows} rows, something that does not end within 64 MiB.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("CNRY", error.Message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MostMemory, "It was held in memory.");
    }
}
