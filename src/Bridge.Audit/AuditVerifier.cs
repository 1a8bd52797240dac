using System.Security.Cryptography;
using System.Text.Json;

namespace Bridge.Audit;

/// <summary>Checks an audit file, offline, on any copy of it.</summary>
/// <remarks>
/// What it cannot find without a head kept elsewhere: that whole lines at the end of the file were taken away. What no key
/// vouches for: the entries after the last signed head (at most 1,000, or those of the last minute).
/// </remarks>
public static class AuditVerifier
{
    /// <summary>Checks a file.</summary>
    /// <param name="file">The file from its beginning.</param>
    /// <param name="publicKey">Public half of the signing key in PEM form; null leaves signatures unchecked.</param>
    /// <param name="kept">A head of this file that was kept elsewhere, or null.</param>
    /// <returns>The first broken line, if any.</returns>
    /// <exception cref="AuditException">The key is not one.</exception>
    public static AuditVerdict Verify(Stream file, string? publicKey, AuditHead? kept = null)
    {
        using var key = Import(publicKey);
        var walk = new AuditWalk(key, kept);
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

/// <summary>Goes through an audit file line by line.</summary>
internal sealed class AuditWalk(ECDsa? key, AuditHead? kept)
{
    private readonly string? _fingerprint = key is null ? null : AuditSigningKey.FingerprintOf(key);
    private AuditHead _last = new(0, AuditLine.NoHash);
    private AuditHead? _signed;
    private long _entries;
    private long _unsigned;
    private long _line;

    /// <summary>Takes the next line.</summary>
    /// <param name="line">Its bytes.</param>
    /// <param name="isWhole">False when it has no end.</param>
    /// <returns>What is wrong with it, or null.</returns>
    public AuditFault? Take(ReadOnlyMemory<byte> line, bool isWhole)
    {
        _line++;
        if (!isWhole)
        {
            return Fault(AuditFaultKind.Form, "The line is cut short.");
        }

        if (!AuditLine.TryReadHash(line.Span, out var hash))
        {
            return hash.Length == 0
                ? Fault(AuditFaultKind.Form, "The line does not have the form that the bridge writes.")
                : Fault(AuditFaultKind.Hash, "The line was changed: its hash is another.");
        }

        try
        {
            using var json = JsonDocument.Parse(line);
            return Take(json.RootElement, line.Span, hash);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return Fault(AuditFaultKind.Form, "The line does not have the form that the bridge writes.");
        }
    }

    /// <summary>Looks back at the end of the file.</summary>
    /// <returns>What is missing, or null.</returns>
    public AuditFault? End() => kept is not null && _last.Seq < kept.Seq
        ? new AuditFault(AuditFaultKind.Tail, _line + 1, _last.Seq + 1, $"The file ends at {_last.Seq}; the head that was kept says {kept.Seq}.")
        : null;

    /// <summary>Sums up.</summary>
    /// <param name="fault">The first broken line, or null.</param>
    /// <returns>The verdict.</returns>
    public AuditVerdict Verdict(AuditFault? fault) => new(_last, _signed, _entries, _unsigned, fault);

    private AuditFault? Take(JsonElement json, ReadOnlySpan<byte> line, string hash)
    {
        var seq = json.GetProperty("seq").GetInt64();
        if (seq != _last.Seq + 1)
        {
            return seq > _last.Seq
                ? Fault(AuditFaultKind.Gap, $"Lines are missing: {_last.Seq + 1} to {seq - 1}.")
                : Fault(AuditFaultKind.Order, $"The line says {seq}; it was doubled, moved or put in, or the line before it was put in.");
        }

        if (json.GetProperty("previous").GetString() != _last.Hash)
        {
            return Fault(AuditFaultKind.Chain, "The line does not follow from the one before it; one of the two was written anew.");
        }

        var isHead = json.TryGetProperty("head", out var signer);
        if ((isHead ? Head(json, signer, line) : Entry()) is { } fault)
        {
            return fault;
        }

        if (kept is not null && kept.Seq == seq && kept.Hash != hash)
        {
            return Fault(AuditFaultKind.Chain, "The line is another than the head that was kept says; the file was written anew up to here.");
        }

        _last = new AuditHead(seq, hash);
        _signed = isHead && key is not null ? _last : _signed;
        return null;
    }

    private AuditFault? Entry()
    {
        if (_unsigned == AuditWriter.MostUnsigned)
        {
            return Fault(AuditFaultKind.Head, $"A signed head is missing after {AuditWriter.MostUnsigned} entries.");
        }

        _entries++;
        _unsigned++;
        return null;
    }

    private AuditFault? Head(JsonElement json, JsonElement signer, ReadOnlySpan<byte> line)
    {
        if (!AuditLine.TryReadSignature(line, out var signed, out var signature))
        {
            return Fault(AuditFaultKind.Form, "The head has no signature in the form that the bridge writes.");
        }

        if (key is not null && (signer.GetString() != _fingerprint || !key.VerifyData(signed, signature, HashAlgorithmName.SHA256)))
        {
            return Fault(AuditFaultKind.Signature, "The head is not signed by this key.");
        }

        // After a crash the writer does not know how many it covers; more than there are is never right.
        if (json.GetProperty("entries").GetInt64() > _unsigned)
        {
            return Fault(AuditFaultKind.Head, "The head covers more entries than there are.");
        }

        _unsigned = 0;
        return null;
    }

    private AuditFault Fault(AuditFaultKind kind, string message) => new(kind, _line, _last.Seq + 1, message);
}
