using System.Runtime.InteropServices;
using Bridge.Finance.Ledger;
using Bridge.Finance.Standings;

namespace Bridge.Finance.Place.Sums;

/// <summary>Gathers the paid orders of members over all ledgers. Accounts that concern several members, or an office, are nobody's alone and left out.</summary>
/// <param name="roster">Joins the ids by which ledgers name one member.</param>
/// <param name="today">The business day.</param>
internal sealed class RepeatTally(Roster roster, DateOnly today)
{
    private readonly DateOnly _from = today.AddYears(-1).AddDays(1);
    private readonly Dictionary<(string Currency, string Member), List<PaidOrder>> _orders = [];

    /// <summary>Adds an account.</summary>
    /// <param name="account">The account.</param>
    public void Add(Account account)
    {
        var members = account.Parties.SelectMany(Names).Distinct(StringComparer.Ordinal).Take(2).ToList();
        if (members is not [var member] || account.Parties.Any(party => party.Kind == PartyKind.Office))
        {
            return;
        }

        ref var orders = ref CollectionsMarshal.GetValueRefOrAddDefault(_orders, (account.Currency, member), out _);
        (orders ??= []).AddRange(PaidOrders.Of(account).Where(order => order.Date >= _from && order.Date <= today));
    }

    /// <summary>Puts the figures together.</summary>
    /// <returns>One for each currency in which there are orders.</returns>
    public IReadOnlyList<RepeatBusiness> Figures() =>
    [
        .. _orders.Where(one => one.Value.Count > 0).GroupBy(one => one.Key.Currency).OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(currency => RepeatBusiness.Of(currency.Key, _from, today, [.. currency.Select(one => FirstTwo(one.Value))])),
    ];

    private static (decimal First, decimal Second) FirstTwo(List<PaidOrder> orders)
    {
        var ordered = orders.OrderBy(order => order.Date).ThenBy(order => order.Reference).ThenBy(order => order.Net.Amount).Take(2).ToList();
        return (ordered[0].Net.Amount, ordered.Count > 1 ? ordered[1].Net.Amount : 0);
    }

    // Somebody who has left the roster is still one member, by the id of the ledger.
    private IEnumerable<string> Names(Party party)
    {
        var found = roster.Find(party).Select(slot => slot.Entry.Key.ExternalId).ToList();
        return found.Count > 0 ? found : [$"{party.By} {party.Id}"];
    }
}
