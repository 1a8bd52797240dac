using Bridge.Core.Model;
using Bridge.Finance.Ledger;
using Bridge.Finance.Rosters;
using Bridge.Finance.Vault;

namespace Bridge.Finance.Tests.Stores;

/// <summary>What the store is on whichever database.</summary>
public abstract class StoreTests(PostgresServer? server) : IDisposable
{
    private readonly FinanceFixture _finance = new(server);

    [StoreFact]
    public void A_wrong_key_is_found_when_the_store_is_opened()
    {
        var other = VaultKey.Parse(Convert.ToBase64String(new byte[32]));

        var error = Assert.Throws<FinanceException>(() => _finance.OpenStore(other));

        Assert.Contains(FinanceFixture.Key.Id, error.Message, StringComparison.Ordinal);
        Assert.Contains(other.Id, error.Message, StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task A_value_that_was_changed_or_moved_is_not_read()
    {
        await _finance.ImportInvoicesAsync("A1|M1|I-1|2026-01-31|10.00|0.00", "A2|M2|I-2|2026-01-31|20.00|0.00");
        _finance.Store.Write(session => session.Run(
            "UPDATE account SET body = (SELECT other.body FROM account other WHERE other.pseudonym <> account.pseudonym)"));

        var error = Assert.Throws<FinanceException>(() => _finance.Find.Where(_ => true, 10));

        Assert.Contains("account.body", error.Message, StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task A_store_that_is_opened_again_holds_what_it_held()
    {
        await _finance.ImportInvoicesAsync("A1|M1|I-1|2026-01-31|10.00|4.00");

        using var again = _finance.OpenStore(FinanceFixture.Key);

        var (_, account) = Assert.Single(new Ledger.FindAccounts(again).Where(_ => true, 10));
        Assert.Equal((6m, "A1"), (account.Totals().Closing.Amount, account.Number.Value));
    }

    [StoreFact]
    public void A_writing_that_breaks_off_leaves_nothing()
    {
        Assert.Throws<InvalidOperationException>(() => _finance.Store.Write(session =>
        {
            session.Run("INSERT INTO import (id, ledger, at, outcome, details) VALUES (7, 'x', '', '', @details)", ("@details", new byte[1]));
            throw new InvalidOperationException();
        }));

        Assert.Equal(0L, _finance.Store.Read(session => session.Scalar<long>("SELECT count(*) FROM import")));
    }

    [StoreFact]
    public async Task More_accounts_than_one_batch_are_written_replaced_and_removed()
    {
        string[] Rows(int from, int count, string paid) => [.. Enumerable.Range(from, count).Select(one => $"A{one}|M{one}|I-{one}|2026-01-31|10.00|{paid}")];
        var first = await _finance.ImportInvoicesAsync(Rows(0, 2500, "0.00"));

        // 500 are gone, 1,000 stay as they are, 1,000 have changed, 1,500 are new.
        var second = await _finance.ImportInvoicesAsync([.. Rows(500, 1000, "0.00"), .. Rows(1500, 1000, "4.00"), .. Rows(2500, 1500, "0.00")]);

        Assert.Equal((2500, 0, 0), (first.Changed, first.Unchanged, first.Vanished));
        Assert.Equal((2500, 1000, 500), (second.Changed, second.Unchanged, second.Vanished));
        var accounts = _finance.Find.Where(_ => true, int.MaxValue);
        Assert.Equal(
            Enumerable.Range(500, 3500).Select(one => ($"A{one}", one is >= 1500 and < 2500 ? 6m : 10m)).Order(),
            accounts.Select(one => (one.Account.Number.Value, one.Account.Totals().Closing.Amount)).Order());
    }

    [StoreFact]
    public async Task Nothing_of_an_account_can_be_read_from_the_disk()
    {
        _finance.TakeRoster([new RosterEntry(PartyKind.Member, new RecordKey("demo", "ROSTER-CANARY-SEEN"))]);
        await _finance.ImportInvoicesAsync("ACCT-CNRY-1|CNRYMEMBER|INV-CNRY-9|2026-01-31|73918204.37|0.00");

        Assert.Single(_finance.Find.Where(account => account.Number.Value == "ACCT-CNRY-1", 10));
        var isRosterSeen = false;
        foreach (var file in _finance.StoreFiles())
        {
            var bytes = await ReadAsync(file);
            isRosterSeen |= Holds(bytes, "ROSTER-CANARY-SEEN"u8);
            Assert.False(
                Holds(bytes, "ACCT-CNRY"u8) || Holds(bytes, "CNRYMEMBER"u8) || Holds(bytes, "INV-CNRY"u8) || Holds(bytes, "73918204"u8) || Holds(bytes, BitConverter.GetBytes(7391820437L)), file);
        }

        Assert.True(isRosterSeen, "What is in clear must be found, or the search would be blind.");
    }

    public void Dispose()
    {
        _finance.Dispose();
        GC.SuppressFinalize(this);
    }

    private static bool Holds(byte[] bytes, ReadOnlySpan<byte> sought) => bytes.AsSpan().IndexOf(sought) >= 0;

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        return memory.ToArray();
    }
}

public sealed class StoreTestsOnSqlite() : StoreTests(null);

[Collection(OnPostgres.Name)]
public sealed class StoreTestsOnPostgres(PostgresServer server) : StoreTests(server);
