using Bridge.Core.Scrubbing.Folding;

namespace Bridge.Core.Scrubbing.Words;

/// <summary>A word that matters.</summary>
/// <param name="Start">Index in the fold.</param>
/// <param name="End">Index after it.</param>
/// <param name="Sense">What it says.</param>
internal readonly record struct WordMark(int Start, int End, WordSense Sense);

/// <summary>The words of a fold that matter, in order; read when they are first asked for, since most texts need none.</summary>
/// <param name="folded">The fold.</param>
internal sealed class WordMarks(FoldedText folded)
{
    private readonly List<WordMark> _payments = [];
    private List<WordMark>? _all;
    private int _payment;

    /// <summary>All marks.</summary>
    public List<WordMark> All
    {
        get
        {
            if (_all is null)
            {
                _all = [];
                Read(folded.Span);
            }

            return _all;
        }
    }

    /// <summary>Tells whether a word about payment stands near.</summary>
    /// <param name="start">Index of the first character of what is looked at.</param>
    /// <param name="end">Index after it.</param>
    /// <param name="distance">How far to look on both sides.</param>
    /// <returns>True when one does.</returns>
    public bool HasPaymentNear(int start, int end, int distance)
    {
        if (All.Count == 0 || _payments.Count == 0)
        {
            return false;
        }

        // Asked in about the order of the text: the next one is near the last one.
        var place = start - distance;
        while (_payment > 0 && _payments[_payment - 1].End >= place)
        {
            _payment--;
        }

        while (_payment < _payments.Count && _payments[_payment].End < place)
        {
            _payment++;
        }

        return _payment < _payments.Count && _payments[_payment].Start <= end + distance;
    }

    /// <summary>Finds the last mark that ends at or before a place.</summary>
    /// <param name="place">Index in the fold.</param>
    /// <returns>The mark, or null.</returns>
    public WordMark? LastBefore(int place)
    {
        var next = FirstEndingFrom(All, place + 1);
        return next > 0 ? All[next - 1] : null;
    }

    /// <summary>Finds the first mark that ends at or after a place.</summary>
    /// <param name="place">Index in the fold.</param>
    /// <returns>Its index among all marks; their number when there is none.</returns>
    public int FirstFrom(int place) => FirstEndingFrom(All, place);

    private void Read(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsAsciiLetter(text[at]))
            {
                at++;
                continue;
            }

            var end = at + 1;
            var isMixed = false;
            while (end < text.Length && char.IsAsciiLetter(text[end]))
            {
                isMixed |= char.IsAsciiLetterUpper(text[end]);
                end++;
            }

            Add(text, at, end, isMixed);
            at = end;
        }
    }

    private void Add(ReadOnlySpan<char> text, int start, int end, bool isMixed)
    {
        // What an earlier scrubbing has put in must not count as a word about payment.
        if (start > 0 && text[start - 1] == '['
            && (text[end..].StartsWith(" number removed]", StringComparison.Ordinal) || text[end..].StartsWith(" data removed]", StringComparison.Ordinal)))
        {
            return;
        }

        if (Save(start, end, Vocabulary.Sense(text[start..end])) || !isMixed)
        {
            return;
        }

        // "myCardNumber" is three words.
        for (var part = start; part < end;)
        {
            var next = part + 1;
            while (next < end && !(char.IsAsciiLetterUpper(text[next]) && char.IsAsciiLetterLower(text[next - 1])))
            {
                next++;
            }

            Save(part, next, Vocabulary.Sense(text[part..next]));
            part = next;
        }
    }

    private bool Save(int start, int end, WordSense sense)
    {
        if (sense == WordSense.None)
        {
            return false;
        }

        var mark = new WordMark(start, end, sense);
        _all!.Add(mark); // never null while the fold is being read
        if ((sense & WordSense.Payment) != 0)
        {
            _payments.Add(mark);
        }

        return true;
    }

    private static int FirstEndingFrom(List<WordMark> marks, int place)
    {
        var (low, high) = (0, marks.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = marks[middle].End < place ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
