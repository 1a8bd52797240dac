using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Bridge.Access.Machines;

/// <summary>Reads public keys from a file: PEM or a JSON Web Key Set.</summary>
internal static class MachineKeys
{
    /// <summary>Reads them.</summary>
    /// <param name="path">Path of the file.</param>
    /// <returns>At least one key.</returns>
    /// <exception cref="AccessException">The file cannot be read or holds none.</exception>
    public static IReadOnlyList<SecurityKey> Read(string path)
    {
        try
        {
            var text = File.ReadAllText(path);
            IReadOnlyList<SecurityKey> keys = text.TrimStart().StartsWith('{')
                ? [.. new JsonWebKeySet(text).GetSigningKeys().Where(key => key is not SymmetricSecurityKey)]
                : [FromPem(text)];
            return keys.Count > 0 ? keys : throw new ArgumentException("No public key.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            throw new AccessException($"machines.keyFile {path} holds no public key that can be read.", "Give the issuer's public keys as PEM (RSA or EC) or as a JSON Web Key Set.", error);
        }
    }

    private static AsymmetricSecurityKey FromPem(string text)
    {
        if (text.Contains("PRIVATE KEY", StringComparison.Ordinal))
        {
            throw new ArgumentException("A private key has no place here.");
        }

        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(text);
            return new RsaSecurityKey(rsa);
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            rsa.Dispose();
            var curve = ECDsa.Create();
            curve.ImportFromPem(text);
            return new ECDsaSecurityKey(curve);
        }
    }
}
