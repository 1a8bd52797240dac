using System.Globalization;

namespace Bridge.Audit;

/// <summary>Where a chain stood: enough, kept elsewhere, to find out that its end was cut off or written anew.</summary>
/// <param name="Seq">Number of the line.</param>
/// <param name="Hash">Its hash, 64 hexadecimal digits in small letters.</param>
public sealed record AuditHead(long Seq, string Hash)
{
    /// <summary>Reads the printed form.</summary>
    /// <param name="text"><c>SEQ:HASH</c>.</param>
    /// <returns>The head, or null when the text is none.</returns>
    public static AuditHead? Parse(string text)
    {
        var parts = text.Trim().Split(':');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
            && parts[1].Length == 64 && parts[1].All(char.IsAsciiHexDigitLower) ? new AuditHead(seq, parts[1]) : null;
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Seq}:{Hash}");
}
