using Bridge.Finance.Ledger;
using Bridge.Finance.Sources.Mapping;

namespace Bridge.Finance.Sources.Rows;

/// <summary>One line of a journal. Each amount counts by its type; a negative one reverses an earlier line of that type.</summary>
internal sealed class TransactionRows(BillingMapping mapping) : RowInterpreter(mapping)
{
    protected override BillingRow? Interpret(RowCells cells, BillingRow row)
    {
        var type = cells.Word(BillingField.Type, Mapping.Types, TypeWord.Ignore);
        var kind = Kind(cells.Word(BillingField.Code, Mapping.Kinds, KindWord.SubscriptionFee));
        if (type == TypeWord.Ignore || (kind is null && type is not (TypeWord.Opening or TypeWord.Closing)))
        {
            return null;
        }

        if (cells.Amount(BillingField.Amount) is not { } amount)
        {
            cells.Refuse("amount", $"column '{Mapping.Columns[BillingField.Amount]}' is blank");
            return null;
        }

        if (type is TypeWord.Opening or TypeWord.Closing)
        {
            return type == TypeWord.Opening ? row with { Opening = amount } : row with { Closing = amount };
        }

        var date = cells.Day(BillingField.Date);
        if (date is null)
        {
            cells.Refuse("date", $"column '{Mapping.Columns[BillingField.Date]}' is blank");
        }

        // A charge without a due date of its own is due when it is made.
        var due = type == TypeWord.Charge ? cells.Day(BillingField.Due) ?? date : null;
        return row with
        {
            Entries = [new((EntryKind)(int)type, kind ?? default, cells.Reference(BillingField.Reference), date, due, amount, Zero)],
        };
    }
}
