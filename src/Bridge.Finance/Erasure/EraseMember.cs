using Bridge.Finance.Imports;
using Bridge.Finance.Ledger;
using Bridge.Finance.Releases;
using Bridge.Finance.Storage;
using Bridge.Finance.Values;
using Bridge.Finance.Vault;

namespace Bridge.Finance.Erasure;

/// <summary>Removes what finance's store knows of one member, for good; balances stay in the sum of the erased.</summary>
/// <remarks>Doing it again is harmless. Whoever calls has written the audit before.</remarks>
internal sealed class EraseMember(FinanceStore store, ReleaseStandings releases)
{
    /// <summary>Counts what erasing would remove; changes nothing.</summary>
    public ErasureSummary Count(MemberIds member) => store.Read(session =>
    {
        using var seal = store.OpenSeal();
        var work = Find(session, seal, member);
        return Summary(work, member, Mentions(session, seal, work).Count);
    });

    /// <summary>Erases.</summary>
    /// <param name="member">The member.</param>
    /// <param name="day">The business day.</param>
    /// <exception cref="FinanceException">The outbox cannot be written; the store has been cleared.</exception>
    public ErasureSummary Run(MemberIds member, DateOnly day)
    {
        ErasureSummary? summary = null;
        store.Write(session =>
        {
            using var seal = store.OpenSeal();
            var work = Find(session, seal, member);
            foreach (var (ledger, accounts) in work)
            {
                Clear(session, seal, ledger, accounts, member);
            }

            var mentions = Mentions(session, seal, work);
            foreach (var import in mentions)
            {
                ImportList.Replace(session, seal, import);
            }

            ErasedParties.Add(session, store.Key, member.Parties, day);
            summary = Summary(work, member, mentions.Count);
        });
        return summary! with { IsStandingWithdrawn = member.ExternalId is { } id && releases.Withdraw(id) }; // set by the transaction
    }

    /// <summary>Tells whether a member is on the list of those whose billing is not kept.</summary>
    public bool IsErased(MemberIds member) => store.Read(session => member.Parties.Any(ErasedParties.Read(session, store.Key).Has));

    /// <summary>Lets billing be kept again for a member who came back; the next imports bring it.</summary>
    /// <returns>True when the member was on the list.</returns>
    public bool Lift(MemberIds member)
    {
        var wasErased = false;
        store.Write(session =>
        {
            wasErased = ErasedParties.Remove(session, store.Key, member.Parties) > 0;
            if (wasErased)
            {
                Ledgers.ForgetInputs(session); // otherwise the same file would be left unread
            }
        });
        return wasErased;
    }

    private static List<(LedgerRow Ledger, List<Account> Accounts)> Find(StoreSession session, Seal seal, MemberIds member) =>
    [
        .. Ledgers.All(session).Select(ledger => (
            ledger, Accounts.All(session, seal, ledger.Id).Where(account => account.Parties.Any(member.Parties.Contains)).ToList())),
    ];

    private void Clear(StoreSession session, Seal seal, LedgerRow ledger, List<Account> accounts, MemberIds member)
    {
        var sum = ErasedSum.Find(session, seal, store.Key, ledger)?.Opening;
        foreach (var account in accounts)
        {
            var pseudonym = Accounts.Pseudonym(store.Key, ledger.Name, account.Number);
            Accounts.Remove(session, ledger.Id, [pseudonym]);
            if (member.IsAlone(account))
            {
                var closing = account.Totals().Closing;
                sum = sum is { } before ? before + closing : closing;
            }
            else
            {
                Accounts.Add(session, seal, store.Key, ledger.Id, pseudonym, account with { Parties = [.. account.Parties.Where(party => !member.Parties.Contains(party))] });
            }
        }

        ErasedSum.Put(session, seal, store.Key, ledger, sum);
    }

    // The list of imports names accounts that did not reconcile, or are nearly another one.
    private static List<ListedImport> Mentions(StoreSession session, Seal seal, List<(LedgerRow Ledger, List<Account> Accounts)> work)
    {
        var numbers = work.SelectMany(one => one.Accounts.Select(account => (one.Ledger.Name, account.Number))).ToHashSet();
        return
        [
            .. ImportList.Newest(session, seal, int.MaxValue)
                .Where(import => import.Report.Unreconciled.Concat(import.Report.Near).Any(number => numbers.Contains((import.Report.Ledger, number))))
                .Select(import => import with { Report = Without(import.Report, numbers) }),
        ];
    }

    private static ImportReport Without(ImportReport report, HashSet<(string, AccountNumber)> numbers)
    {
        IReadOnlyList<AccountNumber> Left(IReadOnlyList<AccountNumber> named) => [.. named.Where(number => !numbers.Contains((report.Ledger, number)))];
        return report with { Unreconciled = Left(report.Unreconciled), Near = Left(report.Near) };
    }

    private static ErasureSummary Summary(List<(LedgerRow Ledger, List<Account> Accounts)> work, MemberIds member, int mentions)
    {
        var accounts = work.SelectMany(one => one.Accounts).ToList();
        return new ErasureSummary(
            member.IsInRoster, accounts.Count(member.IsAlone), accounts.Count(account => !member.IsAlone(account)),
            accounts.Where(member.IsAlone).Sum(account => account.Entries.Count), mentions);
    }
}
