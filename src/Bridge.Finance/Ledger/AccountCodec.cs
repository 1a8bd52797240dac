using Bridge.Finance.Values;

namespace Bridge.Finance.Ledger;

/// <summary>An account as bytes, version 1; equal accounts give equal bytes.</summary>
internal static class AccountCodec
{
    private const byte Version = 1;

    public static void Write(BlobWriter blob, Account account)
    {
        blob.Byte(Version);
        blob.Text(account.Number.Value);
        blob.Text(account.Currency);
        blob.Byte((byte)account.Mark);
        blob.Byte(account.IsIncomplete ? (byte)1 : (byte)0);
        blob.Number(account.Opening.Hundredths);
        blob.Number(account.Parties.Count);
        foreach (var party in account.Parties)
        {
            blob.Byte((byte)((int)party.Kind | ((int)party.By << 4)));
            blob.Text(party.Id);
        }

        blob.Number(account.Entries.Count);
        foreach (var entry in account.Entries)
        {
            EntryCodec.Write(blob, entry);
        }
    }

    /// <exception cref="InvalidDataException">The bytes were written by a newer program.</exception>
    public static Account Read(ReadOnlySpan<byte> bytes)
    {
        var blob = new BlobReader(bytes);
        if (blob.Byte() is var version && version != Version)
        {
            throw new InvalidDataException($"An account is kept in form {version}; this program knows form {Version}. Install the newer version again.");
        }

        var number = new AccountNumber(blob.Text());
        var currency = blob.Text();
        var mark = (AccountMark)blob.Byte();
        var isIncomplete = blob.Byte() == 1;
        var opening = Money.OfHundredths(blob.Number(), currency);
        var parties = new Party[blob.Number()];
        for (var index = 0; index < parties.Length; index++)
        {
            var kinds = blob.Byte();
            parties[index] = new Party((PartyKind)(kinds & 0xF), (PartyId)(kinds >> 4), blob.Text());
        }

        var entries = new LedgerEntry[blob.Number()];
        for (var index = 0; index < entries.Length; index++)
        {
            entries[index] = EntryCodec.Read(ref blob, currency);
        }

        return new Account
        {
            Number = number, Currency = currency, Mark = mark, IsIncomplete = isIncomplete, Opening = opening, Parties = parties, Entries = entries,
        };
    }
}
