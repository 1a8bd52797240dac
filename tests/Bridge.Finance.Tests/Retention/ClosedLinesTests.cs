using Bridge.Finance.Imports;
using Bridge.Finance.Ledger;
using Bridge.Finance.Retention;
using Bridge.Finance.Standings;
using Bridge.Finance.Tests.Stores;
using Bridge.Finance.Values;
using Bridge.Finance.Vault;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Finance.Tests.Retention;

/// <summary>Which lines of an account need not be kept.</summary>
public abstract class ClosedLinesTests(PostgresServer? server) : IDisposable
{
    // Today is in 2026: three years keep 2023 and later.
    private static readonly DateOnly _firstDay = ClosedLines.FirstDay(FinanceFixture.Today, 3);

    private readonly FinanceFixture _finance = new(server);

    private ImportBilling Import => new(_finance.Store, new SecretReference(_finance.Folder, _ => null), _finance.Time, TimeZoneInfo.Utc) { ClosedYears = 3 };

    [StoreFact]
    public async Task Closed_charges_of_old_years_are_not_kept_and_open_ones_are()
    {
        _finance.Write(
            "old.csv", "Invoice #,Invoice Date,Due Date,Account,MLS ID,Office ID,Charge Code,Amount,Paid,Balance,Status",
            "I-1,2021-01-01,2021-01-31,A1,M1,,DUES,10.00,10.00,0.00,", "I-2,2022-12-31,2023-01-31,A1,M1,,DUES,10.00,10.00,0.00,",
            "I-3,2020-01-01,2020-01-31,A1,M1,,DUES,10.00,4.00,6.00,", "I-4,2026-01-01,2026-01-31,A1,M1,,DUES,10.00,0.00,10.00,");
        var request = new ImportRequest(_finance.In("invoices.yaml"), _finance.In("old.csv")) { AsOf = FinanceFixture.Today };

        var report = await Import.RunAsync(request, default);
        var again = await Import.RunAsync(request, default);

        var account = Assert.Single(_finance.Find.Where(_ => true, 9)).Account;
        Assert.Equal(["I-3", "I-2", "I-4"], account.Entries.Select(entry => entry.Reference.Value));
        Assert.Equal((46m, 16m), (report.Totals!.Closing.Amount + 30m, account.Totals().Closing.Amount));
        Assert.Equal(ImportOutcome.Unchanged, again.Outcome);
    }

    [StoreFact]
    public async Task Old_entries_of_the_lists_of_imports_and_releases_go_and_numbers_go_on()
    {
        _finance.Store.Write(session =>
        {
            using var seal = _finance.Store.OpenSeal();
            ImportList.Add(session, seal, new DateTimeOffset(2022, 12, 31, 23, 0, 0, TimeSpan.Zero), new ImportReport { Ledger = "x", Outcome = ImportOutcome.Refused });
            ImportList.Add(session, seal, new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.Zero), new ImportReport { Ledger = "x", Outcome = ImportOutcome.Refused });
            session.Run("INSERT INTO release (sequence, at, as_of_day, policy) VALUES (7, '2022-05-01T00:00:00.000Z', '2022-05-01', 'x')");
            session.Run("INSERT INTO release (sequence, at, as_of_day, policy) VALUES (8, '2022-06-01T00:00:00.000Z', '2022-06-01', 'x')");
            OldRows.Remove(session, _firstDay);
        });

        Assert.Equal([2L], _finance.Imports(9).Select(import => import.Id));
        Assert.Equal([8L], _finance.Store.Read(session => session.Query("SELECT sequence FROM release", row => row.GetInt64(0))));
        await _finance.ImportInvoicesAsync("A|M1|I|2026-01-31|10.00|0.00");
        Assert.Equal([3L, 2L], _finance.Imports(9).Select(import => import.Id));
    }

    public void Dispose()
    {
        _finance.Dispose();
        GC.SuppressFinalize(this);
    }
}

public sealed class ClosedLinesTestsOnSqlite() : ClosedLinesTests(null)
{
    private static Gen<LedgerEntry> Entries() =>
        from kind in Gen.Elements(Enum.GetValues<EntryKind>())
        from charge in Gen.Elements(Enum.GetValues<ChargeKind>())
        from age in Gen.Choose(0, 3000)
        from units in Gen.Choose(-4, 8)
        from paid in Gen.Elements(0, 50, 100)
        let amount = units * 1000
        let date = FinanceFixture.Today.AddDays(-age)
        select new LedgerEntry(
            kind, charge, new PrivateText($"R{age}"), date, kind == EntryKind.Charge ? date.AddDays(30) : null,
            Money.OfHundredths(amount, "USD"), Money.OfHundredths(kind == EntryKind.Charge ? amount * paid / 100 : 0, "USD"));

    private static Arbitrary<Account> Accounts() => (
        from entries in Entries().ListOf()
        from opening in Gen.Choose(-3, 3)
        select new Account
        {
            Number = new AccountNumber("A"), Currency = "USD", Opening = Money.OfHundredths(opening * 1000, "USD"), Entries = [.. entries.Order()],
        }).ToArbitrary();

    [Fact]
    public void Shortening_keeps_the_balance_and_all_that_is_open_and_twice_is_once()
    {
        var closed = new ClosedLines(ClosedLines.FirstDay(FinanceFixture.Today, 3), []);
        var shortened = 0;

        Prop.ForAll(Accounts(), account =>
        {
            var kept = closed.Shorten(account);
            shortened += kept.Entries.Count < account.Entries.Count ? 1 : 0;
            Assert.Equal(account.Totals().Closing, kept.Totals().Closing);
            Assert.Equal(OpenCharges.Of(account, []), OpenCharges.Of(kept, []));
            Assert.Equal(kept.Entries, closed.Shorten(kept).Entries);
        }).QuickCheckThrowOnFailure();

        Assert.True(shortened > 10, "Without accounts that were shortened nothing was proved.");
    }
}

[Collection(OnPostgres.Name)]
public sealed class ClosedLinesTestsOnPostgres(PostgresServer server) : ClosedLinesTests(server);
