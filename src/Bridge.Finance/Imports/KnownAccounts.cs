using System.Buffers.Binary;
using Bridge.Finance.Storage;

namespace Bridge.Finance.Imports;

/// <summary>What a ledger holds before an import: keyed hashes alone, 32 bytes an account, in the order in which an import writes.</summary>
internal sealed class KnownAccounts
{
    private readonly List<(UInt128 Pseudonym, UInt128 Content)> _known;
    private readonly List<byte[]> _others = [];
    private int _at;

    private KnownAccounts(List<(UInt128, UInt128)> known) => _known = known;

    /// <summary>Reads them.</summary>
    /// <param name="session">The store.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="except">The one account that comes from no file.</param>
    public static KnownAccounts Read(StoreSession session, long ledger, byte[] except) => new(session.Query(
        "SELECT pseudonym, content FROM account WHERE ledger = @ledger AND pseudonym <> @except ORDER BY pseudonym",
        row => (Number((byte[])row.GetValue(0)), Number((byte[])row.GetValue(1))),
        ("@ledger", ledger), ("@except", except)));

    /// <summary>Takes the next account of the import; pseudonyms come in ascending order.</summary>
    public AccountChange Next(byte[] pseudonym, byte[] content)
    {
        // Both are in order, so one walk over both finds what only the store has.
        var number = Number(pseudonym);
        SkipTo(number);
        if (_at == _known.Count || _known[_at].Pseudonym != number)
        {
            return AccountChange.New;
        }

        return _known[_at++].Content == Number(content) ? AccountChange.None : AccountChange.Other;
    }

    /// <summary>Pseudonyms that only the store has; to be asked when all accounts were taken.</summary>
    public IReadOnlyList<byte[]> Others()
    {
        while (_at < _known.Count)
        {
            AddOther();
        }

        return _others;
    }

    private void SkipTo(UInt128 pseudonym)
    {
        while (_at < _known.Count && _known[_at].Pseudonym < pseudonym)
        {
            AddOther();
        }
    }

    private void AddOther()
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, _known[_at++].Pseudonym);
        _others.Add(bytes);
    }

    // Big-endian, so that numbers are in the order of the bytes.
    private static UInt128 Number(byte[] bytes) => BinaryPrimitives.ReadUInt128BigEndian(bytes);
}

/// <summary>What an import changes about an account.</summary>
internal enum AccountChange
{
    /// <summary>Nothing: the store has it just so.</summary>
    None,

    /// <summary>The store does not have it.</summary>
    New,

    /// <summary>The store has it with other lines.</summary>
    Other,
}
