using System.Security.Cryptography;
using System.Text;

namespace Bridge.Core.Standings;

/// <summary>A release with its signature, as the file in the outbox holds it.</summary>
/// <remarks>
/// The bytes of <see cref="StandingText.Write"/>, then one line <c>signature BASE64</c>: ECDSA over P-256 with SHA-256, in the
/// fixed form of 64 bytes, so that the signature's length tells nothing either.
/// Source: FIPS 186-5, section 6; IEEE P1363 for the form.
/// </remarks>
public static class SignedStandings
{
    private static readonly byte[] _label = "signature "u8.ToArray();

    private const int SignatureBytes = 64;

    private const int SignatureText = 88;

    private static int TailLength => _label.Length + SignatureText + 1;

    /// <summary>Joins a release's bytes and their signature.</summary>
    /// <param name="body">Bytes of the release.</param>
    /// <param name="signature">Signature of 64 bytes.</param>
    /// <returns>The signed form.</returns>
    public static byte[] Join(ReadOnlySpan<byte> body, ReadOnlySpan<byte> signature)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(signature.Length, SignatureBytes);
        return [.. body, .. _label, .. Encoding.ASCII.GetBytes(Convert.ToBase64String(signature)), (byte)'\n'];
    }

    /// <summary>Checks a signed release and reads it.</summary>
    /// <param name="signed">The signed form.</param>
    /// <param name="publicKey">Finance's public key, P-256.</param>
    /// <param name="freshness">What was seen before, and what day it is.</param>
    /// <returns>The verdict; a release only when it is <see cref="StandingVerdict.Accepted"/>.</returns>
    public static StandingReading Verify(ReadOnlySpan<byte> signed, ECDsa publicKey, StandingFreshness freshness)
    {
        ArgumentNullException.ThrowIfNull(publicKey);
        ArgumentNullException.ThrowIfNull(freshness);
        Span<byte> signature = stackalloc byte[SignatureBytes + 2];
        if (signed.Length <= TailLength || signed[^1] != (byte)'\n'
            || !signed[^TailLength..].StartsWith(_label)
            || !Convert.TryFromBase64Chars(Encoding.ASCII.GetString(signed[^(SignatureText + 1)..^1]), signature, out var length)
            || length != SignatureBytes)
        {
            return new StandingReading(StandingVerdict.NotARelease, null);
        }

        // Nothing is read from bytes that finance did not sign.
        var body = signed[..^TailLength];
        if (!publicKey.VerifyData(body, signature[..SignatureBytes], HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation))
        {
            return new StandingReading(StandingVerdict.BadSignature, null);
        }

        if (StandingParser.Parse(body) is not { } release)
        {
            return new StandingReading(StandingVerdict.NotARelease, null);
        }

        var verdict = freshness.Judge(release);
        return new StandingReading(verdict, verdict == StandingVerdict.Accepted ? release : null);
    }
}
