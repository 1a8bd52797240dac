using Bridge.Finance.Values;

namespace Bridge.Finance.Ledger;

/// <summary>The paid orders of an account: store purchases and places in classes. Dues and fines are none.</summary>
/// <remarks>
/// Lines of one reference are one order. A credit and a refund of an order's reference are two sides of one thing that was given back. What else was
/// paid or credited goes against the oldest charges, as it does for standings.
/// </remarks>
internal static class PaidOrders
{
    /// <summary>Finds the orders.</summary>
    /// <param name="account">The account.</param>
    /// <returns>The orders, in no order; none of an account of which a row could not be read.</returns>
    public static IReadOnlyList<PaidOrder> Of(Account account)
    {
        if (account.IsIncomplete)
        {
            return [];
        }

        var charges = account.Entries.Where(entry => entry is { Kind: EntryKind.Charge, Amount.IsPositive: true }).ToList();
        var bought = charges.Where(IsOrder).Select(entry => entry.Reference.Value).Where(text => text.Length > 0).ToHashSet(StringComparer.Ordinal);
        bool IsMatched(LedgerEntry entry) => bought.Contains(entry.Reference.Value);
        var givenBack = account.Entries.Where(entry => IsMatched(entry) && (IsCredit(entry) || entry.Kind == EntryKind.Refund)).ToLookup(entry => entry.Reference.Value, StringComparer.Ordinal);
        decimal Back(string reference) => Math.Max(givenBack[reference].Where(IsCredit).Sum(entry => Math.Abs(entry.Amount.Amount)), givenBack[reference].Where(entry => entry.Kind == EntryKind.Refund).Sum(entry => entry.Amount.Amount));
        var pool = account.Entries.Sum(entry => entry.Kind switch
        {
            EntryKind.Payment => entry.Amount.Amount,
            EntryKind.Refund => -entry.Amount.Amount,
            _ when IsCredit(entry) && !IsMatched(entry) => Math.Abs(entry.Amount.Amount),
            _ => 0,
        }) - account.Opening.Amount;

        // One sum for each order, and each other charge by itself, the oldest first.
        var dues = charges.Select((entry, place) => (Entry: entry, Number: IsOrder(entry) && entry.Reference.Value.Length > 0 ? -1 : place))
            .GroupBy(one => (IsOrder: IsOrder(one.Entry), Reference: one.Number < 0 ? one.Entry.Reference.Value : "", one.Number))
            .Select(lines => (lines.Key, Lines: lines.Select(line => line.Entry).ToList(), Back: lines.Key.Number < 0 ? Back(lines.Key.Reference) : 0))
            .OrderBy(one => one.Lines.Min(line => line.Due ?? line.Date) ?? DateOnly.MaxValue).ThenBy(one => one.Key.IsOrder).ThenBy(one => one.Key.Reference, StringComparer.Ordinal).ThenBy(one => one.Key.Number);
        var orders = new List<PaidOrder>();
        foreach (var (key, lines, back) in dues)
        {
            var open = lines.Sum(line => line.Open.Amount) - back;
            var used = open > 0 ? Math.Clamp(pool, 0, open) : 0;
            pool -= open > 0 ? used : 0;
            if (key.IsOrder && used >= open && lines.Sum(line => line.Amount.Amount) - back is > 0 and var net && lines.Min(line => line.Date) is { } date)
            {
                orders.Add(new PaidOrder(date, lines[0].Reference, new Money(net, account.Currency)));
            }
        }

        return orders;
    }

    private static bool IsOrder(LedgerEntry entry) => entry.ChargeKind is ChargeKind.StorePurchase or ChargeKind.ClassTicket;

    // A charge that is taken back is a credit too.
    private static bool IsCredit(LedgerEntry entry) => entry.Kind == EntryKind.Credit || entry is { Kind: EntryKind.Charge, Amount.Amount: < 0 };
}
