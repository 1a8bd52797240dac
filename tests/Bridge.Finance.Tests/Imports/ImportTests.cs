using Bridge.Finance.Imports;
using Bridge.Finance.Tests.Stores;
using Bridge.Finance.Values;

namespace Bridge.Finance.Tests.Imports;

public abstract class ImportTests(PostgresServer? server) : IDisposable
{
    private const string Header = "Invoice #,Invoice Date,Due Date,Account,MLS ID,Office ID,Charge Code,Amount,Paid,Balance,Status";

    private readonly FinanceFixture _finance = new(server);

    [StoreFact]
    public async Task The_same_file_again_changes_nothing()
    {
        _finance.Exports.WriteInvoices(_finance.In("invoices.csv"));
        var first = await _finance.ImportAsync("invoices.yaml", "invoices.csv");

        var again = await _finance.ImportAsync("invoices.yaml", "invoices.csv");

        Assert.Equal((ImportOutcome.Stored, ImportOutcome.Unchanged), (first.Outcome, again.Outcome));
        Assert.Equal(first.Accounts, first.Changed);
    }

    [StoreFact]
    public async Task The_same_content_in_another_order_changes_no_account()
    {
        _finance.Exports.WriteInvoices(_finance.In("invoices.csv"));
        await _finance.ImportAsync("invoices.yaml", "invoices.csv");
        var lines = await File.ReadAllLinesAsync(_finance.In("invoices.csv"));
        await File.WriteAllLinesAsync(_finance.In("turned.csv"), [lines[0], .. lines[1..].Reverse()]);

        var again = await _finance.ImportAsync("invoices.yaml", "turned.csv");

        Assert.Equal((ImportOutcome.Stored, 0, 0), (again.Outcome, again.Changed, again.Vanished));
    }

    [StoreFact]
    public async Task A_corrected_file_restates_its_accounts()
    {
        await _finance.ImportInvoicesAsync("A1|M1|I-1|2026-01-31|10.00|0.00", "A2|M2|I-2|2026-01-31|20.00|0.00");

        var corrected = await _finance.ImportInvoicesAsync("A1|M1|I-1|2026-01-31|10.00|10.00", "A2|M2|I-2|2026-01-31|20.00|0.00");

        Assert.Equal((1, 1), (corrected.Changed, corrected.Unchanged));
        Assert.True(_finance.Find.ByNumber("invoices", new AccountNumber("A1"))!.Totals().Closing.IsZero);
    }

    [StoreFact]
    public async Task What_does_not_reconcile_is_refused_whole_and_names_the_accounts_without_amounts()
    {
        await _finance.ImportInvoicesAsync("A1|M1|I-1|2026-01-31|10.00|0.00");
        _finance.Write("off.csv", Header, "I-1,2026-01-01,2026-01-31,A1,M1,,DUES,11.00,0.00,11.00,", "I-7,2026-01-01,2026-01-31,A7,M7,,DUES,73918.37,0.00,73918.36,");

        var report = await _finance.ImportAsync("invoices.yaml", "off.csv");

        Assert.Equal(ImportOutcome.Refused, report.Outcome);
        Assert.Equal([new AccountNumber("A7")], report.Unreconciled);
        Assert.DoesNotContain("73918", string.Join(" ", report.Reasons), StringComparison.Ordinal);
        Assert.Equal(10m, _finance.Find.ByNumber("invoices", new AccountNumber("A1"))!.Totals().Closing.Amount);
        Assert.Null(_finance.Find.ByNumber("invoices", new AccountNumber("A7")));
        Assert.Equal(ImportOutcome.Refused, _finance.Imports(10)[0].Report.Outcome);
    }

