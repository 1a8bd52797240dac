using System.Buffers;
using System.Globalization;
using System.Text;

namespace Bridge.Mapping.Rules;

/// <summary>
/// One line of plain text: composed (NFC), without control, zero-width and direction characters, each run of white
/// space folded to one space, trimmed. Pure, total and idempotent; never shortens a text.
/// </summary>
public static class PlainTextRule
{
    /// <summary>Longest text that is taken, in UTF-16 code units.</summary>
    public const int MaxLength = 65_535;

    // Format characters that are seen in print (Arabic number signs and their like), so they are part of the text.
    private static readonly SearchValues<char> _printedFormats =
        SearchValues.Create("\u0600\u0601\u0602\u0603\u0604\u0605\u06DD\u070F\u0890\u0891\u08E2");

    private static readonly SearchValues<char> _printableAscii =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code)]);

    /// <summary>Normalises a text.</summary>
    /// <param name="text">Text as the source holds it; null counts as blank.</param>
    /// <returns>The text, blank, or the fault.</returns>
    public static RuleOutcome Apply(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return RuleOutcome.Blank;
        }

        if (text.Length <= MaxLength && IsClean(text))
        {
            return new RuleOutcome(text, null);
        }

        return text.Length > 4 * MaxLength ? TooLong() : Clean(text);
    }

    /// <summary>True for printable ASCII with single inner spaces: nothing to do, which is the case nearly always.</summary>
    private static bool IsClean(string text) =>
        text[0] != ' ' && text[^1] != ' '
        && !text.AsSpan().ContainsAnyExcept(_printableAscii)
        && !text.AsSpan().Contains("  ", StringComparison.Ordinal);

    private static RuleOutcome Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(index), out var rune, out var length) != OperationStatus.Done)
            {
                return RuleOutcome.Refuse("holds a broken character (half of a surrogate pair)");
            }

            index += length;
            if (!IsInvisible(rune))
            {
                _ = IsSpace(rune) ? kept.Append(' ') : kept.Append(text, index - length, length);
            }
        }

        var folded = Fold(kept.ToString().Normalize(NormalizationForm.FormC));
        return folded.Length > MaxLength ? TooLong() : new RuleOutcome(folded.Length == 0 ? null : folded, null);
    }

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.AsSpan().Trim(' '))
        {
            if (character != ' ' || folded[^1] != ' ')
            {
                folded.Append(character);
            }
        }

        return folded.ToString();
    }

    private static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value is 0x2800 or 0x3164 or 0xFFA0;

    private static bool IsInvisible(Rune rune)
    {
        if (Rune.IsWhiteSpace(rune))
        {
            return false;
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control => true,
            UnicodeCategory.Format => !(rune.IsBmp && _printedFormats.Contains((char)rune.Value))
                && rune.Value is not (0x110BD or 0x110CD),
            UnicodeCategory.OtherNotAssigned => IsNoncharacter(rune.Value),
            _ => false,
        };
    }

    private static bool IsNoncharacter(int value) => (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF;

    private static RuleOutcome TooLong() => RuleOutcome.Refuse($"is longer than {MaxLength} characters");
}
