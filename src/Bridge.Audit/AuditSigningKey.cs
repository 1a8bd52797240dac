using System.Security.Cryptography;

namespace Bridge.Audit;

/// <summary>The key that signs heads: ECDSA on the curve P-256.</summary>
public sealed class AuditSigningKey : IDisposable
{
    /// <summary>Bytes of a signature.</summary>
    internal const int SignatureLength = 64;

    private readonly ECDsa _key;

    private AuditSigningKey(ECDsa key)
    {
        _key = key;
        Fingerprint = FingerprintOf(key);
    }

    /// <summary>Names the key in heads: the first 16 hexadecimal digits of the hash of its public half.</summary>
    public string Fingerprint { get; }

    /// <summary>Opens the key; a file that is not there yet is made, with the public half beside it (<c>.pub</c>).</summary>
    /// <param name="secret">Where it is: PEM, PKCS#8.</param>
    /// <returns>The key.</returns>
    /// <exception cref="AuditException">It is not such a key, or cannot be read.</exception>
    public static AuditSigningKey Open(AuditSecret secret)
    {
        var pem = secret.Read(NewPem, out var made);
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.KeySize != 256)
            {
                throw new CryptographicException("Not the curve P-256.");
            }
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new AuditException("The audit's signing key is not a private key on the curve P-256 in PEM form.", "Give the right key, or a path where none exists yet.");
        }

        if (made is not null)
        {
            File.WriteAllText(made + ".pub", key.ExportSubjectPublicKeyInfoPem());
        }

        return new AuditSigningKey(key);
    }

    /// <inheritdoc />
    public void Dispose() => _key.Dispose();

    /// <summary>Names a key.</summary>
    /// <param name="key">The key, or its public half.</param>
    /// <returns>See <see cref="Fingerprint"/>.</returns>
    internal static string FingerprintOf(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16];

    /// <summary>Signs.</summary>
    /// <param name="bytes">What is signed.</param>
    /// <returns>The signature.</returns>
    internal byte[] Sign(byte[] bytes) => _key.SignData(bytes, HashAlgorithmName.SHA256);

    private static string NewPem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }
}
