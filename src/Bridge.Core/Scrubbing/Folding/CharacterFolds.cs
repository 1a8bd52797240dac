using System.Globalization;
using System.Text;

namespace Bridge.Core.Scrubbing.Folding;

/// <summary>Folds one character: digits of all scripts to ASCII, spaces and dashes to one of each, marks to nothing.</summary>
/// <remarks>Source: Unicode Standard Annex 15 (NFKC) and the categories of the Unicode Character Database.</remarks>
internal static class CharacterFolds
{
    /// <summary>Stands where a tag or a control character was: it separates, and costs nothing between two digits.</summary>
    public const char Tag = '\u0001';

    /// <summary>The one form of all middle dots and bullets.</summary>
    public const char MiddleDot = '\u00B7';

    /// <summary>Result of a fold that leaves nothing.</summary>
    public const string Nothing = "";

    private const int KeycapTen = 0x1F51F;

    /// <summary>Folds a character of ASCII.</summary>
    /// <param name="character">The character.</param>
    /// <returns>Its fold.</returns>
    public static char Ascii(char character) => character switch
    {
        '\t' or '\v' or '\f' => ' ',
        '\r' or '\n' => character,
        < ' ' or '\u007F' => Tag,
        _ => character,
    };

    /// <summary>Folds a character beyond ASCII.</summary>
    /// <param name="rune">The character.</param>
    /// <param name="single">Its fold when that is one character, otherwise NUL.</param>
    /// <returns>Null when the fold is <paramref name="single"/>, otherwise the fold.</returns>
    public static string? Fold(Rune rune, out char single)
    {
        single = Known(rune.Value);
        if (single != '\0')
        {
            return null;
        }

        if (rune.Value == KeycapTen)
        {
            return "10"; // the one keycap that is a character of its own
        }

        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.DecimalDigitNumber:
                single = (char)('0' + (int)Rune.GetNumericValue(rune));
                return null;
            case UnicodeCategory.OtherNumber:
                return Number(rune, out single);
            case UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark:
                return Nothing;
            case UnicodeCategory.SpaceSeparator:
                single = ' ';
                return null;
            case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                single = '\n';
                return null;
            case UnicodeCategory.DashPunctuation:
                single = '-';
                return null;
            case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter
                or UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierLetter when IsCompatible(rune.Value):
                return Compatible(rune, out single);
            default:
                single = rune.IsBmp ? (char)rune.Value : '\uFFFD';
                return null;
        }
    }

    // Characters whose category alone does not say that people use them as a separator.
    private static char Known(int value) => value switch
    {
        >= 0xFF01 and <= 0xFF5E => (char)(value - 0xFEE0),
        0x0085 => '\n',
        0x2212 or 0x2043 or 0x02D7 or 0x2500 or 0x2501 or 0x30FC or 0xFF70 or 0x23AF or 0x207B or 0x208B or 0x2796 => '-',
        0x00B7 or 0x2022 or 0x2219 or 0x22C5 or 0x30FB or 0xFF65 or 0x2027 or 0x0387 or 0x2E31 or 0x25E6 or 0x2981 => MiddleDot,
        0x2024 or 0x3002 or 0xFF61 or 0xFE52 or 0x06D4 => '.',
        0x3001 or 0xFF64 or 0x060C or 0x066B or 0x066C or 0xFE50 or 0xFE51 or 0x201A => ',',
        0x2044 or 0x2215 or 0x29F8 => '/',
        0x2217 or 0x204E or 0x2731 or 0xFE61 => '*',
        0x207A or 0x208A or 0xFE62 or 0x2795 => '+',
        0xFE4D or 0xFE4E or 0xFE4F or 0x203F => '_',
        0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 => ' ',
        >= 0x80 and <= 0x9F => Tag,
        _ => '\0',
    };

    private static string? Number(Rune rune, out char single)
    {
        Span<char> units = stackalloc char[2];
        var length = rune.EncodeToUtf16(units);
        var digit = CharUnicodeInfo.GetDigitValue(units[..length].ToString(), 0);
        if (digit >= 0)
        {
            single = (char)('0' + digit);
            return null;
        }

        return Compatible(rune, out single);
    }

    // Letter-like symbols, enclosed and mathematical letters: rare, so the general way is fast enough.
    private static bool IsCompatible(int value) =>
        value is (>= 0x2100 and <= 0x214F) or (>= 0x249C and <= 0x24E9) or (>= 0x3200 and <= 0x33FF) or (>= 0x1D400 and <= 0x1D7FF)
            or (>= 0x1F100 and <= 0x1F1FF) or (>= 0xFB00 and <= 0xFB06);

    private static string? Compatible(Rune rune, out char single)
    {
        var folded = rune.ToString().Normalize(NormalizationForm.FormKC);
        single = folded.Length == 1 ? folded[0] : '\0';
        return folded.Length == 1 ? null : string.Concat(folded.Select(unit => unit == '\u2044' ? '/' : unit));
    }
}