    [StoreFact]
    public async Task A_journal_reconciles_from_its_opening_to_its_closing_balances()
    {
        _finance.Write(
            "journal.yaml",
            "version: 1", "source: journal", "file: { type: csv }", "rows: transactions", "account: { column: Account }",
            "columns: { type: Type, amount: Amount, date: Date, reference: No }",
            "types: { Opening: opening, Invoice: charge, Payment: payment, Credit: credit, Refund: refund, Closing: closing }");
        string[] rows =
        [
            "Account,Type,No,Date,Amount", "A1,Opening,,,100.00", "A1,Invoice,1,2026-10-01,50.00", "A1,Payment,2,2026-10-05,120.00",
            "A1,Payment,2,2026-10-06,-20.00", "A1,Credit,3,2026-10-07,5.00", "A1,Refund,4,2026-10-08,7.50",
        ];
        _finance.Write("good.csv", [.. rows, "A1,Closing,,,52.50"]);
        _finance.Write("bad.csv", [.. rows, "A1,Closing,,,52.51"]);

        var bad = await _finance.ImportAsync("journal.yaml", "bad.csv");
        var good = await _finance.ImportAsync("journal.yaml", "good.csv");

        Assert.Equal((ImportOutcome.Refused, ImportOutcome.Stored), (bad.Outcome, good.Outcome));
        Assert.Equal(new decimal[] { 100, 50, 100, 5, 7.5m, 52.5m }, new[]
        {
            good.Totals!.Opening, good.Totals.Charges, good.Totals.Payments, good.Totals.Credits, good.Totals.Refunds, good.Totals.Closing,
        }.Select(money => money.Amount));
    }

