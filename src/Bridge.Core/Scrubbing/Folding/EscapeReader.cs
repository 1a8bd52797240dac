using System.Globalization;
using System.Text;

namespace Bridge.Core.Scrubbing.Folding;

/// <summary>Reads one escaped character: HTML reference, %XX, JSON escape, quoted-printable.</summary>
/// <remarks>
/// An escape is decoded once. Where its own digits might be the beginning of a number that just stands behind the sign
/// (<c>5%4242 4242 ...</c>), the reading is ambiguous and the caller reads the text a second time without escapes.
/// Sources: HTML Living Standard 13.5; RFC 3986 section 2.1; RFC 8259 section 7; RFC 2045 section 6.7.
/// </remarks>
internal static class EscapeReader
{
    private const int LongestNumber = 10;

    /// <summary>Tells whether a character can begin an escape.</summary>
    /// <param name="character">The character.</param>
    /// <returns>True when it can.</returns>
    public static bool CanBegin(char character) => character is '&' or '%' or '\\' or '=';

    /// <summary>Reads the escape at the beginning of a text.</summary>
    /// <param name="text">The text from the escape on.</param>
    /// <param name="isAmongDigits">True when a digit or a separator stands before it.</param>
    /// <param name="value">The character it stands for.</param>
    /// <returns>Number of UTF-16 units read; 0 when it is no escape.</returns>
    public static int Read(ReadOnlySpan<char> text, bool isAmongDigits, out Rune value) => text[0] switch
    {
        '&' => Reference(text, out value),
        '%' => Bytes(text, '%', out value),
        '\\' => Backslash(text, out value),
        _ => QuotedPrintable(text, isAmongDigits, out value),
    };

    private static int Reference(ReadOnlySpan<char> text, out Rune value)
    {
        value = default;
        if (text.Length > 2 && text[1] == '#')
        {
            var isHex = text[2] is 'x' or 'X';
            var from = isHex ? 3 : 2;
            var to = from;
            while (to < text.Length && to - from <= LongestNumber && (isHex ? char.IsAsciiHexDigit(text[to]) : char.IsAsciiDigit(text[to])))
            {
                to++;
            }

            return to > from && to - from <= LongestNumber
                && int.TryParse(text[from..to], isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && Rune.TryCreate(number, out value)
                    ? to + (to < text.Length && text[to] == ';' ? 1 : 0)
                    : 0;
        }

        var end = text[..Math.Min(text.Length, NamedReferences.Longest + 2)].IndexOf(';');
        return end > 1 && NamedReferences.TryFind(text[1..end], out var named) && Rune.TryCreate(named, out value) ? end + 1 : Unended(text, out value);
    }

    // Browsers read these without the semicolon too.
    private static int Unended(ReadOnlySpan<char> text, out Rune value)
    {
        var length = text.StartsWith("&nbsp", StringComparison.Ordinal) ? 5 : text.StartsWith("&shy", StringComparison.Ordinal) ? 4 : text.StartsWith("&middot", StringComparison.Ordinal) ? 7 : 0;
        value = length > 0 && NamedReferences.TryFind(text[1..length], out var named) ? new Rune(named) : default;
        return length;
    }

    // Up to four bytes of UTF-8, each behind the sign.
    private static int Bytes(ReadOnlySpan<char> text, char sign, out Rune value)
    {
        Span<byte> bytes = stackalloc byte[4];
        var count = 0;
        while (count < bytes.Length && text.Length >= (count + 1) * 3 && text[count * 3] == sign
            && char.IsAsciiHexDigit(text[count * 3 + 1]) && char.IsAsciiHexDigit(text[count * 3 + 2]))
        {
            bytes[count] = (byte)(Hex(text[count * 3 + 1]) << 4 | Hex(text[count * 3 + 2]));
            count++;
            if (bytes[0] < 0x80)
            {
                break;
            }
        }

        if (count == 0 || Rune.DecodeFromUtf8(bytes[..count], out value, out var used) != System.Buffers.OperationStatus.Done)
        {
            // A lone byte of Latin-1 is a no-break space often enough.
            value = count > 0 && bytes[0] == 0xA0 ? new Rune(0xA0) : default;
            return value == default ? 0 : 3;
        }

        // Nobody escapes a letter by two decimal digits, but a number may well stand behind a per cent sign.
        return Rune.IsLetter(value) && char.IsAsciiDigit(text[1]) && char.IsAsciiDigit(text[2]) ? 0 : used * 3;
    }

    private static int Hex(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static int Backslash(ReadOnlySpan<char> text, out Rune value)
    {
        value = default;
        if (text.Length < 2)
        {
            return 0;
        }

        switch (text[1])
        {
            case 'n' or 'r' or 't':
                value = new Rune(text[1] switch { 'n' => '\n', 'r' => '\r', _ => '\t' });
                return 2;
            case '-' or '_' or '*' or '.' or '+' or '/':
                value = new Rune(text[1]);
                return 2;
            case 'u' when Unit(text, out var unit):
                return Rune.TryCreate(unit, out value) ? 6 : Unit(text[6..], out var second) && Rune.TryCreate(unit, second, out value) ? 12 : 0;
            default:
                return 0;
        }
    }

    private static bool Unit(ReadOnlySpan<char> text, out char unit)
    {
        unit = '\0';
        if (text.Length < 6 || text[0] != '\\' || text[1] != 'u'
            || !ushort.TryParse(text.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        unit = (char)value;
        return true;
    }

    private static int QuotedPrintable(ReadOnlySpan<char> text, bool isAmongDigits, out Rune value)
    {
        if (text.StartsWith("=20", StringComparison.Ordinal) && (isAmongDigits || (text.Length > 3 && text[3] is '\r' or '\n')))
        {
            value = new Rune(' ');
            return 3;
        }

        if (text.StartsWith("=3D", StringComparison.Ordinal))
        {
            value = new Rune('='); // the sign that begins an escape is always escaped itself
            return 3;
        }

        value = default;
        return text.Length > 2 && text[1] is >= 'A' and <= 'F' && char.IsAsciiHexDigit(text[2]) && !char.IsAsciiLetterLower(text[2])
            ? Bytes(text, '=', out value)
            : 0;
    }
}
