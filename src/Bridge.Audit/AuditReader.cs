using System.Text.Json;

namespace Bridge.Audit;

/// <summary>Reads the entries of an audit file, to show them; it does not verify.</summary>
public static class AuditReader
{
    /// <summary>Reads the entries, oldest first; heads are left out.</summary>
    /// <param name="file">The file from its beginning.</param>
    /// <returns>The entries.</returns>
    /// <exception cref="AuditException">A line is not one of an audit file.</exception>
    public static IEnumerable<AuditRecord> Read(Stream file)
    {
        var lines = new AuditLines(file);
        for (var number = 1; lines.TryRead(out var line, out var isWhole) && isWhole; number++)
        {
            if (Parse(line, number) is { } record)
            {
                yield return record;
            }
        }
    }

    private static AuditRecord? Parse(ReadOnlyMemory<byte> line, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var json = document.RootElement;
            return json.TryGetProperty("head", out _) ? null : new AuditRecord(
                json.GetProperty("seq").GetInt64(), json.GetProperty("at").GetDateTimeOffset(), Text("who") ?? "", Text("action") ?? "",
                Text("what"), Text("which"), Text("why"), Text("outcome") ?? "", Text("policy"));

            string? Text(string name) => json.GetProperty(name).GetString();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new AuditException($"Line {number} is not one of an audit file.", "Run 'bridge audit verify' on it.");
        }
    }
}
