using System.Text;

namespace Bridge.Connectors.Tables;

/// <summary>How the bytes of a table become letters; bytes that are none in the encoding are marked, so that no two texts become one.</summary>
internal static class TableText
{
    /// <summary>Stands for bytes that are no letter in the file's encoding; no text holds it. Source: Unicode, noncharacters.</summary>
    private const char Unreadable = '\uFFFE';

    private static readonly Encoding _utf8 = Encoding.GetEncoding(
        "utf-8", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback(Unreadable.ToString()));

    // What Windows programs write and call Latin-1 or ANSI: ISO 8859-1, and letters where that has control marks.
    private static readonly Encoding _western = CodePagesEncodingProvider.Instance.GetEncoding(1252) ?? Encoding.Latin1;

    /// <summary>Opens a table.</summary>
    /// <param name="stream">Its bytes.</param>
    /// <param name="isLatin1">True when it is not UTF-8 but latin-1; a mark of UTF-8 or UTF-16 at its begin wins.</param>
    /// <param name="bufferSize">Bytes that are read at a time.</param>
    /// <returns>Its letters.</returns>
    public static StreamReader Open(Stream stream, bool isLatin1, int bufferSize) =>
        new(stream, isLatin1 ? _western : _utf8, detectEncodingFromByteOrderMarks: true, bufferSize);

    /// <summary>Tells whether a text holds such bytes: two names that differ in them alone would become one.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True when it does.</returns>
    public static bool IsUnreadable(ReadOnlySpan<char> text) => text.ContainsAny(Unreadable, '\0');
}
