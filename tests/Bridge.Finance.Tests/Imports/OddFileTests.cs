using Bridge.Core.Model;
using Bridge.Finance.Documents;
using Bridge.Finance.Imports;
using Bridge.Finance.Ledger;
using Bridge.Finance.Rosters;
using Bridge.Finance.Sources.Mapping;

namespace Bridge.Finance.Tests.Imports;

/// <summary>Files that were spoiled on their way, or made to do harm: nobody's balance or standing comes out of a guess.</summary>
public sealed class OddFileTests : IDisposable
{
    private const string Header = "Invoice #,Invoice Date,Due Date,Account,MLS ID,Office ID,Charge Code,Amount,Paid,Balance,Status";

    private static readonly string[] _columns = Header.Split(',');

    private readonly FinanceFixture _finance = new();

    [Theory]
    [InlineData("I-1,2026-01-01,2026-01-31,A1,\"Smith, M1,,DUES,10.00,0.00,10.00,\nI-2,2026-01-01,2026-01-31,A2,M2,,DUES,10.00,0.00,10.00,\nI-3,2026-01-01,2026-01-31,A3,M3,,DUES,10.00,0.00,10.00,\n")] // never closed
    [InlineData("I-1,2026-01-01,2026-01-31,A1,\"M1,,DUES,10.00,0.00,10.00,\nI-2,2026-01-01,2026-01-31,A2,\"M2,,DUES,10.00,0.00,10.00,\n")] // closed by the next one
    [InlineData("I-1,2026-01-01,2026-01-31,A1,\"M1,,DUES,10.00,0.00,10.00,\nI-9,2026-01-01,2026-01-31,A9,M9,,DUES,10.00,0.00,10.00,\nI-2,2026-01-01,\"2026-01-31,A2,M2,,DUES,10.00,0.00,10.00,\n")] // in another column
    [InlineData("I-1,2026-01-01,2026-01-31,A1,M1,,DUES,10.00,0.00,10.00,\"a note\nI-2,2026-01-01,2026-01-31,A2,M2,,DUES,10.00,0.00,10.00,\nI-3,2026-01-01,2026-01-31,A3,M3,,DUES,10.00,0.00,10.00,\"\n")]
    public async Task A_quotation_mark_that_is_not_closed_swallows_nobody(string rows)
    {
        await File.WriteAllTextAsync(_finance.In("open.csv"), $"{Header}\nI-0,2026-01-01,2026-01-31,A0,M0,,DUES,10.00,0.00,10.00,\n{rows}");

        var error = await Assert.ThrowsAsync<FinanceException>(() => _finance.ImportAsync("invoices.yaml", "open.csv"));

        Assert.Contains("open.csv:3: a quotation mark is not closed here", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"open\nsince March, April\nand \"\"May\"\"\"")]
    [InlineData("5\" pipe")]
    [InlineData("\"\"")]
    public async Task Lines_and_marks_inside_a_cell_are_no_harm(string note)
    {
        _finance.Write("fine.csv", $"{Header},Note", $"I-0,2026-01-01,2026-01-31,A0,M0,,DUES,10.00,0.00,10.00,,{note}", $"I-1,2026-01-01,2026-01-31,A1,M1,,DUES,10.00,0.00,10.00,,{note}");

        var report = await _finance.ImportAsync("invoices.yaml", "fine.csv");

        Assert.Equal((ImportOutcome.Stored, 2), (report.Outcome, report.Accounts));
    }

