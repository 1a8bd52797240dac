using Bridge.Finance.Ledger;
using Bridge.Finance.Vault;
using Bridge.Storage;
using Microsoft.Data.Sqlite;

namespace Bridge.Finance.Storage;

/// <summary>The sealed accounts of a ledger.</summary>
internal static class Accounts
{
    private const string Place = "account.body";

    /// <summary>Finds an account.</summary>
    public static Account? Find(SqliteConnection connection, Seal seal, long ledger, byte[] pseudonym)
    {
        using var command = connection.Prepare(
            "SELECT body FROM account WHERE ledger = $ledger AND pseudonym = $pseudonym", ("$ledger", ledger), ("$pseudonym", pseudonym));
        return command.ExecuteScalar() is byte[] body ? Open(seal, pseudonym, body) : null;
    }

    /// <summary>Streams all accounts of a ledger, in no order that means anything.</summary>
    public static IEnumerable<Account> All(SqliteConnection connection, Seal seal, long ledger)
    {
        using var command = connection.Prepare("SELECT pseudonym, body FROM account WHERE ledger = $ledger", ("$ledger", ledger));
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return Open(seal, (byte[])rows.GetValue(0), (byte[])rows.GetValue(1));
        }
    }

    public static long Count(SqliteConnection connection, long ledger) =>
        connection.Scalar<long>("SELECT count(*) FROM account WHERE ledger = $ledger", ("$ledger", ledger));

    private static Account Open(Seal seal, byte[] pseudonym, byte[] body) => AccountCodec.Read(seal.Open(body, Place, pseudonym));

    /// <summary>Writes the accounts of one import, in the order of the table; for use inside a transaction. Equal ones stay as they are.</summary>
    internal sealed class Writer : IDisposable
    {
        private readonly Seal _seal;
        private readonly SqliteCommand _find;
        private readonly SqliteCommand _save;
        private readonly BlobWriter _blob = new(4096);

        public Writer(SqliteConnection connection, Seal seal, long ledger)
        {
            _seal = seal;
            _find = connection.Prepare(
                "SELECT content FROM account WHERE ledger = $ledger AND pseudonym = $pseudonym",
                ("$ledger", ledger), ("$pseudonym", Array.Empty<byte>()));
            _save = connection.Prepare(
                "INSERT OR REPLACE INTO account (ledger, pseudonym, content, body) VALUES ($ledger, $pseudonym, $content, $body)",
                ("$ledger", ledger), ("$pseudonym", Array.Empty<byte>()), ("$content", Array.Empty<byte>()), ("$body", Array.Empty<byte>()));
        }

        /// <summary>Writes an account unless the store has it just so.</summary>
        /// <returns>True when it was written.</returns>
        public bool Save(byte[] pseudonym, Account account, VaultKey key)
        {
            _blob.Clear();
            AccountCodec.Write(_blob, account);
            var content = key.Digest(_blob.Written);
            _find.Parameters["$pseudonym"].Value = pseudonym;
            if (_find.ExecuteScalar() is byte[] known && known.AsSpan().SequenceEqual(content))
            {
                return false;
            }

            _save.Parameters["$pseudonym"].Value = pseudonym;
            _save.Parameters["$content"].Value = content;
            _save.Parameters["$body"].Value = _seal.Close(_blob.Written, Place, pseudonym);
            _save.ExecuteNonQuery();
            return true;
        }

        public void Dispose()
        {
            _find.Dispose();
            _save.Dispose();
        }
    }

    /// <summary>Removes the accounts that a snapshot no longer has; for use inside a transaction.</summary>
    /// <param name="connection">The store's writer.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="kept">Pseudonyms that the file has, in order.</param>
    /// <returns>How many were removed.</returns>
    public static int RemoveOthers(SqliteConnection connection, long ledger, IReadOnlyList<byte[]> kept)
    {
        var gone = new List<byte[]>();
        using (var command = connection.Prepare("SELECT pseudonym FROM account WHERE ledger = $ledger ORDER BY pseudonym", ("$ledger", ledger)))
        using (var rows = command.ExecuteReader())
        {
            // Both lists are in order, so one walk over both finds what only the store has.
            var at = 0;
            while (rows.Read())
            {
                var stored = (byte[])rows.GetValue(0);
                while (at < kept.Count && kept[at].AsSpan().SequenceCompareTo(stored) < 0)
                {
                    at++;
                }

                if (at == kept.Count || !kept[at].AsSpan().SequenceEqual(stored))
                {
                    gone.Add(stored);
                }
            }
        }

        foreach (var pseudonym in gone)
        {
            connection.Run("DELETE FROM account WHERE ledger = $ledger AND pseudonym = $pseudonym", ("$ledger", ledger), ("$pseudonym", pseudonym));
        }

        return gone.Count;
    }
}
