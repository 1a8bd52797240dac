using System.Globalization;
using System.Text;

namespace Bridge.Core.Model.Names;

/// <summary>Reads a text as glyphs: marks and invisible characters vanish, look-alikes become what they look like.</summary>
/// <remarks>Sources: Unicode Standard Annex 15 (NFKD); Unicode Standard, section 5.21 (default ignorable characters).</remarks>
internal static class GlyphReader
{
    /// <summary>Reads a text; never fails, whatever it holds.</summary>
    /// <param name="written">The text.</param>
    /// <param name="isTurned">True when it holds a character that changes the direction of reading.</param>
    /// <returns>The glyphs in order.</returns>
    public static List<Glyph> Read(string written, out bool isTurned)
    {
        isTurned = false;
        var glyphs = new List<Glyph>(written.Length);
        if (Ascii.IsValid(written))
        {
            foreach (var character in written)
            {
                glyphs.Add(OfAscii(character));
            }

            return glyphs;
        }

        foreach (var rune in Compatible(written).EnumerateRunes())
        {
            isTurned |= rune.Value is 0x202D or 0x202E or 0x2066 or 0x2067 or 0x2068 or 0x202A or 0x202B or 0x200F;
            if (!IsIgnorable(rune))
            {
                glyphs.Add(Of(rune));
            }
        }

        return glyphs;
    }

    private static Glyph OfAscii(char character) =>
        char.IsAsciiLetter(character) ? new Glyph((char)(character | 0x20), '\0', char.IsAsciiLetterUpper(character))
        : new Glyph(char.IsAsciiDigit(character) ? character : '\0', TwinOf(character), false);

    private static Glyph Of(Rune rune)
    {
        if (rune.IsAscii)
        {
            return OfAscii((char)rune.Value);
        }

        if (LookAlikes.TryFind(rune, out var letter))
        {
            return new Glyph(letter, '\0', Rune.IsUpper(rune));
        }

        // A capital whose small form is in the table; the other way round for alphabets that are written in capitals.
        if (LookAlikes.TryFind(Rune.ToLowerInvariant(rune), out letter) || LookAlikes.TryFind(Rune.ToUpperInvariant(rune), out letter))
        {
            return new Glyph(letter, '\0', Rune.IsUpper(rune));
        }

        if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
        {
            return OfAscii((char)('0' + (int)Rune.GetNumericValue(rune)));
        }

        return new Glyph('\0', TwinOf(rune.IsBmp ? (char)rune.Value : '\0'), false);
    }

    // One and its like pass for an i; the skeleton makes no difference between i and l.
    private static char TwinOf(char sign) => sign switch
    {
        '0' => 'o',
        '1' or '!' or '|' or '\u00A1' or '\u01C0' or '\u05C0' or '\u2223' => 'i',
        '2' => 'z',
        '3' or '\u20AC' => 'e',
        '4' or '@' or '\u2200' => 'a',
        '5' or '$' or '\u00A7' => 's',
        '6' => 'b',
        '7' or '+' or '\u2020' => 't',
        '8' => 'b',
        '9' => 'g',
        '(' or '\u00A2' or '\u00A9' => 'c',
        '\u00A3' => 'i',
        '\u00AE' => 'r',
        '\u00A5' => 'y',
        '\u00B5' => 'u',
        '\u20A6' => 'n',
        '\u0E3F' => 'b',
        _ => '\0',
    };

    private static bool IsIgnorable(Rune rune) =>
        rune.Value is 0xFFFD or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x17B4 or 0x17B5 or (>= 0xE0000 and <= 0xE0FFF) or (>= 0xFFF0 and <= 0xFFF8)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ModifierSymbol;

    // Broken surrogates become U+FFFD, which normalizes; what is not assigned does not.
    private static string Compatible(string written)
    {
        var whole = new StringBuilder(written.Length);
        foreach (var rune in written.EnumerateRunes())
        {
            if (rune.Value is not 0xFFFE && Rune.GetUnicodeCategory(rune) != UnicodeCategory.OtherNotAssigned)
            {
                whole.Append(rune.ToString());
            }
        }

        return whole.ToString().Normalize(NormalizationForm.FormKD);
    }
}
