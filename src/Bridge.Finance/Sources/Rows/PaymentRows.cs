using Bridge.Finance.Ledger;
using Bridge.Finance.Sources.Mapping;
using Bridge.Finance.Values;

namespace Bridge.Finance.Sources.Rows;

/// <summary>One payment of the financial records that associations report to NRDS / M1.</summary>
/// <remarks>
/// The account is the incurring member, whose dues they are, whoever paid. A negative amount reverses an earlier payment.
/// Payer, type, year, day and amount with its sign are the record's key, so all of them are kept.
/// Source: GrowthZone help desk, articles 1504 and 1506 (NRDS financial record: data sent, business rules).
/// </remarks>
internal sealed class PaymentRows(BillingMapping mapping) : RowInterpreter(mapping)
{
    /// <summary>The part of a reference that tells what was paid: <c>/LOCL/2026</c>.</summary>
    public static string Dues(string type, string year) => $"/{type.ToUpperInvariant()}/{year}";

    protected override BillingRow? Interpret(RowCells cells, BillingRow row)
    {
        var kind = Kind(cells.Word(BillingField.Code, Mapping.Kinds, KindWord.SubscriptionFee));
        var year = cells.Text(BillingField.Year);
        if (year.Length != 4 || !year.All(char.IsAsciiDigit))
        {
            cells.Refuse("date", $"column '{Mapping.Columns[BillingField.Year]}' is not a year of four digits");
        }

        var payer = cells.Reference(BillingField.Payer).Value;
        var (date, amount) = (cells.Day(BillingField.Date), cells.Amount(BillingField.Amount));
        if (date is null || amount is null || payer.Length == 0)
        {
            cells.Refuse("missing", "a payment needs its payer, its day and its amount");
        }

        return kind is null || cells.Refusal is not null ? null : row with
        {
            Entries =
            [
                new(EntryKind.Payment, kind.Value, new PrivateText(payer + Dues(cells.Text(BillingField.Code), year)), date, null, amount ?? Zero, Zero),
            ],
        };
    }
}
