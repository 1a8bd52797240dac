using Bridge.Core.Model;
using Bridge.Core.Standings;
using Bridge.Finance.Ledger;
using Bridge.Finance.Rosters;
using Bridge.Finance.Storage;

namespace Bridge.Finance.Standings;

/// <summary>Derives the standing of every member from the ledgers, the roster and the rules; changes nothing.</summary>
internal sealed class DeriveStandings(FinanceStore store, TimeProvider time)
{
    private const int MostLedgers = 64;

    /// <summary>Derives all standings.</summary>
    /// <exception cref="FinanceException">There is no roster, or there are too many ledgers.</exception>
    public DerivedStandings Run(StandingRules rules)
    {
        var (ledgers, entries) = store.Read(connection => (Ledgers.All(connection), RosterTable.All(connection)));
        if (entries.Count == 0 || ledgers.Count > MostLedgers)
        {
            throw entries.Count == 0
                ? new FinanceException("There is no roster of members yet.", "Read the roster from the MLS first.")
                : new FinanceException($"There are more than {MostLedgers} ledgers.", "Give files of one billing system the same 'source' in their mappings.");
        }

        return Judge(rules, ledgers, new Roster(entries), (ledger, take) => store.Read(connection =>
        {
            using var seal = store.OpenSeal();
            foreach (var account in Accounts.All(connection, seal, ledger.Id))
            {
                take(account);
            }

            return true;
        }));
    }

    /// <summary>Derives the standings of a few members by the same rules, from accounts that are at hand.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="ledgers">All ledgers.</param>
    /// <param name="entries">The members, with their offices and the offices' brokers.</param>
    /// <param name="accounts">All accounts that concern one of them.</param>
    public DerivedStandings RunFor(
        StandingRules rules, IReadOnlyList<LedgerRow> ledgers, IEnumerable<RosterEntry> entries, IReadOnlyList<(string Ledger, Account Account)> accounts) =>
        Judge(rules, ledgers, new Roster(entries), (ledger, take) =>
        {
            foreach (var (_, account) in accounts.Where(one => one.Ledger == ledger.Name))
            {
                take(account);
            }
        });

    private DerivedStandings Judge(StandingRules rules, IReadOnlyList<LedgerRow> ledgers, Roster roster, Action<LedgerRow, Action<Account>> read)
    {
        var today = BusinessDay(rules);
        var erased = store.Read(session => ErasedParties.Read(session, store.Key));
        var views = ledgers.Select((ledger, index) => LedgerView.Of(ledger, index, rules, time.GetUtcNow(), today)).ToList();
        foreach (var view in views)
        {
            read(view.Row, account =>
            {
                var standing = StandingPolicy.Judge(account, view.Row.Name, rules, today);
                foreach (var slot in account.Parties.SelectMany(roster.Find).Distinct())
                {
                    slot.Tally.Add(view.Index, standing, account.Mark);
                }
            });
        }

        var isStale = views.Count == 0 || views.Exists(view => view.IsStale);
        return new DerivedStandings(
            today,
            [.. views.Where(view => view.IsStale).Select(view => view.Row.Name)],
            [.. roster.Members.Select(slot => new StandingEntry(
                slot.Entry.Key.ExternalId,
                erased.HasAny(slot.Entry.Parties()) ? Standing.Unknown : StandingPolicy.Judge(Case(slot, roster, views, rules, isStale, erased), rules)))]);
    }

    /// <summary>The business day of the rules' zone.</summary>
    public DateOnly BusinessDay(StandingRules rules) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), rules.Zone).DateTime);

    private static MemberCase Case(Roster.Slot member, Roster roster, List<LedgerView> views, StandingRules rules, bool isStale, ErasedParties erased)
    {
        var office = roster.Office(member.Entry);
        var broker = office is null ? null : roster.Broker(office.Entry);
        return Own(member, views) with
        {
            IsStale = isStale,
            Office = office?.Tally.Standing ?? Standing.Good,
            Broker = broker is null || erased.HasAny(broker.Entry.Parties()) ? Standing.Good : OwnStanding(broker, views, rules),
        };
    }

    // A broker who is exempt or of whom nothing is known takes nobody's access away; only an own suspension does.
    private static Standing OwnStanding(Roster.Slot broker, List<LedgerView> views, StandingRules rules) =>
        Own(broker, views) is var own && !StandingPolicy.IsExempt(own, rules) && own.Own == Standing.Suspended ? Standing.Suspended : Standing.Good;

    private static MemberCase Own(Roster.Slot member, List<LedgerView> views)
    {
        var own = member.Tally.Standing;
        foreach (var view in views.Where(view => !member.Tally.Has(view.Index)))
        {
            own = own == Standing.Unknown || view.WhenMissing == Standing.Unknown
                ? Standing.Unknown
                : (Standing)Math.Max((int)own, (int)view.WhenMissing);
        }

        return new MemberCase(member.Entry.Key.ExternalId, member.Entry.MemberType) { IsWaived = member.Tally.IsWaived, Own = own };
    }
}

/// <summary>The standings of all members on a day.</summary>
/// <param name="Day">The business day.</param>
/// <param name="StaleLedgers">Names of ledgers whose data is too old; then everybody is unknown.</param>
/// <param name="Entries">One entry for each member.</param>
internal sealed record DerivedStandings(DateOnly Day, IReadOnlyList<string> StaleLedgers, IReadOnlyList<StandingEntry> Entries)
{
    public IReadOnlyDictionary<Standing, int> Counts => Entries.CountBy(entry => entry.Standing).ToDictionary();

    public override string ToString() => $"standings of {Day:yyyy-MM-dd}";
}
