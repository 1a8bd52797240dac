using System.Buffers;
using System.Globalization;
using System.Text;

namespace Bridge.Mapping.Rules;

/// <summary>
/// A phone number: E.164 where that is certain (a valid North American number, or a number written with its country
/// code), otherwise the text as it was written. An extension is kept as <c> x123</c>. Pure, total and idempotent.
/// Source: ITU-T E.164 section 6.2.1 (15 digits); North American Numbering Plan, form NXX-NXX-XXXX with N from 2 to 9.
/// </summary>
public static class PhoneRule
{
    /// <summary>Longest text that is taken for a phone number, in UTF-16 code units.</summary>
    public const int MaxLength = 64;

    private const int MaxDigits = 15;

    private const int MaxExtension = 8;

    private static readonly SearchValues<char> _zeros = SearchValues.Create("0-. ()+");

    private static readonly string[] _extensionWords = ["extension", "extn", "ext", "x", "#"];

    /// <summary>Normalises a phone number.</summary>
    /// <param name="text">Number as the source holds it; null, stand-ins and zeros alone count as blank.</param>
    /// <returns>The number, blank, or the fault.</returns>
    public static RuleOutcome Apply(string? text)
    {
        var plain = PlainTextRule.Apply(text);
        if (plain.Text is not { } written)
        {
            return plain;
        }

        if (written.Length > MaxLength)
        {
            return RuleOutcome.Refuse($"is longer than the {MaxLength} characters of a phone number");
        }

        written = Ascii.IsValid(written) ? written : InAsciiDigits(written);
        return StandIns.Contains(written) || written.AsSpan().IndexOfAnyExcept(_zeros) < 0
            ? RuleOutcome.Blank
            : new RuleOutcome(InE164(written) ?? written, null);
    }

    /// <summary>Digits and dashes of other scripts (full-width, Arabic) in their ASCII form.</summary>
    private static string InAsciiDigits(string written) => string.Create(written.Length, written, static (target, source) =>
    {
        for (var index = 0; index < source.Length; index++)
        {
            var character = source[index];
            var digit = CharUnicodeInfo.GetDecimalDigitValue(character);
            target[index] = digit >= 0 ? (char)('0' + digit) : character switch
            {
                (>= '\u2010' and <= '\u2015') or '\u2212' or '\uFF0D' => '-',
                '\uFF08' => '(',
                '\uFF09' => ')',
                '\uFF0B' => '+',
                _ => character,
            };
        }
    });

    private static string? InE164(string written)
    {
        Span<char> digits = stackalloc char[MaxDigits];
        var main = written.AsSpan(0, SplitExtension(written, out var extension));
        var count = 0;
        var hasCountry = main is ['+', ..];
        foreach (var character in hasCountry ? main[1..] : main)
        {
            if (char.IsAsciiDigit(character))
            {
                if (count == MaxDigits)
                {
                    return null;
                }

                digits[count++] = character;
            }
            else if (!" -.()/".Contains(character, StringComparison.Ordinal))
            {
                return null;
            }
        }

        return Number(digits[..count], hasCountry, main) is { } number
            ? extension.IsEmpty ? number : $"{number} x{extension}"
            : null;
    }

    private static string? Number(ReadOnlySpan<char> digits, bool hasCountry, ReadOnlySpan<char> main)
    {
        if (digits.Length == 11 && digits[0] == '1')
        {
            return IsNorthAmerican(digits[1..]) ? $"+{digits}" : null;
        }

        if (!hasCountry)
        {
            return digits.Length == 10 && IsNorthAmerican(digits) ? $"+1{digits}" : null;
        }

        // "+44 (0)20 ..." writes a trunk zero that must not be dialled after the country code: not certain, so kept.
        var isCertain = digits.Length >= 8 && digits[0] is not ('0' or '1') && !main.Contains("(0", StringComparison.Ordinal);
        return isCertain ? $"+{digits}" : null;
    }

    private static bool IsNorthAmerican(ReadOnlySpan<char> ten) => ten[0] >= '2' && ten[3] >= '2';

    /// <summary>Finds where the number ends, and the extension after it.</summary>
    private static int SplitExtension(string written, out ReadOnlySpan<char> extension)
    {
        var start = written.Length;
        while (start > 0 && char.IsAsciiDigit(written[start - 1]))
        {
            start--;
        }

        extension = written.AsSpan(start);
        var before = written.AsSpan(0, start).TrimEnd(" .:");
        foreach (var word in _extensionWords)
        {
            if (before.EndsWith(word, StringComparison.OrdinalIgnoreCase) && extension.Length is >= 1 and <= MaxExtension)
            {
                return before[..^word.Length].TrimEnd(" ,;").Length;
            }
        }

        extension = default;
        return written.Length;
    }
}
