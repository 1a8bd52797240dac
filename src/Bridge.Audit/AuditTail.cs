using System.Text.Json;

namespace Bridge.Audit;

/// <summary>The end of an audit file, as it is found when the file is opened.</summary>
/// <param name="Seq">Number of the last line; 0 in an empty file.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="IsHead">True when the last line is a signed head, or there is none.</param>
/// <param name="TornBytes">Bytes of a line that a crash cut short; they were moved to the file named <c>.torn</c>.</param>
internal sealed record AuditTail(long Seq, string Hash, bool IsHead, int TornBytes)
{
    /// <summary>Reads the end and cuts a torn line off.</summary>
    /// <param name="file">The file, open for reading and writing; afterwards at its end.</param>
    /// <param name="path">Its path.</param>
    /// <returns>The end.</returns>
    /// <exception cref="AuditException">The last whole line is not one of an audit file.</exception>
    public static AuditTail Read(FileStream file, string path)
    {
        var length = (int)Math.Min(file.Length, AuditLine.Longest * 2);
        var bytes = new byte[length];
        file.Seek(-length, SeekOrigin.End);
        file.ReadExactly(bytes);
        var end = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        var torn = length - end;
        if (torn > 0)
        {
            CutOff(file, path, bytes.AsSpan(end));
        }

        file.Seek(0, SeekOrigin.End);
        if (end == 0)
        {
            return file.Length == 0 ? new AuditTail(0, AuditLine.NoHash, true, torn) : throw Broken(path);
        }

        var start = bytes.AsSpan(0, end - 1).LastIndexOf((byte)'\n') + 1;
        var line = bytes.AsMemory(start, end - 1 - start);
        if (!AuditLine.TryReadHash(line.Span, out var hash))
        {
            throw Broken(path);
        }

        using var json = JsonDocument.Parse(line);
        return new AuditTail(json.RootElement.GetProperty("seq").GetInt64(), hash, json.RootElement.TryGetProperty("head", out _), torn);
    }

    private static void CutOff(FileStream file, string path, ReadOnlySpan<byte> torn)
    {
        // First the copy, then the cut: a crash in between doubles the torn bytes, but loses none.
        using (var aside = new FileStream(path + ".torn", FileMode.Append, FileAccess.Write))
        {
            aside.Write(torn);
            aside.Write("\n"u8);
            aside.Flush(flushToDisk: true);
        }

        file.SetLength(file.Length - torn.Length);
        file.Flush(flushToDisk: true);
    }

    private static AuditException Broken(string path) => new(
        $"The last line of {path} is not what the bridge wrote.", "Run 'bridge audit verify' on a copy, keep the file, and start with a new path.");
}
