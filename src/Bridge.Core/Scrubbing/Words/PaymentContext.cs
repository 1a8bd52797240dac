namespace Bridge.Core.Scrubbing.Words;

/// <summary>Tells what stands near a number: a word about payment, a labelled code, an expiry date.</summary>
/// <param name="words">The words of the fold.</param>
/// <param name="codes">Its labelled codes, in order.</param>
/// <param name="dates">Its expiry dates.</param>
internal sealed class PaymentContext(WordMarks words, List<(int Start, int End)> codes, ExpiryMarks dates)
{
    private const int Reach = 40;

    /// <summary>The words of the fold.</summary>
    public WordMarks Words { get; } = words;

    /// <summary>Tells whether a word about payment stands near.</summary>
    /// <param name="start">Index of the first character of the number.</param>
    /// <param name="end">Index after it.</param>
    /// <returns>True when one does.</returns>
    public bool HasWord(int start, int end) => Words.HasPaymentNear(start, end, Reach);

    /// <summary>Tells whether a labelled code stands near.</summary>
    /// <param name="start">Index of the first character of the number.</param>
    /// <param name="end">Index after it.</param>
    /// <returns>True when one does.</returns>
    public bool HasCode(int start, int end)
    {
        var next = codes.BinarySearch((start - Reach, 0));
        next = next < 0 ? ~next : next;
        return next < codes.Count && codes[next].Start <= end + Reach;
    }

    /// <summary>Tells whether an expiry date stands near.</summary>
    /// <param name="text">The fold.</param>
    /// <param name="start">Index of the first character of the number.</param>
    /// <param name="end">Index after it.</param>
    /// <returns>True when one does.</returns>
    public bool HasDate(ReadOnlySpan<char> text, int start, int end) => dates.IsNear(text, start, end, Reach);
}
