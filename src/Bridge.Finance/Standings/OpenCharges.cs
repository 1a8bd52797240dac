using System.Diagnostics;
using Bridge.Finance.Ledger;
using Bridge.Finance.Sources.Rows;
using Bridge.Finance.Values;

namespace Bridge.Finance.Standings;

/// <summary>A charge that is not wholly paid.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Due">Day it is due, or null when it cannot be overdue.</param>
/// <param name="Open">What is left of it, more than zero.</param>
[DebuggerDisplay("[finance]")]
internal readonly record struct OpenCharge(ChargeKind Kind, DateOnly? Due, Money Open)
{
    public override string ToString() => Redacted.Text;
}

/// <summary>What is open on an account, once all that was paid or credited is set against the oldest charges.</summary>
internal static class OpenCharges
{
    /// <summary>Finds the open charges, oldest due date first.</summary>
    /// <returns>The charges; null when the age of what is owed is not known.</returns>
    public static IReadOnlyList<OpenCharge>? Of(Account account, IReadOnlyList<DuesRule> dues)
    {
        var charges = new List<OpenCharge>();
        var credit = 0m;
        foreach (var entry in account.Entries)
        {
            switch (entry.Kind)
            {
                case EntryKind.Charge when entry.Open.IsPositive:
                    charges.Add(new OpenCharge(entry.ChargeKind, entry.Due, entry.Open));
                    break;
                case EntryKind.Charge:
                    credit -= entry.Open.Amount; // paid too much, or a charge taken back
                    break;
                case EntryKind.Refund:
                    credit -= entry.Open.Amount;
                    break;
                case EntryKind.Payment when dues.Any(rule => IsFor(entry, rule)):
                    break;
                default:
                    credit += entry.Amount.Amount;
                    break;
            }
        }

        foreach (var rule in dues)
        {
            var paid = account.Entries.Where(entry => entry.Kind == EntryKind.Payment && IsFor(entry, rule)).Sum(entry => entry.Amount.Amount);
            if (rule.Amount.Amount > paid)
            {
                charges.Add(new OpenCharge(rule.Kind, rule.Due, rule.Amount with { Amount = rule.Amount.Amount - paid }));
            }
        }

        return AddBalance(charges, account, ref credit) ? Settle(charges, credit) : null;
    }

    private static bool IsFor(in LedgerEntry payment, DuesRule rule) =>
        payment.Reference.Value.EndsWith(PaymentRows.Dues(rule.Type, rule.Year), StringComparison.Ordinal);

    // An opening balance, or money refunded beyond every credit, is owed since before the first line at the latest.
    private static bool AddBalance(List<OpenCharge> charges, Account account, ref decimal credit)
    {
        credit -= account.Opening.Amount;
        if (credit >= 0)
        {
            return true;
        }

        var owed = -credit;
        credit = 0;
        if (account.Entries.Min(entry => entry.Date) is not { } since)
        {
            return false;
        }

        charges.Add(new OpenCharge(ChargeKind.SubscriptionFee, since, new Money(owed, account.Currency)));
        return true;
    }

    private static List<OpenCharge> Settle(List<OpenCharge> charges, decimal credit)
    {
        var open = new List<OpenCharge>(charges.Count);
        foreach (var charge in charges.OrderBy(charge => charge.Due ?? DateOnly.MaxValue).ThenBy(charge => charge.Kind).ThenBy(charge => charge.Open.Amount))
        {
            var used = Math.Min(credit, charge.Open.Amount);
            credit -= used;
            if (used < charge.Open.Amount)
            {
                open.Add(charge with { Open = charge.Open with { Amount = charge.Open.Amount - used } });
            }
        }

        return open;
    }
}
