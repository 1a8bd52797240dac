using System.Security.Cryptography;

namespace Bridge.Finance.Releases;

/// <summary>Finance's key for releases: ECDSA over P-256, private key in PEM. The support side holds the public key alone.</summary>
internal static class SigningKey
{
    /// <summary>Reads a private key.</summary>
    /// <exception cref="FinanceException">The text is not such a key.</exception>
    public static ECDsa Parse(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.KeySize == 256 && key.ExportParameters(includePrivateParameters: true).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value)
            {
                return key;
            }
        }
        catch (Exception error) when (error is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw Refuse(); // the library's own text is about the key, which no log may hold
        }

        key.Dispose();
        throw Refuse();
    }

    private static FinanceException Refuse() => new(
        "The signing key of standing releases is not a private key for P-256 in PEM.",
        "Make one with: openssl ecparam -name prime256v1 -genkey -noout, and give its public part to the support side.");
}
