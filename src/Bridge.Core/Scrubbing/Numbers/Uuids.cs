namespace Bridge.Core.Scrubbing.Numbers;

/// <summary>Recognises UUIDs: 36 characters that nothing else touches.</summary>
/// <remarks>Source: RFC 9562. Asked in about the order of the text, it looks at each stretch of hexadecimal digits once.</remarks>
internal sealed class Uuids
{
    private const int Length = 36;
    private (int From, int To, bool IsOne) _stretch = (-1, -1, false);

    /// <summary>Tells whether a digit is part of one.</summary>
    /// <param name="text">The fold.</param>
    /// <param name="at">Index of the digit.</param>
    /// <returns>True when it is.</returns>
    public bool IsPart(ReadOnlySpan<char> text, int at)
    {
        if (at < _stretch.From || at >= _stretch.To)
        {
            Read(text, at);
        }

        return _stretch.IsOne && at < _stretch.From + Length;
    }

    private void Read(ReadOnlySpan<char> text, int at)
    {
        var (from, to) = (at, at + 1);
        while (from > 0 && IsOfUuid(text[from - 1]))
        {
            from--;
        }

        while (to < text.Length && IsOfUuid(text[to]))
        {
            to++;
        }

        _stretch = (from, to, IsOne(text, from));
    }

    private static bool IsOfUuid(char character) => char.IsAsciiHexDigit(character) || character == '-';

    private static bool IsOne(ReadOnlySpan<char> text, int from)
    {
        if (text.Length - from < Length || (from > 0 && char.IsAsciiLetterOrDigit(text[from - 1]))
            || (text.Length > from + Length && (char.IsAsciiLetterOrDigit(text[from + Length]) || text[from + Length] == '-')))
        {
            return false;
        }

        for (var place = 0; place < Length; place++)
        {
            var isDash = place is 8 or 13 or 18 or 23;
            if (isDash ? text[from + place] != '-' : !char.IsAsciiHexDigit(text[from + place]))
            {
                return false;
            }
        }

        return true;
    }
}
