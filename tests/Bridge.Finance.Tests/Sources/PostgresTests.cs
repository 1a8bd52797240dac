using Bridge.Finance.Imports;
using Bridge.Finance.Tests.Stores;
using Bridge.Finance.Vault;

namespace Bridge.Finance.Tests.Sources;

[Collection(OnPostgres.Name)]
public sealed class PostgresTests(PostgresServer server) : IDisposable
{
    private readonly FinanceFixture _finance = new();

    [StoreFact]
    public async Task A_query_on_postgresql_reads_and_cannot_write()
    {
        var connection = server.Connection(server.CreateDatabase());
        PostgresServer.Execute(
            connection,
            """
            CREATE SCHEMA billing;
            CREATE TABLE billing.open_items (account text, member_id text, invoice_no int, issued date, due timestamp, code text, amount numeric(12,2), paid numeric(12,2), balance numeric(12,2), status text);
            INSERT INTO billing.open_items VALUES ('A1', '00M1', 17, '2026-01-01', '2026-01-31', 'dues', 1234.50, 0, 1234.50, NULL);
            """);
        var import = new ImportBilling(
            _finance.Store, new SecretReference(_finance.Folder, _ => connection), _finance.Time, TimeZoneInfo.Utc);
        var mapping = (await File.ReadAllTextAsync(_finance.In("query.yaml"))).Replace("${file:secrets/billing-connection}", "${env:BILLING}", StringComparison.Ordinal);
        _finance.Write("query.yaml", mapping);
        _finance.Write("writing.yaml", mapping.Replace("query: SELECT", "query: WITH gone AS (DELETE FROM billing.open_items RETURNING *) SELECT", StringComparison.Ordinal).Replace("FROM billing.open_items\n", "FROM gone\n", StringComparison.Ordinal));
        _finance.Write("wrong.yaml", mapping.Replace("billing.open_items", "billing.nowhere", StringComparison.Ordinal));

        var report = await import.RunAsync(new ImportRequest(_finance.In("query.yaml"), null), default);
        var again = await import.RunAsync(new ImportRequest(_finance.In("query.yaml"), null), default);
        var writing = await Assert.ThrowsAsync<FinanceException>(() => import.RunAsync(new ImportRequest(_finance.In("writing.yaml"), null), default));
        var wrong = await Assert.ThrowsAsync<FinanceException>(() => import.RunAsync(new ImportRequest(_finance.In("wrong.yaml"), null), default));

        Assert.Equal((ImportOutcome.Stored, 1234.50m, 0), (report.Outcome, report.Totals!.Closing.Amount, again.Changed));
        Assert.Contains("25006", writing.Message, StringComparison.Ordinal); // read_only_sql_transaction
        Assert.Contains("42P01", wrong.Message, StringComparison.Ordinal); // undefined_table
        Assert.DoesNotContain("nowhere", wrong.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _finance.Dispose();
}
