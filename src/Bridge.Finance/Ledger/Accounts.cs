using Bridge.Finance.Storage;
using Bridge.Finance.Values;
using Bridge.Finance.Vault;

namespace Bridge.Finance.Ledger;

/// <summary>The sealed accounts of a ledger.</summary>
internal static class Accounts
{
    /// <summary>Table and column of an account's sealed value.</summary>
    public const string Place = "account.body";

    /// <summary>Key of an account's row.</summary>
    public static byte[] Pseudonym(VaultKey key, string ledger, AccountNumber number) => key.Pseudonym("account", $"{ledger}\0{number.Value}");

    /// <summary>Finds an account.</summary>
    public static Account? Find(StoreSession session, Seal seal, long ledger, byte[] pseudonym) =>
        session.Scalar<byte[]>(
            "SELECT body FROM account WHERE ledger = @ledger AND pseudonym = @pseudonym", ("@ledger", ledger), ("@pseudonym", pseudonym)) is { } body
            ? Open(seal, pseudonym, body)
            : null;

    /// <summary>Streams all accounts of a ledger, in no order that means anything.</summary>
    public static IEnumerable<Account> All(StoreSession session, Seal seal, long ledger) => session.Stream(
        "SELECT pseudonym, body FROM account WHERE ledger = @ledger",
        row => Open(seal, (byte[])row.GetValue(0), (byte[])row.GetValue(1)),
        ("@ledger", ledger));

    public static long Count(StoreSession session, long ledger) =>
        session.Scalar<long>("SELECT count(*) FROM account WHERE ledger = @ledger", ("@ledger", ledger));

    /// <summary>Removes accounts; for use inside a transaction.</summary>
    public static void Remove(StoreSession session, long ledger, IReadOnlyList<byte[]> pseudonyms) =>
        session.RunForEach("DELETE FROM account WHERE ledger = @ledger AND pseudonym = @each", pseudonyms, ("@ledger", ledger));

    /// <summary>Adds one account; for use inside a transaction.</summary>
    public static void Add(StoreSession session, Seal seal, VaultKey key, long ledger, byte[] pseudonym, Account account)
    {
        var blob = new BlobWriter(4096);
        AccountCodec.Write(blob, account);
        session.Run(
            "INSERT INTO account (ledger, pseudonym, content, body) VALUES (@ledger, @pseudonym, @content, @body)",
            ("@ledger", ledger), ("@pseudonym", pseudonym), ("@content", key.Digest(blob.Written)), ("@body", seal.Close(blob.Written, Place, pseudonym)));
    }

    private static Account Open(Seal seal, byte[] pseudonym, byte[] body) => AccountCodec.Read(seal.Open(body, Place, pseudonym));
}
