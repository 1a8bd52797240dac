using Bridge.Core.Scrubbing.Words;

namespace Bridge.Core.Scrubbing.Numbers;

/// <summary>Looks for card numbers in a run: tries neighbouring groups together, never a part of a group.</summary>
internal sealed class CardWindows(WordMarks words, List<(int Start, int End)> codes)
{
    private const int Context = 40;
    private const int LongestGlued = 23;
    private const int LongestText = 40;
    private readonly NumberShapes _shapes = new();
    private readonly TokenKinds _tokens = new();
    private bool _isRead;
    private bool _isTable;
    private int _alike;

    /// <summary>Finds the card numbers of a run.</summary>
    /// <param name="text">The fold.</param>
    /// <param name="run">The run.</param>
    /// <param name="found">Takes places in the fold.</param>
    public void Find(ReadOnlySpan<char> text, DigitRun run, List<Removal> found)
    {
        if (run.Count < Networks.Shortest)
        {
            return;
        }

        _isRead = false;
        for (var first = 0; first < run.Groups.Count; first++)
        {
            for (var last = first; last < run.Groups.Count; last++)
            {
                var length = run.Groups[last].Offset + run.Groups[last].Length - run.Groups[first].Offset;
                if (length > LongestGlued)
                {
                    break;
                }

                if (length >= Networks.Shortest && Judge(text, run, first, last) is { } kind && !IsExcluded(text, run, first, last))
                {
                    found.Add(new Removal(run.Groups[first].Start, run.Groups[last].End, kind));
                }
            }
        }
    }

    private RemovalKind? Judge(ReadOnlySpan<char> text, DigitRun run, int first, int last)
    {
        var digits = run.Digits(first, last);
        var match = digits.Length <= Networks.Longest ? Networks.Find(digits) : NetworkMatch.None;
        var isValid = match != NetworkMatch.None && Luhn.IsValid(digits);
        if (isValid && match == NetworkMatch.Certain && !IsOdd(run, first, last, digits))
        {
            return RemovalKind.Card;
        }

        var (start, end) = (run.Groups[first].Start, run.Groups[last].End);
        if ((match == NetworkMatch.None && digits.Length < 17) || !words.HasPaymentNear(start, end, Context))
        {
            return null;
        }

        if (isValid || (match != NetworkMatch.None && (Networks.MayLackCheckDigit(digits) || HasCodeNear(start, end) || Expiry.IsNear(text, start, end, Context))))
        {
            return RemovalKind.Card;
        }

        return IsGlued(digits, run.Groups[last].Length) ? RemovalKind.CardData : null;
    }

    // Diners numbers of 15, 17 and 18 digits are hardly issued; in pieces of odd sizes they are numbers side by side.
    private static bool IsOdd(DigitRun run, int first, int last, ReadOnlySpan<byte> digits) =>
        first != last && digits.Length is 15 or 17 or 18 && Networks.IsDiners(digits) && !IsRegular(run, first, last);

    private bool HasCodeNear(int start, int end)
    {
        var next = codes.BinarySearch((start - Context, 0));
        next = next < 0 ? ~next : next;
        return next < codes.Count && codes[next].Start <= end + Context;
    }

