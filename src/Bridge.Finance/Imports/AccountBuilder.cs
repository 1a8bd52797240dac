using Bridge.Finance.Ledger;
using Bridge.Finance.Sources;
using Bridge.Finance.Values;

namespace Bridge.Finance.Imports;

/// <summary>Gathers the rows of one account, in any order, as bytes: a large file would not fit into memory as objects.</summary>
internal sealed class AccountBuilder(AccountNumber number, string currency)
{
    private readonly BlobWriter _entries = new(96);
    private readonly List<Party> _parties = new(1);
    private int _count;
    private AccountMark _mark;
    private bool _isIncomplete;
    private long _opening;
    private long _closing;
    private bool _hasClosing;

    public AccountNumber Number { get; } = number;

    /// <summary>Line of the account's first row, for messages.</summary>
    public int FirstLine { get; private set; }

    /// <summary>The balance that the file itself states, or null.</summary>
    public Money? StatedClosing => _hasClosing ? Money.OfHundredths(_closing, currency) : null;

    public void Add(BillingRow row)
    {
        FirstLine = FirstLine == 0 ? row.Line : FirstLine;
        _mark |= row.Mark;
        _isIncomplete |= row.IsIncomplete;
        Sum(ref _opening, row.Opening?.Hundredths ?? 0);
        if (row.Closing is { } closing)
        {
            _hasClosing = true;
            Sum(ref _closing, closing.Hundredths);
        }

        if (row.Party is { } party && !_parties.Contains(party))
        {
            _parties.Add(party);
        }

        foreach (var entry in row.Entries)
        {
            EntryCodec.Write(_entries, entry);
            _count++;
        }
    }

    // Nobody has so much money: nothing may be concluded from an account that adds up to it.
    private void Sum(ref long sum, long hundredths)
    {
        var next = sum + hundredths; // both are far from the ends of the type
        var fits = Money.Fits(next);
        _isIncomplete |= !fits;
        sum = fits ? next : sum;
    }

    /// <summary>Puts the account together.</summary>
    /// <param name="crossReference">Parties that a cross-reference file names, or none.</param>
    public Account Build(IReadOnlyList<Party> crossReference)
    {
        var entries = new LedgerEntry[_count];
        var blob = new BlobReader(_entries.Written);
        for (var index = 0; index < entries.Length; index++)
        {
            entries[index] = EntryCodec.Read(ref blob, currency);
        }

        Array.Sort(entries);
        return new Account
        {
            Number = Number,
            Currency = currency,
            Mark = _mark,
            IsIncomplete = _isIncomplete,
            Opening = Money.OfHundredths(_opening, currency),
            Parties =
            [
                .. _parties.Union(crossReference)
                    .OrderBy(party => party.Kind).ThenBy(party => party.By).ThenBy(party => party.Id, StringComparer.Ordinal),
            ],
            Entries = entries,
        };
    }
}