    [Theory]
    [InlineData("I-1,2026-01-01,2026-01-31,A1,M1,,DUES,1")]
    [InlineData("I-1,2026-01-01,2026-01-31,A1,M1,,DUES,100.00,0.00,1")]
    public async Task A_file_that_was_cut_off_in_a_row_is_refused(string last)
    {
        await File.WriteAllTextAsync(_finance.In("cut.csv"), $"{Header}\nI-0,2026-01-01,2026-01-31,A0,M0,,DUES,10.00,0.00,10.00,\n{last}");

        var error = await Assert.ThrowsAsync<FinanceException>(() => _finance.ImportAsync("invoices.yaml", "cut.csv"));

        Assert.Contains("cut.csv:3: the file ends in the middle of its last row", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_short_row_has_blanks_and_nothing_of_the_row_before()
    {
        _finance.Write("short.csv", Header, "I-1,2026-01-01,2026-01-31,A1,M1,,DUES,10.00,4.00,6.00,", "I-2,2026-01-01,2026-01-31,A2,M2,,DUES,7.00", "I-3,2026-01-01,2026-01-31,A3,M3,,DUES,1.00,0.00,1.00,");

        var report = await _finance.ImportAsync("invoices.yaml", "short.csv");

        Assert.Equal((ImportOutcome.Stored, 14m), (report.Outcome, report.Totals!.Closing.Amount));
    }

    [Fact]
    public async Task A_column_that_is_there_twice_is_not_guessed()
    {
        _finance.Write("twice.csv", $"{Header},balance", "I-1,2026-01-01,2026-01-31,A1,M1,,DUES,10.00,0.00,10.00,,0.00");

        var error = await Assert.ThrowsAsync<FinanceException>(() => _finance.ImportAsync("invoices.yaml", "twice.csv"));

        Assert.Equal("twice.csv:1: the column 'Balance' is there twice.", error.Problem);
    }

    [Theory]
    [InlineData("#N/A", "error of a spreadsheet")]
    [InlineData("#REF!", "error of a spreadsheet")]
    [InlineData("A\u200B1", "invisible")]
    [InlineData("A\u20281", "invisible")]
    [InlineData("\u202EA1", "invisible")]
    [InlineData("A\u20071", "invisible")]
    public async Task An_account_that_nobody_wrote_so_is_refused(string account, string message)
    {
        _finance.Write("ids.csv", Header, $"I-1,2026-01-01,2026-01-31,{account},M1,,DUES,10.00,0.00,10.00,", $"I-2,2026-01-01,2026-01-31,A2,{account},,DUES,10.00,0.00,10.00,");

        var report = await _finance.ImportAsync("invoices.yaml", "ids.csv");

        Assert.Equal(2, report.RefusedRows);
        Assert.All(report.Refusals, refusal => Assert.Contains(message, refusal.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_account_that_adds_up_to_more_than_there_is_says_nothing()
    {
        var lines = Enumerable.Range(0, 200).Select(number => $"I-{number},2026-01-01,2026-01-31,A1,M1,,DUES,999999999999.99,0.00,999999999999.99,").ToArray();
        _finance.Write("huge.csv", [Header, .. lines, "I-X,2026-01-01,2026-12-31,A2,M2,,DUES,1.00,1.00,0.00,"]);

        await _finance.ImportAsync("invoices.yaml", "huge.csv");
        _finance.TakeRoster([Roster("M1"), Roster("M2")]);

        Assert.Equal((Standing.Unknown, Standing.Good), (_finance.Derive()["demo:M1"], _finance.Derive()["demo:M2"]));
    }

    [Fact]
    public async Task An_older_export_does_not_take_a_newer_one_back()
    {
        _finance.Write("new.csv", Header, "I-1,2026-01-01,2026-01-31,A1,M1,,DUES,10.00,10.00,0.00,");
        _finance.Write("old.csv", Header, "I-1,2026-01-01,2026-01-31,A1,M1,,DUES,10.00,0.00,10.00,");
        await _finance.ImportAsync("invoices.yaml", "new.csv", request => request with { AsOf = FinanceFixture.Today.AddDays(-1) });

        var older = await _finance.ImportAsync("invoices.yaml", "old.csv", request => request with { AsOf = FinanceFixture.Today.AddDays(-2) });
        var corrected = await _finance.ImportAsync("invoices.yaml", "old.csv", request => request with { AsOf = FinanceFixture.Today.AddDays(-1) });

        Assert.Equal((ImportOutcome.Refused, ImportOutcome.Stored), (older.Outcome, corrected.Outcome));
        Assert.Contains("older than what the ledger holds", Assert.Single(older.Reasons), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT account FROM open_items; DELETE FROM open_items")]
    [InlineData("SELECT 1; COMMIT; DROP TABLE open_items")]
    [InlineData("SELECT 1 -- ' ;\n; VACUUM INTO 'x' --'")]
    public void A_query_is_one_statement(string query)
    {
        var mapping = File.ReadAllText(_finance.In("query.yaml"));
        var line = mapping.Split('\n').Single(one => one.StartsWith("  query:", StringComparison.Ordinal));
        _finance.Write("several.yaml", mapping.Replace(line, $"  query: {System.Text.Json.JsonSerializer.Serialize(query)}", StringComparison.Ordinal));

        var error = Assert.Throws<DocumentException>(() => BillingMappingReader.Read(_finance.In("several.yaml")));

        Assert.Contains(error.Faults, fault => fault.Message.Contains("one statement without ';'", StringComparison.Ordinal) && fault.Line == 8);
    }

    [Theory]
    [InlineData("<c r=\"A2\" t=\"s\"><v>7</v></c>")] // no such shared text
    [InlineData("<c r=\"A2\" t=\"s\"><v>x</v></c>")]
    [InlineData("<c r=\"ZZZZZZZ2\"><v>1</v></c>")] // would take the machine's memory
    [InlineData("<c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>2</v></c>")] // out of order
    [InlineData("<c r=\"A2\"><v>1</v></c><c r=\"A2\"><v>2</v></c>")] // twice
    public async Task A_damaged_workbook_is_refused_with_its_row(string cells)
    {
        Workbook($"{OddWorkbook.Row(1, _columns)}<row r=\"2\">{cells}</row>");

        var error = await Assert.ThrowsAsync<FinanceException>(() => _finance.ImportAsync("workbook.yaml", "odd.xlsx"));

        Assert.Contains("odd.xlsx:2: the workbook is damaged here or below", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_that_breaks_off_is_refused()
    {
        Workbook($"{OddWorkbook.Row(1, _columns)}<row r=\"2\"><c r=\"A2\"><v>CNRY</row>");

        var error = await Assert.ThrowsAsync<FinanceException>(() => _finance.ImportAsync("workbook.yaml", "odd.xlsx"));

        Assert.DoesNotContain("CNRY", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<v>NaN</v>", "amount")]
    [InlineData("<v>1E+300</v>", "amount")]
    [InlineData("<f>SUM(H1:H9)</f>", "amount")] // never calculated: no zero
    public async Task A_number_that_is_none_is_no_amount(string value, string code)
    {
        Workbook($"{OddWorkbook.Row(1, _columns)}{Record(2, "A1", "<c r=\"I2\"><v>0</v></c>")}{Record(3, "A2", $"<c r=\"I3\">{value}</c>")}");

        var report = await _finance.ImportAsync("workbook.yaml", "odd.xlsx");

        Assert.Equal(code, Assert.Single(report.Refusals).Code);
    }

    [Theory]
    [InlineData("<v>NaN</v>")]
    [InlineData("<v>1E+300</v>")]
    [InlineData("<f>TODAY()</f>")]
    public async Task A_number_that_is_none_is_no_day(string value)
    {
        Workbook($"{OddWorkbook.Row(1, _columns)}{Record(2, "A1", "").Replace("<c r=\"C2\" t=\"inlineStr\"><is><t>2026-01-31</t></is></c>", $"<c r=\"C2\">{value}</c>", StringComparison.Ordinal)}");

        var report = await _finance.ImportAsync("workbook.yaml", "odd.xlsx");

        Assert.Equal("date", Assert.Single(report.Refusals).Code);
    }

    [Fact]
    public async Task Hidden_sheets_and_what_tells_how_to_pronounce_a_text_do_not_count()
    {
        Workbook(
            $"{OddWorkbook.Row(1, _columns)}{Record(2, "", "").Replace("<c r=\"D2\" t=\"inlineStr\"><is><t></t></is></c>", "<c r=\"D2\" t=\"s\"><v>0</v></c>", StringComparison.Ordinal)}",
            "<si><r><t>A</t></r><r><t>7</t></r><rPh sb=\"0\" eb=\"1\"><t>ei</t></rPh></si>", isFirstHidden: true);

        await _finance.ImportAsync("workbook.yaml", "odd.xlsx");

        Assert.Equal("A7", Assert.Single(_finance.Find.Where(_ => true, 9)).Account.Number.Value);
    }

    public void Dispose() => _finance.Dispose();

    private static RosterEntry Roster(string id) => new(PartyKind.Member, new RecordKey("demo", id)) { MlsId = id };

    private static string Record(int number, string account, string more) =>
        OddWorkbook.Row(number, $"I-{number}", "2026-01-01", "2026-01-31", account, $"M{number}", "", "DUES", "10.00").Replace("</row>", $"{more}</row>", StringComparison.Ordinal);

    private void Workbook(string rows, string shared = "", bool isFirstHidden = false)
    {
        _finance.Write("workbook.yaml", File.ReadAllText(_finance.In("invoices.yaml")).Replace("type: csv", "type: xlsx", StringComparison.Ordinal));
        OddWorkbook.Write(_finance.In("odd.xlsx"), rows, shared, isFirstHidden);
    }
}