    // A number with its code, its expiry or both glued on.
    private static bool IsGlued(ReadOnlySpan<byte> digits, int lastLength)
    {
        if (digits.Length < 17)
        {
            return false;
        }

        for (var length = Math.Max(13, digits.Length - 8); length <= Math.Min(Networks.Longest, digits.Length - 3); length++)
        {
            var card = digits[..length];
            var tail = digits[length..];
            if (tail.Length < lastLength && Networks.Find(card) != NetworkMatch.None && Luhn.IsValid(card) && IsTail(tail, Networks.IsAmex(card) ? 4 : 3))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTail(ReadOnlySpan<byte> tail, int code) =>
        tail.Length == code || (tail.Length == 4 && IsMonthYear(tail)) || (tail.Length == 6 && IsMonthYear(tail[..2], tail[2..]))
        || (tail.Length == 4 + code && (IsMonthYear(tail[..4]) || IsMonthYear(tail[code..])));

    private static bool IsMonthYear(ReadOnlySpan<byte> four) => Two(four) is >= 1 and <= 12 && Two(four[2..]) is >= 15 and <= 49;

    private static bool IsMonthYear(ReadOnlySpan<byte> month, ReadOnlySpan<byte> year) =>
        Two(month) is >= 1 and <= 12 && Two(year) == 20 && Two(year[2..]) is >= 15 and <= 49;

    private static int Two(ReadOnlySpan<byte> digits) => digits[0] * 10 + digits[1];

    private bool IsExcluded(ReadOnlySpan<char> text, DigitRun run, int first, int last)
    {
        if (!_isRead)
        {
            _shapes.Read(run);
            _isTable = IsTable(run);
            _alike = NumberLists.CountAlike(run);
            _isRead = true;
        }

        var (start, end) = (run.Groups[first].Start, run.Groups[last].End);
        return _shapes.IsSomethingElse(first, last) || IsInternational(run, first, last) || _tokens.IsPartOf(text, start, end)
            || (first != last && IsTornOff(run, first, last) && !IsRegular(run, first, last))
            || (first != last && !words.HasPaymentNear(start, end, Context) && (NumberLists.IsList(run, first, last)
                || (last < _alike && NumberLists.AreListings(text, run, first, last, words)) || (_isTable && !IsRegular(run, first, last) && !IsSetApart(run, first, last))));
    }

    // "+" and at most 15 digits is a phone number, wherever in it the window begins.
    private static bool IsInternational(DigitRun run, int first, int last)
    {
        var lead = first;
        while (lead > 0 && !run.Groups[lead].Gap.IsPlusLed && run.Groups[first].Offset - run.Groups[lead].Offset < 16)
        {
            lead--;
        }

        if (!run.Groups[lead].Gap.IsPlusLed)
        {
            return false;
        }

        // Several phone numbers, each with its plus; one plus before each piece of a number is only a separator.
        var pluses = 0;
        for (var inner = lead + 1; inner <= last; inner++)
        {
            if (run.Groups[inner].Gap.IsPlusLed)
            {
                pluses++;
                if (inner > first && run.Groups[inner].Gap.HasSpace && IsPhoneLength(run.Groups[inner].Offset - run.Groups[lead].Offset)
                    && IsPhoneLength(EndOfPhone(run, inner) - run.Groups[inner].Offset))
                {
                    return true;
                }
            }
        }

        return pluses == 0 && run.Groups[last].Offset + run.Groups[last].Length - run.Groups[lead].Offset <= 15;
    }

    private static int EndOfPhone(DigitRun run, int lead)
    {
        var next = lead + 1;
        while (next < run.Groups.Count && !run.Groups[next].Gap.IsPlusLed && run.Groups[next].Offset - run.Groups[lead].Offset < 16)
        {
            next++;
        }

        return next < run.Groups.Count ? run.Groups[next].Offset : run.Count;
    }

    private static bool IsPhoneLength(int digits) => digits is >= 7 and <= 15;

    // The first or the last group hangs closer to what is outside than to the rest of the window.
    private static bool IsTornOff(DigitRun run, int first, int last) =>
        (IsTight(run.Groups[first].Gap, first) && run.Groups[first + 1].Gap.IsWide)
        || (last + 1 < run.Groups.Count && IsTight(run.Groups[last + 1].Gap, last + 1) && run.Groups[last].Gap.IsWide);

    private static bool IsTight(DigitGap gap, int group) => group > 0 && gap.Single is '-' or '.' or '/';

    // Many numbers in a row are a table; there, only what is grouped as cards are is one.
    private static bool IsTable(DigitRun run)
    {
        if (run.Count > LongestText)
        {
            return true;
        }

        var fields = 0;
        foreach (var group in run.Groups)
        {
            fields += group.Gap.Single == ',' ? 1 : 0;
        }

        return fields >= 5 && fields == run.Groups.Count - 1 && run.Count > LongestGlued;
    }

    private static bool IsRegular(DigitRun run, int first, int last)
    {
        var size = run.Groups[first].Length;
        var isEven = true;
        for (var at = first + 1; at <= last; at++)
        {
            isEven &= run.Groups[at].Length == size || (at == last && run.Groups[at].Length < size);
        }

        var count = last - first + 1;
        return isEven || (size == 4 && run.Groups[first + 1].Length is 5 or 6 && count == 3)
            || (size is 6 or 8 && count == 2) || (size == 4 && count == 5 && run.Groups[last].Length <= 4);
    }

    // One separator inside, another one around.
    private static bool IsSetApart(DigitRun run, int first, int last)
    {
        var inner = run.Groups[first + 1].Gap.Single;
        for (var at = first + 1; at <= last; at++)
        {
            if (run.Groups[at].Gap.Single != inner || inner == '\0')
            {
                return false;
            }
        }

        return (first == 0 || run.Groups[first].Gap.Single != inner) && (last + 1 == run.Groups.Count || run.Groups[last + 1].Gap.Single != inner);
    }
}
