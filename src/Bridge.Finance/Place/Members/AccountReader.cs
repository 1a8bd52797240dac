using Bridge.Finance.Composition;
using Bridge.Finance.Imports;
using Bridge.Finance.Ledger;
using Bridge.Finance.Place.Grants;
using Bridge.Finance.Releases;
using Bridge.Finance.Rosters;
using Bridge.Finance.Standings;
using Bridge.Finance.Values;

namespace Bridge.Finance.Place.Members;

/// <summary>Reads what a grant shows. Whoever calls has written the audit before.</summary>
internal sealed class AccountReader(SideDoor door, AccountIndex index, TimeProvider time)
{
    public AccountView Read(GrantSubject subject)
    {
        var side = door.Open();
        return subject.Member is { } member ? OfMember(side, member) : OfAccount(side, subject.Account ?? default);
    }

    private AccountView OfAccount(FinanceSide side, AccountNumber number)
    {
        var ledgers = side.Store.Read(Ledgers.All);
        var find = new FindAccounts(side.Store);
        var accounts = ledgers.Select(ledger => (Ledger: ledger.Name, Account: find.ByNumber(ledger.Name, number)))
            .Where(one => one.Account is not null)
            .Select(one => (one.Ledger, one.Account!)) // the others were left out
            .ToList();
        return View(side, ledgers, accounts);
    }

    private AccountView OfMember(FinanceSide side, RosterEntry member)
    {
        var (ledgers, entries, release, erased) = side.Store.Read(connection =>
        {
            using var seal = side.Store.OpenSeal();
            return (Ledgers.All(connection), RosterTable.All(connection), ReleaseTable.Newest(connection, seal), ErasedParties.Read(connection, side.Store.Key));
        });
        var roster = new Roster(entries);
        var office = roster.Office(member)?.Entry;
        var broker = office is null ? null : roster.Broker(office)?.Entry;
        var own = index.Read(side.Store, Parties(member));
        var theirs = index.Read(side.Store, Parties(office));
        var brokers = index.Read(side.Store, Parties(broker));

        var family = new[] { member, office, broker }.OfType<RosterEntry>();
        var derive = new DeriveStandings(side.Store, time);
        var next = derive.RunFor(side.Rules, ledgers, family, [.. own.Concat(theirs).Concat(brokers).DistinctBy(one => (one.Ledger, one.Account.Number))])
            .Entries.First(entry => entry.ExternalId == member.Key.ExternalId).Standing;
        var today = derive.BusinessDay(side.Rules);
        var why = new StandingReasons(side.Rules, [.. ledgers.Select((ledger, place) => LedgerView.Of(ledger, place, side.Rules, time.GetUtcNow(), today))], today)
        {
            IsErased = erased.HasAny(member.Parties()),
        };
        var released = release?.Entries.Where(entry => entry.ExternalId == member.Key.ExternalId).Select(entry => (Core.Model.Standing?)entry.Standing).FirstOrDefault();
        return View(side, ledgers, own) with
        {
            ExternalId = member.Key.ExternalId,
            MlsId = member.MlsId,
            NationalId = member.NationalId,
            Standing = new StandingView(released, released is null ? null : release?.AsOfDay, next, why.Of(member, own, theirs, brokers, next)),
        };
    }

    private AccountView View(FinanceSide side, IReadOnlyList<LedgerRow> ledgers, IReadOnlyList<(string Ledger, Account Account)> accounts)
    {
        var today = new DeriveStandings(side.Store, time).BusinessDay(side.Rules);
        var imports = ImportList.Newest(side.Store, Files.ImportDesk.MostListed);
        var cards = accounts
            .Select(one => (Ledger: ledgers.First(ledger => ledger.Name == one.Ledger), one.Account))
            .Select(one => AccountCards.Of(one.Ledger, one.Account, Origin(one.Ledger, imports), side.Rules, today))
            .ToList();
        return new AccountView
        {
            Day = today,
            Accounts = cards,
            Balances = [.. cards.GroupBy(card => card.Balance.Currency, card => card.Balance).Select(group => group.Aggregate((sum, one) => sum + one))],
        };
    }

    private static ImportOrigin Origin(LedgerRow ledger, IReadOnlyList<ListedImport> imports)
    {
        var stored = imports.FirstOrDefault(import => import.Report.Ledger == ledger.Name && import.Report.Outcome == ImportOutcome.Stored);
        return new ImportOrigin(ledger.AsOf, stored?.Id, stored?.At);
    }

    private static IEnumerable<Party> Parties(RosterEntry? entry) => entry?.Parties() ?? [];
}
