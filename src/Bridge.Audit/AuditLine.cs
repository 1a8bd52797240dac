using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bridge.Core.Scrubbing;

namespace Bridge.Audit;

/// <summary>The form of a line: one JSON object whose last property is the hash of all bytes before it.</summary>
/// <remarks>
/// Hash and signature cover bytes, not meaning, so that no other spelling of the same values passes.
/// Source: FIPS 180-4 (SHA-256), FIPS 186-5 (ECDSA on P-256, signature as r and s, 64 bytes).
/// </remarks>
internal static class AuditLine
{
    /// <summary>What the first line names as the hash before it.</summary>
    public const string NoHash = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>Most bytes of a line.</summary>
    public const int Longest = 256 * 1024;

    private const int HashLength = 64;
    private static readonly byte[] _hashName = ",\"hash\":\""u8.ToArray();
    private static readonly byte[] _signatureName = ",\"signature\":\""u8.ToArray();
    private static readonly JsonWriterOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an entry.</summary>
    /// <param name="entry">What happened.</param>
    /// <param name="seq">Number of the line.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="which">Pseudonym of the record, or null.</param>
    /// <param name="previous">Hash of the line before.</param>
    /// <returns>The line with its line break, and its hash.</returns>
    public static (byte[] Bytes, string Hash) Entry(AuditEvent entry, long seq, DateTimeOffset at, string? which, string previous) => Close(Open(json =>
    {
        json.WriteNumber("seq", seq);
        json.WriteString("at", at.UtcDateTime);
        Text(json, "who", entry.Who);
        Text(json, "action", entry.Action);
        Text(json, "what", entry.What);
        json.WriteString("which", which);
        Text(json, "why", entry.Why);
        Text(json, "outcome", entry.Outcome);
        Text(json, "policy", entry.Policy);
        json.WriteString("previous", previous);
    }));

    /// <summary>Writes a signed head over all lines before it.</summary>
    /// <param name="seq">Number of the line.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="entries">Entries since the head before.</param>
    /// <param name="previous">Hash of the line before.</param>
    /// <param name="key">The key.</param>
    /// <returns>The line with its line break, and its hash.</returns>
    public static (byte[] Bytes, string Hash) Head(long seq, DateTimeOffset at, int entries, string previous, AuditSigningKey key)
    {
        var open = Open(json =>
        {
            json.WriteNumber("seq", seq);
            json.WriteString("at", at.UtcDateTime);
            json.WriteString("head", key.Fingerprint);
            json.WriteNumber("entries", entries);
            json.WriteString("previous", previous);
        });
        return Close([.. open, .. _signatureName, .. Encoding.ASCII.GetBytes(Convert.ToHexStringLower(key.Sign(open))), (byte)'"']);
    }

    /// <summary>Takes the hash off a line and checks it.</summary>
    /// <param name="line">The line without its line break.</param>
    /// <param name="hash">Its hash.</param>
    /// <returns>True when the hash is right.</returns>
    public static bool TryReadHash(ReadOnlySpan<byte> line, out string hash)
    {
        hash = "";
        var from = line.Length - HashLength - 2;
        if (from - _hashName.Length < 1 || !line[^2..].SequenceEqual("\"}"u8) || !line[(from - _hashName.Length)..from].SequenceEqual(_hashName))
        {
            return false;
        }

        hash = Encoding.ASCII.GetString(line.Slice(from, HashLength));
        return hash == Convert.ToHexStringLower(SHA256.HashData(line[..(from - _hashName.Length)]));
    }

    /// <summary>Finds the signature of a head.</summary>
    /// <param name="line">The line without its line break.</param>
    /// <param name="signed">The bytes it covers.</param>
    /// <param name="signature">The signature.</param>
    /// <returns>False when the line has none in the one form that counts.</returns>
    public static bool TryReadSignature(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> signed, out byte[] signature)
    {
        signed = default;
        signature = [];
        var at = line.LastIndexOf(_signatureName);
        var end = line.Length - HashLength - 2 - _hashName.Length - 1;
        if (at < 0 || end - at - _signatureName.Length != AuditSigningKey.SignatureLength * 2)
        {
            return false;
        }

        var hex = Encoding.ASCII.GetString(line[(at + _signatureName.Length)..end]);
        if (!hex.All(char.IsAsciiHexDigitLower))
        {
            return false;
        }

        signed = line[..at];
        signature = Convert.FromHexString(hex);
        return true;
    }

    // Half a surrogate pair cannot be written as UTF-8; the way there and back replaces it.
    private static void Text(Utf8JsonWriter json, string name, string? value) =>
        json.WriteString(name, value is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(CardScrubber.Scrub(value).Text)));

    // An object without its closing bracket.
    private static byte[] Open(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, _json))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return bytes.GetBuffer().AsSpan(0, (int)bytes.Length - 1).ToArray();
    }

    private static (byte[] Bytes, string Hash) Close(byte[] open)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(open));
        return ([.. open, .. _hashName, .. Encoding.ASCII.GetBytes(hash), .. "\"}\n"u8], hash);
    }
}
