using Bridge.Finance.Storage;
using Bridge.Finance.Values;
using Bridge.Finance.Vault;

namespace Bridge.Finance.Ledger;

/// <summary>What the erased accounts of a ledger add up to: one account without number, party or line, so that totals still agree.</summary>
internal static class ErasedSum
{
    /// <summary>What stands for its number on pages and lists.</summary>
    public const string Number = "(erased)";

    /// <summary>Key of its row; no account number can have it.</summary>
    public static byte[] Pseudonym(VaultKey key, string ledger) => key.Pseudonym("erased-sum", ledger);

    /// <summary>Reads it, or null.</summary>
    public static Account? Find(StoreSession session, Seal seal, VaultKey key, LedgerRow ledger) =>
        Accounts.Find(session, seal, ledger.Id, Pseudonym(key, ledger.Name));

    /// <summary>Puts a sum in place of the last one; for use inside a transaction.</summary>
    /// <param name="session">The store.</param>
    /// <param name="seal">Its seal.</param>
    /// <param name="key">Its key.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="closing">The sum of the closing balances; null when nobody of this ledger is erased.</param>
    public static void Put(StoreSession session, Seal seal, VaultKey key, LedgerRow ledger, Money? closing)
    {
        var pseudonym = Pseudonym(key, ledger.Name);
        Accounts.Remove(session, ledger.Id, [pseudonym]);
        if (closing is { } sum)
        {
            Accounts.Add(session, seal, key, ledger.Id, pseudonym, new Account { Number = new(Number), Currency = sum.Currency, Opening = sum });
        }
    }
}
