using System.Buffers.Binary;
using System.Globalization;
using Bridge.Finance.Storage;
using Bridge.Finance.Vault;

namespace Bridge.Finance.Ledger;

/// <summary>Whose billing is not kept: keyed hashes of their ids, so that the list itself names nobody.</summary>
/// <remarks>Billing systems keep members for years; without such a list the next export would bring an erased one back.</remarks>
internal sealed class ErasedParties
{
    private readonly VaultKey _key;
    private readonly HashSet<UInt128> _pseudonyms;

    private ErasedParties(VaultKey key, HashSet<UInt128> pseudonyms) => (_key, _pseudonyms) = (key, pseudonyms);

    /// <summary>Reads the list.</summary>
    public static ErasedParties Read(StoreSession session, VaultKey key) => new(
        key, [.. session.Query("SELECT pseudonym FROM erased", row => BinaryPrimitives.ReadUInt128BigEndian((byte[])row.GetValue(0)))]);

    /// <summary>How long the list is; for telling that it has changed.</summary>
    public static long Count(StoreSession session) => session.Scalar<long>("SELECT count(*) FROM erased");

    /// <summary>Adds ids to the list; for use inside a transaction.</summary>
    public static void Add(StoreSession session, VaultKey key, IEnumerable<Party> parties, DateOnly day)
    {
        foreach (var party in parties)
        {
            session.Run(
                "INSERT INTO erased (pseudonym, day) VALUES (@pseudonym, @day) ON CONFLICT (pseudonym) DO NOTHING",
                ("@pseudonym", Pseudonym(key, party)), ("@day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Takes ids from the list; for use inside a transaction.</summary>
    /// <returns>How many it held.</returns>
    public static int Remove(StoreSession session, VaultKey key, IEnumerable<Party> parties) =>
        parties.Sum(party => session.Run("DELETE FROM erased WHERE pseudonym = @pseudonym", ("@pseudonym", Pseudonym(key, party))));

    /// <summary>Tells whether a party was erased.</summary>
    public bool Has(Party party) => _pseudonyms.Count > 0 && _pseudonyms.Contains(BinaryPrimitives.ReadUInt128BigEndian(Pseudonym(_key, party)));

    /// <summary>Tells whether one of several ids was erased; those of a member or office, as a rule.</summary>
    public bool HasAny(IEnumerable<Party> parties) => _pseudonyms.Count > 0 && parties.Any(Has);

    /// <summary>An account without those who were erased.</summary>
    /// <returns>The account; null when it concerned nobody else, so that only its balance may be kept.</returns>
    public Account? Without(Account account)
    {
        if (_pseudonyms.Count == 0 || !account.Parties.Any(Has))
        {
            return account;
        }

        var others = account.Parties.Where(party => !Has(party)).ToList();
        return others.Count == 0 ? null : account with { Parties = others };
    }

    private static byte[] Pseudonym(VaultKey key, Party party) =>
        key.Pseudonym("erased", string.Create(CultureInfo.InvariantCulture, $"{(int)party.Kind}\0{(int)party.By}\0{party.Id}"));
}
