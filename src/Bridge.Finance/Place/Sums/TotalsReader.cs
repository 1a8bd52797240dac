using Bridge.Finance.Composition;
using Bridge.Finance.Ledger;
using Bridge.Finance.Place.Members;
using Bridge.Finance.Releases;
using Bridge.Finance.Rosters;
using Bridge.Finance.Standings;
using Bridge.Finance.Storage;
using Bridge.Finance.Values;

namespace Bridge.Finance.Place.Sums;

/// <summary>Reads the totals; whoever calls has written the audit before. Kept until an import, a release, a roster or the day changes them.</summary>
internal sealed class TotalsReader(SideDoor door, TimeProvider time)
{
    private static readonly TimeSpan _fresh = TimeSpan.FromMinutes(5); // a new roster has no number to compare

    private readonly Lock _gate = new();
    private (FinanceStore Store, long Import, long Release, DateTimeOffset At, TotalsView View)? _last;

    public TotalsView Read()
    {
        var side = door.Open();
        lock (_gate)
        {
            var (import, release) = side.Store.Read(connection => (
                connection.Scalar<long>("SELECT coalesce(max(id), 0) FROM import"), connection.Scalar<long>("SELECT coalesce(max(sequence), 0) FROM release")));
            var now = time.GetUtcNow();
            if (_last is not { } last || last.Store != side.Store || last.Import != import || last.Release != release
                || now - last.At > _fresh || last.View.Day != new DeriveStandings(side.Store, time).BusinessDay(side.Rules))
            {
                _last = last = (side.Store, import, release, now, Count(side));
            }

            return last.View;
        }
    }

    private TotalsView Count(FinanceSide side)
    {
        var today = new DeriveStandings(side.Store, time).BusinessDay(side.Rules);
        var ages = new SortedDictionary<string, Aging>(StringComparer.Ordinal);
        var kinds = new SortedDictionary<(ChargeKind Kind, string Currency), KindSum>();

        var repeat = new RepeatTally(new Roster(side.Store.Read(RosterTable.All)), today);

        // Looks at each account and keeps none.
        new FindAccounts(side.Store).Where(
            account =>
            {
                repeat.Add(account);
                return Add(account, today, ages, kinds);
            },
            most: 1);
        var ledgers = side.Store.Read(connection => Ledgers.All(connection).Select((row, index) => (
            View: LedgerView.Of(row, index, side.Rules, time.GetUtcNow(), today), Accounts: Accounts.Count(connection, row.Id))).ToList());
        var (preview, problem) = Preview(side);
        return new TotalsView(
            today, [.. ledgers.Select(one => new LedgerSum(one.View.Row.Name, one.View.Row.AsOf, one.Accounts, one.View.IsStale))],
            [.. ages.Values], [.. kinds.Values], repeat.Figures(), preview, problem);
    }

    private static bool Add(Account account, DateOnly today, SortedDictionary<string, Aging> ages, SortedDictionary<(ChargeKind Kind, string Currency), KindSum> kinds)
    {
        var currency = account.Currency;
        ages[currency] = (ages.GetValueOrDefault(currency) ?? Aging.Zero(currency)).Plus(Aging.Of(account, today));
        foreach (var charge in OpenCharges.Of(account, []) ?? [])
        {
            var sum = kinds.GetValueOrDefault((charge.Kind, currency)) ?? new KindSum(charge.Kind, 0, Money.Zero(currency));
            kinds[(charge.Kind, currency)] = sum with { Charges = sum.Charges + 1, Open = sum.Open + charge.Open };
        }

        return false;
    }

    private static (PreviewCounts? Counts, string? Problem) Preview(FinanceSide side)
    {
        if (!side.Store.Read(connection => connection.Scalar<long>("SELECT EXISTS (SELECT 1 FROM roster)") == 1))
        {
            return (null, "There is no roster of members yet: 'bridge billing roster' reads it from the MLS at once, and the bridge itself before its first release.");
        }

        var preview = side.Preview.Run(side.Rules);
        var last = side.Store.Read(ReleaseTable.NewestAt);
        return (new PreviewCounts(
            [.. preview.Derived.Counts.OrderBy(pair => pair.Key).Select(pair => new StandingCount(pair.Key, pair.Value))],
            [
                .. preview.Changes.CountBy(change => (change.Before, change.After)).OrderBy(pair => pair.Key.Before).ThenBy(pair => pair.Key.After)
                    .Select(pair => new ChangeCount(pair.Key.Before, pair.Key.After, pair.Value)),
            ],
            preview.Gone.Count,
            last + ReleaseStandings.Gap), null);
    }
}
