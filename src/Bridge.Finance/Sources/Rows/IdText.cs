using System.Buffers;
using Bridge.Finance.Sources.Mapping;

namespace Bridge.Finance.Sources.Rows;

/// <summary>Ids and other short names of an export; finds those that a spreadsheet has spoiled.</summary>
internal static class IdText
{
    private const int MaxLength = 120;

    private static readonly SearchValues<char> _mantissa = SearchValues.Create("0123456789.,");

    private static readonly SearchValues<string> _errors = SearchValues.Create(
        ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", Tables.WorkbookTable.Uncalculated], StringComparison.OrdinalIgnoreCase);

    /// <summary>Checks an id.</summary>
    /// <param name="text">Trimmed text.</param>
    /// <param name="spec">How such an id is written.</param>
    /// <param name="isNumber">True when a workbook keeps it as a number.</param>
    /// <param name="id">The id.</param>
    /// <returns>What is wrong, without the text itself; or null.</returns>
    public static string? Check(string text, IdSpec spec, bool isNumber, out string id)
    {
        id = text;
        if (Fault(text) is { } fault)
        {
            return fault;
        }

        if (isNumber && (text.Length > 15 || !text.All(char.IsAsciiDigit)))
        {
            return "is kept as a number and has lost digits. Format the column as text in the spreadsheet and export it again";
        }

        if (spec.Digits is not { } digits)
        {
            return null;
        }

        if (!text.All(char.IsAsciiDigit) || text.Length > digits)
        {
            return $"is not a number of {digits} digits";
        }

        if (text.Length < digits && !spec.IsPadded)
        {
            return $"has {text.Length} digits instead of {digits}: leading zeros were probably cut. "
                + "Format the column as text and export it again, or write 'pad: true' in the mapping";
        }

        id = text.PadLeft(digits, '0');
        return null;
    }

    /// <summary>What no id or reference may look like, or null.</summary>
    public static string? Fault(string text)
    {
        if (text.Length > MaxLength || HasControls(text))
        {
            return $"is longer than {MaxLength} characters or holds control or invisible characters";
        }

        if (text.StartsWith("##", StringComparison.Ordinal))
        {
            return "is ####: the column was too narrow in the spreadsheet. Widen it and export again";
        }

        if (text.StartsWith('#') && text.AsSpan().ContainsAny(_errors))
        {
            return "is an error of a spreadsheet's formula. Correct the formula and export again";
        }

        if (IsScientific(text))
        {
            return "was turned into a number like 1.23E+08 by a spreadsheet. Format the column as text and export it again";
        }

        return CardNumbers.MayHold(text) ? "looks like a card number. Remove it from the billing system's field and export again" : null;
    }

    /// <summary>What two ids have in common that differ only by case or leading zeros.</summary>
    public static string Fold(string id) => id.ToUpperInvariant().TrimStart('0');

    // A plain loop: this runs three times for each of a million rows.
    private static bool HasControls(string text)
    {
        foreach (var letter in text)
        {
            // Two ids that look alike and are not would part an account from its member.
            if (letter < ' ' || (letter > '~' && (char.IsControl(letter) || IsUnseen(letter))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsUnseen(char letter) => char.GetUnicodeCategory(letter) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator
        or System.Globalization.UnicodeCategory.ParagraphSeparator || (letter != '\u00A0' && char.IsWhiteSpace(letter));

    private static bool IsScientific(string text)
    {
        var exponent = text.IndexOfAny(['E', 'e']);
        return exponent > 0 && exponent + 2 < text.Length && (text[exponent + 1] is '+' or '-')
            && text.AsSpan(exponent + 2).IndexOfAnyExceptInRange('0', '9') < 0
            && text.AsSpan(0, exponent).IndexOfAnyExcept(_mantissa) < 0;
    }
}
