using Bridge.Finance.Ledger;
using Bridge.Finance.Storage;
using Bridge.Finance.Vault;

namespace Bridge.Finance.Imports;

/// <summary>Writes the accounts of one import, in the order of their pseudonyms; for use inside a transaction. Equal ones stay as they are.</summary>
/// <remarks>Rows go out in batches, so that between two of them the session can be asked other things.</remarks>
internal sealed class AccountWriter(StoreSession session, Seal seal, VaultKey key, LedgerRow ledger)
{
    private const int MostRows = 1000;
    private const int MostBytes = 4 << 20;

    private readonly KnownAccounts _known = KnownAccounts.Read(session, ledger.Id, ErasedSum.Pseudonym(key, ledger.Name));
    private readonly BlobWriter _blob = new(4096);
    private readonly List<(byte[] Pseudonym, byte[] Content, byte[] Body)> _rows = [];
    private readonly List<byte[]> _replaced = [];
    private int _bytes;

    /// <summary>How many accounts were new or had other lines.</summary>
    public int Changed { get; private set; }

    /// <summary>Takes an account; writes it unless the store has it just so.</summary>
    public void Save(byte[] pseudonym, Account account)
    {
        _blob.Clear();
        AccountCodec.Write(_blob, account);
        var content = key.Digest(_blob.Written);
        var change = _known.Next(pseudonym, content);
        if (change == AccountChange.None)
        {
            return;
        }

        if (change == AccountChange.Other)
        {
            _replaced.Add(pseudonym);
        }

        var body = seal.Close(_blob.Written, Accounts.Place, pseudonym);
        _rows.Add((pseudonym, content, body));
        _bytes += body.Length;
        Changed++;
        if (_rows.Count == MostRows || _bytes > MostBytes)
        {
            Flush();
        }
    }

    /// <summary>Writes what is left.</summary>
    /// <returns>Pseudonyms of accounts that only the store has.</returns>
    public IReadOnlyList<byte[]> Finish()
    {
        Flush();
        return _known.Others();
    }

    private void Flush()
    {
        Accounts.Remove(session, ledger.Id, _replaced);
        if (_rows.Count > 0)
        {
            using var rows = session.OpenRows("account", "ledger", "pseudonym", "content", "body");
            foreach (var (pseudonym, content, body) in _rows)
            {
                rows.Add(ledger.Id, pseudonym, content, body);
            }

            rows.Complete();
        }

        _rows.Clear();
        _replaced.Clear();
        _bytes = 0;
    }
}