    [StoreFact]
    public async Task A_file_that_misses_its_own_grand_total_is_refused()
    {
        _finance.Exports.WriteAgingDetail(_finance.In("detail.csv"));
        _finance.Exports.WriteCrossReference(_finance.In("customers.csv"));
        var lines = (await File.ReadAllLinesAsync(_finance.In("detail.csv"), System.Text.Encoding.Latin1)).ToList();
        lines.RemoveAt(lines.FindIndex(line => line.Contains(",Invoice,", StringComparison.Ordinal)));
        await File.WriteAllLinesAsync(_finance.In("cut.csv"), lines, System.Text.Encoding.Latin1);

        var report = await _finance.ImportAsync("aging-detail.yaml", "cut.csv");

        Assert.Equal(ImportOutcome.Refused, report.Outcome);
        Assert.Contains("grand total", Assert.Single(report.Reasons), StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task What_finance_expects_is_checked()
    {
        _finance.Exports.WriteInvoices(_finance.In("invoices.csv"));

        var report = await _finance.ImportAsync(
            "invoices.yaml", "invoices.csv", request => request with { ExpectedClosing = new Money(1, "USD") });
        var count = await _finance.ImportAsync("invoices.yaml", "invoices.csv", request => request with { ExpectedRows = 1 });

        Assert.Equal((ImportOutcome.Refused, ImportOutcome.Refused), (report.Outcome, count.Outcome));
    }

    [StoreFact]
    public async Task Many_accounts_vanish_only_with_consent()
    {
        await _finance.ImportInvoicesAsync([.. Enumerable.Range(0, 10).Select(one => $"A{one}|M{one}|I-{one}|2026-01-31|10.00|0.00")]);
        _finance.Write("few.csv", Header, "I-1,2026-01-01,2026-01-31,A1,M1,,DUES,10.00,0.00,10.00,");

        var refused = await _finance.ImportAsync("invoices.yaml", "few.csv");
        var accepted = await _finance.ImportAsync("invoices.yaml", "few.csv", request => request with { AcceptsVanished = true });

        Assert.Equal((ImportOutcome.Refused, 9), (refused.Outcome, refused.Vanished));
        Assert.Equal((ImportOutcome.Stored, 9), (accepted.Outcome, accepted.Vanished));
        Assert.Single(_finance.Find.Where(_ => true, 100));
    }

    [StoreFact]
    public async Task A_bad_row_is_set_aside_with_file_and_line_and_without_its_values()
    {
        var lines = Enumerable.Range(0, 100).Select(one => $"I-{one},2026-01-01,2026-01-31,A{one},M{one},,DUES,10.00,0.00,10.00,");
        _finance.Write(
            "some.csv",
            [
                Header, .. lines, "I-A,2026-01-01,2026-01-31,A1,M1,,DUES,1.234;CNRY,0.00,10.00,", "I-B,2026-01-01,CNRYDAY,A2,M2,,DUES,10.00,0.00,10.00,",
                "4242424242424242,2026-01-01,2026-01-31,A3,M3,,DUES,10.00,0.00,10.00,", "I-D,2026-01-01,2026-01-31,1.23E+08,M4,,DUES,10.00,0.00,10.00,",
                "I-E,2026-01-01,2026-01-31,A5,M5,,CNRYCODE,10.00,0.00,10.00,",
            ]);

        var report = await _finance.ImportAsync("invoices.yaml", "some.csv");

        Assert.Equal((ImportOutcome.Stored, 100, 5), (report.Outcome, report.Rows, report.RefusedRows));
        Assert.Equal(["amount", "date", "reference", "id", "word"], report.Refusals.Select(refusal => refusal.Code));
        Assert.All(report.Refusals.Select((refusal, index) => (refusal, index)), one => Assert.StartsWith($"some.csv:{one.index + 102}: column '", one.refusal.Reason, StringComparison.Ordinal));
        Assert.DoesNotContain(report.Refusals, refusal => refusal.Reason.Contains("CNRY", StringComparison.Ordinal) || refusal.Reason.Contains("4242", StringComparison.Ordinal));
        Assert.True(_finance.Find.ByNumber("invoices", new AccountNumber("A1"))!.IsIncomplete);
        Assert.False(_finance.Find.ByNumber("invoices", new AccountNumber("A4"))!.IsIncomplete);
    }

    [StoreFact]
    public async Task Too_many_bad_rows_stop_the_import()
    {
        _finance.Write("bad.csv", Header, "I-1,2026-01-01,2026-01-31,A1,M1,,DUES,10.00,0.00,10.00,", "I-2,2026-01-01,never,A2,M2,,DUES,10.00,0.00,10.00,");

        var report = await _finance.ImportAsync("invoices.yaml", "bad.csv");

        Assert.Equal(ImportOutcome.Refused, report.Outcome);
        Assert.Contains("maxRefused", Assert.Single(report.Reasons), StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task A_list_of_payments_is_only_added_to_and_the_same_record_counts_once()
    {
        _finance.Write("one.txt", Payment("012345678", "LOCL", "250.00"), Payment("012345679", "LOCL", "250.00"));
        _finance.Write("two.txt", Payment("012345678", "LOCL", "250.00"), Payment("012345678", "LOCL", "-250.00"));
        await _finance.ImportAsync("nrds-payments.yaml", "one.txt");

        var second = await _finance.ImportAsync("nrds-payments.yaml", "two.txt");
        var again = await _finance.ImportAsync("nrds-payments.yaml", "one.txt");

        Assert.Equal((1, 0, 0), (second.Changed, second.Vanished, again.Changed));
        Assert.Equal(2, _finance.Find.ByNumber("nrds", new AccountNumber("012345678"))!.Entries.Count);
        Assert.Equal(-250m, _finance.Find.ByNumber("nrds", new AccountNumber("012345679"))!.Totals().Closing.Amount);
    }

    [StoreFact]
    public async Task A_list_of_payments_with_a_bad_row_is_not_taken_at_all()
    {
        _finance.Write("bad.txt", [.. Enumerable.Range(0, 50).Select(one => Payment($"0123456{one:D2}", "LOCL", "250.00")), Payment("1.23E+08 ", "LOCL", "250.00")]);

        var report = await _finance.ImportAsync("nrds-payments.yaml", "bad.txt");

        Assert.Equal((ImportOutcome.Refused, 1), (report.Outcome, report.RefusedRows));
        Assert.Empty(_finance.Find.Where(_ => true, 10));
    }

    [StoreFact]
    public async Task Imports_are_listed_with_file_outcome_and_totals()
    {
        await _finance.ImportInvoicesAsync("A1|M1|I-1|2026-01-31|10.00|4.00");

        var listed = Assert.Single(_finance.Imports(10));

        Assert.Equal((new PrivateText("rows.csv"), ImportOutcome.Stored, 1), (listed.Report.File, listed.Report.Outcome, listed.Report.Rows));
        Assert.Equal((10m, 4m, 6m), (listed.Report.Totals!.Charges.Amount, listed.Report.Totals.Payments.Amount, listed.Report.Totals.Closing.Amount));
    }

    public void Dispose()
    {
        _finance.Dispose();
        GC.SuppressFinalize(this);
    }

    private static string Payment(string member, string type, string amount) =>
        $"{member}{member}001000000{type}2026{amount,-10} 011520261234";
}

public sealed class ImportTestsOnSqlite() : ImportTests(null);

[Collection(OnPostgres.Name)]
public sealed class ImportTestsOnPostgres(PostgresServer server) : ImportTests(server);
