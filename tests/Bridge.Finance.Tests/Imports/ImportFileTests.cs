using Bridge.Finance.Imports;
using Bridge.Finance.Tests.Stores;

namespace Bridge.Finance.Tests.Imports;

/// <summary>What an import makes of the file, or the query, before any account is looked at.</summary>
public abstract class ImportFileTests(PostgresServer? server) : IDisposable
{
    private const string Header = "Invoice #,Invoice Date,Due Date,Account,MLS ID,Office ID,Charge Code,Amount,Paid,Balance,Status";

    private readonly FinanceFixture _finance = new(server);

    [StoreFact]
    public async Task The_day_in_the_file_wins_over_the_day_that_was_said()
    {
        _finance.Exports.WriteAgingSummary(_finance.In("summary.csv"));
        _finance.Exports.WriteCrossReference(_finance.In("customers.csv"));

        var report = await _finance.ImportAsync("aging-summary.yaml", "summary.csv", request => request with { AsOf = new DateOnly(2026, 1, 1) });

        Assert.Equal(FinanceFixture.Today, report.AsOf);
    }

    [StoreFact]
    public async Task Data_of_the_future_is_refused()
    {
        _finance.Write("rows.csv", Header, "I-1,2026-01-01,2026-01-31,A1,M1,,DUES,10.00,0.00,10.00,");

        var report = await _finance.ImportAsync("invoices.yaml", "rows.csv", request => request with { AsOf = FinanceFixture.Today.AddDays(2) });

        Assert.Contains("future", Assert.Single(report.Reasons), StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task Header_names_that_are_nearly_right_are_told()
    {
        _finance.Write("renamed.csv", Header.Replace("Due Date", "DueDate", StringComparison.Ordinal), "I-1,2026-01-01,2026-01-31,A1,M1,,DUES,10.00,0.00,10.00,");

        var error = await Assert.ThrowsAsync<FinanceException>(() => _finance.ImportAsync("invoices.yaml", "renamed.csv"));

        Assert.Contains("renamed.csv:1: no header row has the column(s) 'Due Date'. Did you mean 'DueDate'?", error.Message, StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task A_file_without_a_header_is_not_quoted()
    {
        _finance.Write("headless.csv", "CNRY-1,2026-01-01,2026-01-31,CNRY-ACCOUNT,M1,,DUES,10.00,0.00,10.00,");

        var error = await Assert.ThrowsAsync<FinanceException>(() => _finance.ImportAsync("invoices.yaml", "headless.csv"));

        Assert.DoesNotContain("CNRY", error.ToString(), StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task A_query_on_sqlite_reads_and_cannot_write()
    {
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_finance.In("billing.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE open_items (account, member_id, invoice_no, issued, due, code, amount, paid, balance, status);"
                + "INSERT INTO open_items VALUES ('A1', 'M1', 'I-1', '2026-01-01', '2026-01-31', 'dues', 12.34, 0, 12.34, 'open')";
            command.ExecuteNonQuery();
        }

        var mapping = (await File.ReadAllTextAsync(_finance.In("query.yaml"))).Replace("type: postgres", "type: sqlite", StringComparison.Ordinal)
            .Replace("  connection: ${file:secrets/billing-connection}\n", "", StringComparison.Ordinal).Replace("FROM billing.open_items", "FROM open_items", StringComparison.Ordinal);
        _finance.Write("sqlite.yaml", mapping);
        _finance.Write("writing.yaml", mapping.Replace("query: SELECT", "query: WITH x AS (SELECT 1) DELETE FROM open_items RETURNING", StringComparison.Ordinal).Replace("status FROM open_items\n", "status\n", StringComparison.Ordinal));

        var report = await _finance.ImportAsync("sqlite.yaml", "billing.db");
        await Assert.ThrowsAsync<FinanceException>(() => _finance.ImportAsync("writing.yaml", "billing.db"));
        var again = await _finance.ImportAsync("sqlite.yaml", "billing.db");

        Assert.Equal((ImportOutcome.Stored, 12.34m), (report.Outcome, report.Totals!.Closing.Amount));
        Assert.Equal((1, 0), (again.Accounts + (again.Outcome == ImportOutcome.Unchanged ? 1 : 0), again.Changed));
    }

    public void Dispose()
    {
        _finance.Dispose();
        GC.SuppressFinalize(this);
    }
}

public sealed class ImportFileTestsOnSqlite() : ImportFileTests(null);

[Collection(OnPostgres.Name)]
public sealed class ImportFileTestsOnPostgres(PostgresServer server) : ImportFileTests(server);
