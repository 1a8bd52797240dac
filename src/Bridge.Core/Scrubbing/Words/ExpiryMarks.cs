namespace Bridge.Core.Scrubbing.Words;

/// <summary>The expiry dates of a fold, in order; read when they are first asked for, since most texts need none.</summary>
internal sealed class ExpiryMarks
{
    private List<int>? _starts;

    /// <summary>Tells whether an expiry date begins near.</summary>
    /// <param name="text">The fold.</param>
    /// <param name="start">Index of the first character of what is looked at.</param>
    /// <param name="end">Index after it.</param>
    /// <param name="distance">How far to look on both sides.</param>
    /// <returns>True when one does.</returns>
    public bool IsNear(ReadOnlySpan<char> text, int start, int end, int distance)
    {
        _starts ??= Read(text);
        return IsIn(start - distance, start) || IsIn(end, end + distance);
    }

    private bool IsIn(int from, int to)
    {
        var next = _starts!.BinarySearch(from);
        next = next < 0 ? ~next : next;
        return next < _starts.Count && _starts[next] < to;
    }

    private static List<int> Read(ReadOnlySpan<char> text)
    {
        var starts = new List<int>();
        for (var at = 0; text[at..].IndexOfAnyInRange('0', '9') is >= 0 and var next;)
        {
            at += next;
            var isInside = at > 1 && text[at - 1] is '/' or '-' or '.' && char.IsAsciiDigit(text[at - 2]);
            if (!isInside && Expiry.Read(text, at, out var isPacked) > 0 && (!isPacked || Expiry.IsLabelled(text, at)))
            {
                starts.Add(at);
            }

            var length = text[at..].IndexOfAnyExceptInRange('0', '9');
            at = length < 0 ? text.Length : at + length;
        }

        return starts;
    }
}
