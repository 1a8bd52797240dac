using System.Globalization;
using Bridge.Finance.Place.Lists;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Bridge.Finance.Tests.Place;

/// <summary>Finance's own workbook: two people for it, one file in finance's folder, amounts and days as numbers.</summary>
public sealed class FinanceBookTests : IAsyncLifetime
{
    private PlaceFixture _place = null!; // set before each test

    private string Book => _place.Finance.In("finance.xlsx");

    public async Task InitializeAsync() => _place = await PlaceFixture.StartAsync();

    public async Task DisposeAsync() => await _place.DisposeAsync();

    [Fact]
    public async Task It_needs_a_second_person_is_written_once_and_both_steps_are_in_the_audit()
    {
        var fin = _place.Fin;
        var id = await fin.AskListAsync("workbook", "export");
        Assert.Equal(409, (await fin.PostApiAsync($"/lists/{id}/export")).Code);
        Assert.False(File.Exists(Book));
        await _place.Lead.PostApiAsync($"/lists/{id}/approve");

        var written = await fin.PostApiAsync($"/lists/{id}/export");
        var again = await fin.PostApiAsync($"/lists/{id}/export");

        Assert.Equal((200, 409), (written.Code, again.Code));
        Assert.Equal("finance.xlsx", written.Json.GetProperty("file").GetString());
        Assert.True(written.Json.GetProperty("accounts").GetInt32() > 3);
        Assert.Contains(_place.Entries(), entry => entry is { Who: "fin-1", Action: "billing.list.export", Outcome: "done" });
    }

    [Fact]
    public async Task It_is_never_looked_at_on_a_page()
    {
        var reply = await _place.Fin.PostApiAsync("/lists", new { list = "workbook", use = "view", reason = PlaceFixture.GoodReason });

        Assert.Equal(400, reply.Code);
    }

    [Fact]
    public async Task Amounts_and_days_are_numbers_and_agree_with_the_lists_that_people_look_at()
    {
        await WriteAsync();
        var rows = new ListReader(new Finance.Place.SideDoor(() => _place.Side), _place.Time).Read(ListKind.Workbook);

        using var document = SpreadsheetDocument.Open(Book, isEditable: false);

        var accounts = Cells(document, "Accounts");
        var charges = Cells(document, "Charges");
        Assert.Equal(rows.Aging!.Select(row => (row.Account.Value, row.Balance.Amount)), accounts.Select(row => (row["C"].InnerText, Number(row["F"])))); // read with both
        Assert.Equal(rows.Aging!.Sum(row => row.Balance.Amount), accounts.Sum(row => "GHIJKLM".Sum(column => Number(row[$"{column}"])))); // as above
        Assert.Equal(rows.Charges!.Select(row => (row.Charges, row.Open.Amount)), charges.Select(row => ((int)Number(row["F"]), Number(row["I"])))); // as above
        Assert.Equal("BridgeKeepsApart", Assert.Single(document.WorkbookPart!.Workbook.Descendants<DefinedName>()).Name?.Value); // the word that support's side looks for
        Assert.All(accounts, row => Assert.Equal(rows.Day, DateOnly.FromDateTime(DateTime.FromOADate((double)Number(row["A"])))));
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2016).Validate(document).Select(fault => fault.Description));
        Assert.Empty(document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<CellFormula>())); // every workbook has one
    }

    [Fact]
    public async Task It_is_for_the_finance_user_alone_and_nothing_is_left_beside_it()
    {
        await WriteAsync();
        await WriteAsync();

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Book));
        }

        Assert.Single(Directory.EnumerateFiles(Path.GetDirectoryName(Book)!, "*finance.xlsx*")); // a full path
    }

    [Theory]
    [InlineData("~$finance.xlsx")]
    [InlineData(".~lock.finance.xlsx#")]
    public async Task While_it_is_open_the_approval_is_not_spent(string owner)
    {
        var fin = _place.Fin;
        var id = await fin.AskListAsync("workbook", "export");
        await _place.Lead.PostApiAsync($"/lists/{id}/approve");
        await File.WriteAllTextAsync(_place.Finance.In(owner), "Anna");

        var open = await fin.PostApiAsync($"/lists/{id}/export");
        File.Delete(_place.Finance.In(owner));
        var closed = await fin.PostApiAsync($"/lists/{id}/export");

        Assert.Equal((409, 200), (open.Code, closed.Code));
        Assert.Contains("open in another program", open.Title, StringComparison.Ordinal);
    }

    private async Task WriteAsync()
    {
        var id = await _place.Fin.AskListAsync("workbook", "export");
        await _place.Lead.PostApiAsync($"/lists/{id}/approve");
        Assert.Equal(200, (await _place.Fin.PostApiAsync($"/lists/{id}/export")).Code);
    }

    private static decimal Number(Cell cell) => decimal.Parse(cell.CellValue!.Text, NumberStyles.Float, CultureInfo.InvariantCulture); // a number has a value

    private static List<Dictionary<string, Cell>> Cells(SpreadsheetDocument document, string name)
    {
        var book = document.WorkbookPart!; // every workbook has one
        var id = book.Workbook.Descendants<Sheet>().Single(sheet => sheet.Name == name).Id!.Value!; // every sheet has one
        return [.. ((WorksheetPart)book.GetPartById(id)).Worksheet.Descendants<Row>().Skip(1)
            .Select(row => row.Elements<Cell>().Index().ToDictionary(cell => $"{(char)('A' + cell.Index)}", cell => cell.Item))];
    }
}
