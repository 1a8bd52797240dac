using Bridge.Core.Scrubbing;

namespace Bridge.Connectors.Http.Egress;

/// <summary>Looks for card data in one value; the name before it may be what makes three digits a security code.</summary>
internal static class CardLook
{
    private const int LongestOnStack = 512;

    /// <summary>Looks into a value.</summary>
    /// <param name="name">Name of its field.</param>
    /// <param name="text">The value.</param>
    /// <returns>True when it holds card data.</returns>
    public static bool Finds(string name, ReadOnlySpan<char> text)
    {
        if (!IsSuspect(text))
        {
            return false;
        }

        Span<char> letters = name.Length + text.Length + 2 <= LongestOnStack ? stackalloc char[LongestOnStack] : new char[name.Length + text.Length + 2];
        name.CopyTo(letters);
        ": ".CopyTo(letters[name.Length..]);
        text.CopyTo(letters[(name.Length + 2)..]);
        return (CardScrubber.MayHoldCardData(text) || CardScrubber.MayHoldCardData(letters[..(name.Length + 2 + text.Length)]))
            && (CardScrubber.Scrub(text.ToString()).Removed.Count > 0 || CardScrubber.Scrub($"{name}: {text}").Removed.Count > 0);
    }

    // Most values hold no number at all; those that cannot hold one are not looked at.
    private static bool IsSuspect(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var letter in text)
        {
            if (letter >= 0x80 || (char.IsAsciiDigit(letter) && ++digits >= 3))
            {
                return true;
            }
        }

        return false;
    }
}
