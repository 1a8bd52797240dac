using System.Security.Cryptography;

namespace Bridge.Audit;

/// <summary>Checks an audit file, offline, on any copy of it.</summary>
/// <remarks>
/// What it cannot find without a head kept elsewhere: that whole lines at the end of the file were taken away. What no key
/// vouches for: the entries after the last signed head (at most 1,000, or those of the last minute); in a file that was
/// closed there are none.
/// </remarks>
public static class AuditVerifier
{
    /// <summary>Checks a file.</summary>
    /// <param name="file">The file from its beginning.</param>
    /// <param name="publicKey">Public half of the signing key in PEM form; null leaves signatures unchecked.</param>
    /// <param name="kept">A head of this file that was kept elsewhere, or null.</param>
    /// <param name="isClosed">True when no bridge writes the file any more, so that it must end with a signed head.</param>
    /// <returns>The first broken line, if any.</returns>
    /// <exception cref="AuditException">The key is not one.</exception>
    public static AuditVerdict Verify(Stream file, string? publicKey, AuditHead? kept = null, bool isClosed = false)
    {
        using var key = Import(publicKey);
        var walk = new AuditWalk(key, kept, isClosed);
        var lines = new AuditLines(file);
        while (lines.TryRead(out var line, out var isWhole))
        {
            if (walk.Take(line, isWhole) is { } fault)
            {
                return walk.Verdict(fault);
            }
        }

        return walk.Verdict(walk.End());
    }

    private static ECDsa? Import(string? publicKey)
    {
        if (publicKey is null)
        {
            return null;
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(publicKey);
            return key;
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new AuditException("The key is not a public key on the curve P-256 in PEM form.", "Give the .pub file that stands beside the signing key.");
        }
    }
}
