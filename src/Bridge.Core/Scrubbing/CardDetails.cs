using Bridge.Core.Scrubbing.Words;

namespace Bridge.Core.Scrubbing;

/// <summary>Finds what people write beside a card number: expiry, the code behind it, magnetic stripe data.</summary>
/// <remarks>Source: ISO/IEC 7813 (tracks: <c>^name^</c> or <c>=</c>, then expiry, service code and more digits).</remarks>
internal static class CardDetails
{
    private const int ShortestTrack = 7;
    private const int LongestName = 30;

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

        var expiry = Expiry.After(text, end, isLabelled: false);
        if (expiry.End < 0)
        {
            return;
        }

        found.Add(new Removal(expiry.Start, expiry.End, RemovalKind.CardData));
        var code = expiry.End;
        while (code < text.Length && code - expiry.End <= 6 && !char.IsAsciiLetterOrDigit(text[code]) && text[code] != '$')
        {
            code++;
        }

        if (code > expiry.End && code < text.Length && char.IsAsciiDigit(text[code]) && CodeLabels.Value(text, code) is > 0 and var last)
        {
            found.Add(new Removal(code, last, RemovalKind.SecurityCode));
        }
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
