using System.Security.Cryptography;
using System.Text.Json;

namespace Bridge.Audit;

/// <summary>Goes through an audit file line by line.</summary>
/// <param name="key">Public half of the signing key, or null.</param>
/// <param name="kept">A head that was kept elsewhere, or null.</param>
/// <param name="isClosed">True when the file must end with a signed head.</param>
internal sealed class AuditWalk(ECDsa? key, AuditHead? kept, bool isClosed)
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
    public AuditFault? End()
    {
        if (kept is not null && _last.Seq < kept.Seq)
        {
            return new AuditFault(AuditFaultKind.Tail, _line + 1, _last.Seq + 1, $"The file ends at {_last.Seq}; the head that was kept says {kept.Seq}.");
        }

        return isClosed && _unsigned > 0
            ? new AuditFault(AuditFaultKind.Head, _line - _unsigned + 1, _last.Seq - _unsigned + 1, "Nobody signed this entry and those after it; a file that was closed ends with a signed head.")
            : null;
    }

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
            return Fault(AuditFaultKind.Chain, $"The line does not follow from the one before it; it, or one of the {_unsigned} entries since the last head, was written anew.");
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

        if (key is not null && signer.GetString() != _fingerprint)
        {
            return Fault(AuditFaultKind.Signature, "The head is signed by another key.");
        }

        if (key is not null && !key.VerifyData(signed, signature, HashAlgorithmName.SHA256))
        {
            return Fault(AuditFaultKind.Signature, $"The head is not signed by this key: it, or one of the {_unsigned} entries before it, was written anew.");
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
