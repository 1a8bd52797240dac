using System.IO.Compression;
using System.Text;

namespace Bridge.Finance.Tests.Imports;

/// <summary>Measures what this process takes, so nothing else of this assembly runs beside it.</summary>
[CollectionDefinition(nameof(HugeRowTests), DisableParallelization = true)]
public sealed class HugeRowTestsAlone;

/// <summary>Files of a few KiB that unpack to one row of many MiB, and lines without an end: refused with file and row, never held in memory.</summary>
[Collection(nameof(HugeRowTests))]
public sealed class HugeRowTests : IDisposable
{
    private const string Header = "Invoice #,Invoice Date,Due Date,Account,MLS ID,Office ID,Charge Code,Amount,Paid,Balance,Status";
    private const int Megabytes = 96;
    private const long MostMemory = 192 << 20; // a row of 4 MiB becomes two million cells; of the whole file there would be 3 GiB
    private readonly FinanceFixture _finance = new();

    [Theory]
    [InlineData("<row r=\"2\"><x>", "<c/>")] // millions of elements
    [InlineData("<row r=\"2\"><c t=\"str\"><v>", "CNRY ")] // one text
    [InlineData("<row r=\"2\"><c r=\"", "A")] // one attribute
    [InlineData("<row r=\"2\"><c t=\"inlineStr\"><is>", "<r><t>x</t></r>")] // pieces of a text
    [InlineData("", " ")] // blanks, and no row at all
    public async Task A_row_of_a_workbook_that_has_no_end_is_refused_with_its_number(string start, string piece)
    {
        Bomb("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{OddWorkbook.Spreadsheet}\"><sheetData>{OddWorkbook.Row(1, Header.Split(','))}{start}", piece);

        var message = await RefusedAsync("workbook.yaml", "bomb.xlsx");

        Assert.Contains("bomb.xlsx:2: ", message, StringComparison.Ordinal);
        Assert.Contains("has no end within 4 MiB", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_of_more_cells_than_there_are_columns_is_refused_with_its_number()
    {
        Bomb("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{OddWorkbook.Spreadsheet}\"><sheetData>{OddWorkbook.Row(1, Header.Split(','))}<row r=\"2\">", "<c/>");

        Assert.Contains("bomb.xlsx:2: the workbook is damaged here", await RefusedAsync("workbook.yaml", "bomb.xlsx"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<si><t>", "CNRY ", "text number 1 of this workbook has no end")]
    [InlineData("<si>", "<rPh/>", "text number 1 of this workbook has no end")]
    public async Task A_shared_text_that_has_no_end_is_refused_with_its_number(string start, string piece, string told)
    {
        Bomb("xl/sharedStrings.xml", $"<sst xmlns=\"{OddWorkbook.Spreadsheet}\">{start}", piece);

        Assert.Contains(told, await RefusedAsync("workbook.yaml", "bomb.xlsx"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("_rels/.rels")]
    [InlineData("xl/_rels/workbook.xml.rels")]
    [InlineData("[Content_Types].xml")]
    [InlineData("xl/workbook.xml")]
    public async Task A_list_of_parts_that_has_no_end_is_refused(string part)
    {
        Bomb(part, "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">", "<Relationship/>");

        Assert.Contains("bomb.xlsx", await RefusedAsync("workbook.yaml", "bomb.xlsx"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A,")] // cells without an end
    [InlineData("CNRY")] // one cell
    public async Task A_line_of_separated_text_that_has_no_end_is_refused_with_its_number(string piece)
    {
        _finance.Write("long.csv", Header, "I-1,2026-01-01,2026-01-31,A1,M1,,DUES,10.00,0.00,10.00,");
        Append("long.csv", piece);

        Assert.Contains("long.csv:3: ", await RefusedAsync("invoices.yaml", "long.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_fixed_columns_that_has_no_end_is_refused_with_its_number()
    {
        Append("long.txt", "000000001");

        Assert.Contains("long.txt:1: this row has no end within 4 MiB", await RefusedAsync("nrds-payments.yaml", "long.txt"), StringComparison.Ordinal);
    }

    public void Dispose() => _finance.Dispose();

    private async Task<string> RefusedAsync(string mapping, string file)
    {
        // Of the process, not of the thread: an import goes on wherever its reads end.
        var start = GC.GetTotalAllocatedBytes(precise: true);

        var error = await Assert.ThrowsAsync<FinanceException>(() => _finance.ImportAsync(mapping, file));

        var taken = GC.GetTotalAllocatedBytes(precise: true) - start;
        Assert.True(taken < MostMemory, $"{taken >> 20} MiB were taken.");
        Assert.DoesNotContain("CNRY", error.ToString(), StringComparison.Ordinal);
        return error.Message;
    }

    // Ends nowhere: whoever reads to the end reads 96 MiB.
    private void Bomb(string part, string start, string piece)
    {
        OddWorkbook.Write(_finance.In("bomb.xlsx"), OddWorkbook.Row(1, Header.Split(',')));
        _finance.Write("workbook.yaml", File.ReadAllText(_finance.In("invoices.yaml")).Replace("type: csv", "type: xlsx", StringComparison.Ordinal));
        using var zip = ZipFile.Open(_finance.In("bomb.xlsx"), ZipArchiveMode.Update);
        zip.GetEntry(part)!.Delete(); // every workbook has it
        using var stream = zip.CreateEntry(part, CompressionLevel.Fastest).Open();
        stream.Write(Encoding.UTF8.GetBytes(start));
        Fill(stream, piece);
    }

    private void Append(string file, string piece)
    {
        using var stream = new FileStream(_finance.In(file), FileMode.Append);
        Fill(stream, piece);
    }

    private static void Fill(Stream stream, string piece)
    {
        var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, (1 << 20) / piece.Length)));
        for (var written = 0; written < Megabytes; written++)
        {
            stream.Write(block);
        }
    }
}
