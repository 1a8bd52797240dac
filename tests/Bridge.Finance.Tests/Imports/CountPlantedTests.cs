using Bridge.Finance.Composition;
using Bridge.Finance.Tests.Stores;

namespace Bridge.Finance.Tests.Imports;

public abstract class CountPlantedTests(PostgresServer? server) : IDisposable
{
    private readonly FinanceFixture _finance = new(server);

    [StoreFact]
    public async Task Counts_what_an_import_kept_and_nothing_else()
    {
        await _finance.ImportInvoicesAsync("A1|M1|I-1|2026-01-31|10.00|4.00");

        var found = new CountPlanted(_finance.Store).Run(
            new HashSet<string> { "A1", "M1", "I-1", "rows", "I-2" },
            new HashSet<decimal> { 10.00m, 4.00m, 6.00m, 7.00m },
            new HashSet<DateOnly> { new(2026, 1, 31), new(2026, 1, 1), new(2187, 1, 1) });

        Assert.Equal(new PlantedCount(4, 3, 2), found);
    }

    public void Dispose()
    {
        _finance.Dispose();
        GC.SuppressFinalize(this);
    }
}

public sealed class CountPlantedTestsOnSqlite() : CountPlantedTests(null);

[Collection(OnPostgres.Name)]
public sealed class CountPlantedTestsOnPostgres(PostgresServer server) : CountPlantedTests(server);
