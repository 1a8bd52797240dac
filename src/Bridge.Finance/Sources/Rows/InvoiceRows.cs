using Bridge.Finance.Ledger;
using Bridge.Finance.Sources.Mapping;

namespace Bridge.Finance.Sources.Rows;

/// <summary>One invoice, credit or payment that is not used up, with what is still open of it.</summary>
internal sealed class InvoiceRows(BillingMapping mapping) : RowInterpreter(mapping)
{
    protected override BillingRow? Interpret(RowCells cells, BillingRow row)
    {
        var type = cells.Word(BillingField.Type, Mapping.Types, TypeWord.Charge);
        var kind = Kind(cells.Word(BillingField.Code, Mapping.Kinds, KindWord.SubscriptionFee));
        if (type == TypeWord.Ignore || kind is null)
        {
            return null;
        }

        var balance = cells.Amount(BillingField.Balance);
        var paid = cells.Amount(BillingField.Paid) ?? Zero;
        if ((cells.Amount(BillingField.Amount) ?? balance) is not { } amount)
        {
            cells.Refuse("amount", "the row has neither an amount nor a balance");
            return null;
        }

        // Without a column for what was paid, the difference was.
        if (balance is { } stated && !cells.Has(BillingField.Paid))
        {
            paid = amount - stated;
        }

        return row with { Closing = balance, Entries = Entry(cells, type, kind.Value, amount.Amount, paid.Amount) };
    }

    private LedgerEntry[] Entry(RowCells cells, TypeWord type, ChargeKind kind, decimal amount, decimal paid)
    {
        var currency = Mapping.Currency;
        var reference = cells.Reference(BillingField.Reference);
        var date = cells.Day(BillingField.Date);
        var due = cells.Day(BillingField.Due);
        if (type is TypeWord.Charge or TypeWord.Refund && amount >= 0)
        {
            if (type == TypeWord.Charge && due is null && amount != paid)
            {
                cells.Refuse("date", $"column '{Mapping.Columns[BillingField.Due]}' is blank, and the row is not paid");
            }

            return [new(type == TypeWord.Charge ? EntryKind.Charge : EntryKind.Refund, kind, reference, date, due, new(amount, currency), new(paid, currency))];
        }

        // A credit, or a payment that is not used up, counts with what is left of it: the part that was used already
        // lowers the balance of the invoices it was used on. Its sign may be written or not.
        var left = Math.Abs(amount - paid);
        var entry = type == TypeWord.Payment ? EntryKind.Payment : EntryKind.Credit;
        return [new(entry, kind, reference, date, null, new(left, currency), Zero)];
    }
}
