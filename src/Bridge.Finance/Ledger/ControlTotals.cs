using System.Diagnostics;
using Bridge.Finance.Values;

namespace Bridge.Finance.Ledger;

/// <summary>The sums that must agree: opening + charges - payments - credits + refunds = closing.</summary>
[DebuggerDisplay("[finance]")]
internal sealed record ControlTotals(Money Opening, Money Charges, Money Payments, Money Credits, Money Refunds)
{
    public Money Closing => Opening + Charges - Payments - Credits + Refunds;

    public static ControlTotals Zero(string currency)
    {
        var zero = Money.Zero(currency);
        return new ControlTotals(zero, zero, zero, zero, zero);
    }

    public static ControlTotals Of(Money opening, IReadOnlyList<LedgerEntry> entries)
    {
        Span<decimal> sums = stackalloc decimal[4];
        sums.Clear();
        foreach (var entry in entries)
        {
            sums[(int)entry.Kind] += entry.Amount.Amount;
            sums[(int)EntryKind.Payment] += entry.Applied.Amount;
        }

        var currency = opening.Currency;
        return new ControlTotals(opening, new(sums[0], currency), new(sums[1], currency), new(sums[2], currency), new(sums[3], currency));
    }

    public ControlTotals Plus(ControlTotals other) => new(
        Opening + other.Opening, Charges + other.Charges, Payments + other.Payments, Credits + other.Credits, Refunds + other.Refunds);

    public override string ToString() => Redacted.Text;
}
