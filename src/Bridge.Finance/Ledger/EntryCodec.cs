using Bridge.Finance.Values;

namespace Bridge.Finance.Ledger;

/// <summary>A ledger line as bytes.</summary>
internal static class EntryCodec
{
    public static void Write(BlobWriter blob, in LedgerEntry entry)
    {
        blob.Byte((byte)((int)entry.Kind | ((int)entry.ChargeKind << 4)));
        blob.Number(entry.Date?.DayNumber ?? -1);
        blob.Number(entry.Due?.DayNumber ?? -1);
        blob.Number(entry.Amount.Hundredths);
        blob.Number(entry.Applied.Hundredths);
        blob.Text(entry.Reference.Value);
    }

    public static LedgerEntry Read(ref BlobReader blob, string currency)
    {
        var kinds = blob.Byte();
        var date = Day(blob.Number());
        var due = Day(blob.Number());
        var amount = Money.OfHundredths(blob.Number(), currency);
        var applied = Money.OfHundredths(blob.Number(), currency);
        return new LedgerEntry((EntryKind)(kinds & 0xF), (ChargeKind)(kinds >> 4), new PrivateText(blob.Text()), date, due, amount, applied);
    }

    private static DateOnly? Day(long number) => number < 0 ? null : DateOnly.FromDayNumber((int)number);
}
