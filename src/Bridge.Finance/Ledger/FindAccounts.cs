using Bridge.Finance.Storage;
using Bridge.Finance.Values;

namespace Bridge.Finance.Ledger;

/// <summary>Reads accounts for the finance side's pages. Every call here is to be audited by whoever offers it.</summary>
internal sealed class FindAccounts(FinanceStore store)
{
    /// <summary>Finds an account by its number in a ledger.</summary>
    public Account? ByNumber(string ledger, AccountNumber number) => store.Read(connection =>
    {
        using var seal = store.OpenSeal();
        return Ledgers.Find(connection, ledger) is { } row
            ? Accounts.Find(connection, seal, row.Id, Accounts.Pseudonym(store.Key, ledger, number))
            : null;
    });

    /// <summary>Lists accounts that a condition holds for. Decrypts the ledgers.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="most">Most accounts to return.</param>
    public IReadOnlyList<(string Ledger, Account Account)> Where(Func<Account, bool> condition, int most) => store.Read(connection =>
    {
        using var seal = store.OpenSeal();
        return Ledgers.All(connection)
            .SelectMany(ledger => Accounts.All(connection, seal, ledger.Id).Where(condition).Select(account => (ledger.Name, account)))
            .Take(most)
            .ToList();
    });
}
