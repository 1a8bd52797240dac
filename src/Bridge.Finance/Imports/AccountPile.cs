using Bridge.Finance.Ledger;
using Bridge.Finance.Sources;
using Bridge.Finance.Vault;

namespace Bridge.Finance.Imports;

/// <summary>The accounts of one import while its rows come in, in any order.</summary>
internal sealed class AccountPile(string currency)
{
    private readonly Dictionary<string, AccountBuilder> _accounts = new(StringComparer.Ordinal);

    public int Count => _accounts.Count;

    public void Add(BillingRow row)
    {
        if (!_accounts.TryGetValue(row.Account.Value, out var account))
        {
            account = _accounts[row.Account.Value] = new AccountBuilder(row.Account, currency);
        }

        account.Add(row);
    }

    /// <summary>Takes the accounts out, in the order of the store's table, so that they are written one after the other.</summary>
    public IEnumerable<(byte[] Pseudonym, AccountBuilder Account)> TakeInOrder(VaultKey key, string ledger)
    {
        var order = _accounts.Values
            .Select(account => (Pseudonym: Accounts.Pseudonym(key, ledger, account.Number), Account: account))
            .ToArray();
        Array.Sort(order, (left, right) => left.Pseudonym.AsSpan().SequenceCompareTo(right.Pseudonym));
        for (var index = 0; index < order.Length; index++)
        {
            var next = order[index];
            order[index] = default;
            _accounts.Remove(next.Account.Number.Value); // its memory can go as soon as it is written
            yield return next;
        }
    }
}
