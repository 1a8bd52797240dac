using Bridge.Core.Scrubbing.Words;

namespace Bridge.Core.Scrubbing;

/// <summary>Finds what people write beside a card number: expiry, the code behind it, magnetic stripe data.</summary>
/// <remarks>Source: ISO/IEC 7813 (tracks: <c>^name^</c> or <c>=</c>, then expiry, service code and more digits).</remarks>
internal static class CardDetails
{
    private const int ShortestTrack = 7;
    private const int LongestName = 30;
    private const int LongestGap = 6;

    /// <summary>Looks behind a card number.</summary>
    /// <param name="text">The fold.</param>
    /// <param name="end">Index after the number.</param>
    /// <param name="found">Takes places in the fold.</param>
    public static void Find(ReadOnlySpan<char> text, int end, List<Removal> found)
    {
        if (Track(text, end) is { End: > 0 } track)
        {
            found.Add(new Removal(track.Start, track.End, RemovalKind.CardData));
            return;
        }

        // Most write the expiry first, some the code.
        var code = Code(text, end);
        var expiry = Expiry.After(text, code.End > 0 ? code.End : end, isLabelled: false);
        if (expiry.End < 0 && code.End > 0)
        {
            (code, expiry) = ((0, -1), Expiry.After(text, end, isLabelled: false));
        }

        if (expiry.End < 0)
        {
            return;
        }

        found.Add(new Removal(expiry.Start, expiry.End, RemovalKind.CardData));
        code = code.End > 0 ? code : Code(text, expiry.End);
        if (code.End > 0)
        {
            found.Add(new Removal(code.Start, code.End, RemovalKind.SecurityCode));
        }
    }

    private static (int Start, int End) Code(ReadOnlySpan<char> text, int from)
    {
        var at = from;
        while (at < text.Length && at - from <= LongestGap && !char.IsAsciiLetterOrDigit(text[at]) && text[at] != '$')
        {
            at++;
        }

        return at > from && at < text.Length && char.IsAsciiDigit(text[at]) ? (at, CodeDigits.Value(text, at)) : (at, -1);
    }

    private static (int Start, int End) Track(ReadOnlySpan<char> text, int end)
    {
        if (end >= text.Length)
        {
            return (0, -1);
        }

        var start = end + 1;
        if (text[end] == '^')
        {
            var name = text.Slice(start, Math.Min(LongestName, text.Length - start)).IndexOf('^');
            if (name < 0)
            {
                return (0, -1);
            }

            start += name + 1;
        }
        else if (text[end] is not ('=' or 'D'))
        {
            return (0, -1);
        }

        var last = start;
        while (last < text.Length && (char.IsAsciiDigit(text[last]) || text[last] == ' '))
        {
            last++;
        }

        return last - start >= ShortestTrack ? (start, last) : (0, -1);
    }
}
