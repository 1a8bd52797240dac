using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Bridge.Connectors.Workbook.Cells;

/// <summary>Writes and reads the text of a cell, whatever characters it holds.</summary>
/// <remarks>
/// What XML cannot hold is written <c>_xHHHH_</c>, and so is the low line of a text that looks like that already.
/// Source: ECMA-376 Part 1, section 22.9.2.19 (ST_Xstring).
/// </remarks>
internal static partial class CellText
{
    /// <summary>Longest text a cell takes, in UTF-16 code units. Source: support.microsoft.com, Excel specifications and limits.</summary>
    public const int Longest = 32_767;

    private static readonly SearchValues<char> _plain = SearchValues.Create(
        [.. Enumerable.Range(0x20, 0xD800 - 0x20).Select(code => (char)code).Where(letter => letter is not ('&' or '<' or '>' or '_')), '\t', '\n']);

    /// <summary>True when a spreadsheet would take the text for a formula if a person typed it.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True for a text that begins like a formula. Source: OWASP, CSV Injection.</returns>
    public static bool LooksLikeFormula(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\'';

    /// <summary>True when a reader might drop the white space around the text.</summary>
    /// <param name="text">The text, not empty.</param>
    /// <returns>True when the white space has to be marked as meant.</returns>
    public static bool HasOuterSpace(string text) => char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]);

    /// <summary>Writes a text as XML.</summary>
    /// <param name="text">The text.</param>
    /// <param name="output">Where to.</param>
    public static void Write(string text, IBufferWriter<byte> output)
    {
        if (!text.AsSpan().ContainsAnyExcept(_plain))
        {
            Encoding.UTF8.GetBytes(text, output);
            return;
        }

        var escaped = new StringBuilder(text.Length + 16);
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogatePair(text, at))
            {
                escaped.Append(text[at]).Append(text[++at]);
                continue;
            }

            _ = text[at] switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '_' when Code().IsMatch(text, at) => escaped.Append("_x005F_"),
                var letter when IsForbidden(letter) => escaped.Append(CultureInfo.InvariantCulture, $"_x{(int)letter:X4}_"),
                var letter => escaped.Append(letter),
            };
        }

        Encoding.UTF8.GetBytes(escaped.ToString(), output);
    }

    /// <summary>Reads a text as it stands in XML.</summary>
    /// <param name="xml">The content of one element, without elements in it.</param>
    /// <returns>The text.</returns>
    public static string Read(ReadOnlySpan<byte> xml)
    {
        var text = Encoding.UTF8.GetString(xml);
        if (text.Contains('\r', StringComparison.Ordinal))
        {
            text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'); // as XML says
        }

        if (text.Contains('&', StringComparison.Ordinal))
        {
            text = WebUtility.HtmlDecode(text);
        }

        return text.Contains("_x", StringComparison.Ordinal)
            ? Code().Replace(text, code => ((char)int.Parse(code.ValueSpan.Slice(2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
            : text;
    }

    // A carriage return could be written, but every reader would make a line feed of it.
    private static bool IsForbidden(char letter) =>
        letter is < ' ' and not ('\t' or '\n') or '\uFFFE' or '\uFFFF' || char.IsSurrogate(letter);

    [GeneratedRegex(@"\G_x[0-9A-Fa-f]{4}_|_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Code();
}
