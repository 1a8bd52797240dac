using System.Security.Cryptography;
using System.Text;

namespace Bridge.Finance.Vault;

/// <summary>The key of the finance store and what is derived from it: one key for each use, so that none serves two.</summary>
/// <remarks>Source: RFC 5869 (HKDF).</remarks>
internal sealed class VaultKey
{
    public const int Length = 32;

    private readonly byte[] _encryption;
    private readonly byte[] _pseudonyms;
    private readonly byte[] _contents;

    private VaultKey(byte[] master)
    {
        _encryption = Derive(master, "encryption", Length);
        _pseudonyms = Derive(master, "pseudonyms", Length);
        _contents = Derive(master, "contents", Length);
        Id = Convert.ToHexStringLower(Derive(master, "key-id", 8));
    }

    /// <summary>Name of the key, kept in the store; tells nothing about the key itself.</summary>
    public string Id { get; }

    /// <summary>Reads a key of 32 bytes in base64.</summary>
    /// <exception cref="FinanceException">The text is not such a key.</exception>
    public static VaultKey Parse(string text)
    {
        var master = new byte[Length + 1];
        try
        {
            return Convert.TryFromBase64String(text, master, out var length) && length == Length
                ? new VaultKey(master[..Length])
                : throw new FinanceException(
                    "The key of the finance store is not 32 bytes in base64.", "Make one with: openssl rand -base64 32.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(master);
        }
    }

    public AesGcm OpenCipher() => new(_encryption, Seal.TagLength);

    /// <summary>What stands for a name in the store: the same name gives the same bytes, and only the key tells which.</summary>
    /// <param name="use">What kind of name it is; keeps the kinds apart.</param>
    /// <param name="name">The name.</param>
    public byte[] Pseudonym(string use, string name) =>
        HMACSHA256.HashData(_pseudonyms, Encoding.UTF8.GetBytes($"{use}\0{name}"))[..16];

    /// <summary>Tells contents apart; keyed, because amounts are few enough to be guessed from a plain hash.</summary>
    public byte[] Digest(ReadOnlySpan<byte> content) => HMACSHA256.HashData(_contents, content)[..16];

    public IncrementalHash OpenDigest() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _contents);

    public override string ToString() => $"key {Id}";

    private static byte[] Derive(byte[] master, string use, int length) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, master, length, salt: [], info: Encoding.UTF8.GetBytes($"mlscrmbridge/finance/1/{use}"));
}
