using Bridge.Finance.Ledger;
using Bridge.Finance.Storage;
using Bridge.Finance.Values;

namespace Bridge.Finance.Place.Members;

/// <summary>
/// Which accounts concern whom, in memory: finding one member's accounts would otherwise decrypt all ledgers each time. Holds no amount;
/// is made anew after each import and each erasure.
/// </summary>
internal sealed class AccountIndex
{
    private readonly Lock _gate = new();
    private (FinanceStore? Store, long Import, long Erased) _of;
    private ILookup<Party, (LedgerRow Ledger, AccountNumber Number)> _byParty = Array.Empty<int>().ToLookup(_ => default(Party), _ => default((LedgerRow, AccountNumber)));

    /// <summary>Reads all accounts that concern one of the parties.</summary>
    public IReadOnlyList<(string Ledger, Account Account)> Read(FinanceStore store, IEnumerable<Party> parties)
    {
        var wanted = parties.SelectMany(party => Current(store)[party]).Distinct().ToList();
        return store.Read(connection =>
        {
            using var seal = store.OpenSeal();
            return wanted
                .Select(one => (one.Ledger.Name, Account: Accounts.Find(connection, seal, one.Ledger.Id, Accounts.Pseudonym(store.Key, one.Ledger.Name, one.Number))))
                .Where(one => one.Account is not null)
                .Select(one => (one.Name, one.Account!)) // the others were left out
                .ToList();
        });
    }

    private ILookup<Party, (LedgerRow Ledger, AccountNumber Number)> Current(FinanceStore store)
    {
        lock (_gate)
        {
            var (newest, erased) = store.Read(connection => (
                connection.Scalar<long>("SELECT coalesce(max(id), 0) FROM import"), ErasedParties.Count(connection)));
            if (!ReferenceEquals(_of.Store, store) || _of.Import != newest || _of.Erased != erased)
            {
                _byParty = Build(store);
                _of = (store, newest, erased);
            }

            return _byParty;
        }
    }

    private static ILookup<Party, (LedgerRow Ledger, AccountNumber Number)> Build(FinanceStore store) => store.Read(connection =>
    {
        using var seal = store.OpenSeal();
        return Ledgers.All(connection)
            .SelectMany(ledger => Accounts.All(connection, seal, ledger.Id)
                .SelectMany(account => account.Parties.Select(party => (Party: party, Ledger: ledger, account.Number))))
            .ToLookup(one => one.Party, one => (one.Ledger, one.Number));
    });
}
