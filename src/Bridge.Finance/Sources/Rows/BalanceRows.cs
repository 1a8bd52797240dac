using Bridge.Finance.Ledger;
using Bridge.Finance.Sources.Mapping;
using Bridge.Finance.Values;

namespace Bridge.Finance.Sources.Rows;

/// <summary>One account with its balance; the balance's age comes from aging columns or from one due date.</summary>
/// <remarks>
/// A sum in the column "31 - 60" counts as 31 days overdue on the day of the file: the least it can be, so that nobody is
/// suspended on a guess. Each day that passes makes it older.
/// </remarks>
internal sealed class BalanceRows(BillingMapping mapping, DateOnly asOf) : RowInterpreter(mapping)
{
    private static readonly PrivateText _noReference = new("");

    protected override BillingRow? Interpret(RowCells cells, BillingRow row)
    {
        var balance = cells.Amount(BillingField.Balance);
        var entries = new List<LedgerEntry>();
        if (cells.Buckets.Count == 0)
        {
            var due = cells.Day(BillingField.Due);
            if (balance is { IsPositive: true } && due is null)
            {
                cells.Refuse("date", $"column '{Mapping.Columns[BillingField.Due]}' is blank, and the account has a balance");
            }

            Add(entries, balance ?? Zero, due);
        }

        foreach (var (position, column, days) in cells.Buckets)
        {
            Add(entries, cells.Amount(position, column) ?? Zero, days == 0 ? null : asOf.AddDays(-days));
        }

        if (balance is null && cells.Refusal is null)
        {
            cells.Refuse("amount", $"column '{Mapping.Columns[BillingField.Balance]}' is blank");
        }

        return row with { Closing = balance, Entries = entries };
    }

    private static void Add(List<LedgerEntry> entries, Money amount, DateOnly? due)
    {
        if (!amount.IsZero)
        {
            var kind = amount.IsPositive ? EntryKind.Charge : EntryKind.Credit;
            var zero = Money.Zero(amount.Currency);
            entries.Add(new(kind, ChargeKind.SubscriptionFee, _noReference, null, due, amount.IsPositive ? amount : -amount, zero));
        }
    }
}
