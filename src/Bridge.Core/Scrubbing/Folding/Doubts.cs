namespace Bridge.Core.Scrubbing.Folding;

/// <summary>Places of a fold that may be read in another way too, and the parts of the text to read again for them.</summary>
/// <param name="reading">The other way.</param>
internal sealed class Doubts(Reading reading)
{
    private const int Margin = 48; // the words around a number that count
    private readonly List<int> _places = [];

    /// <summary>The other way.</summary>
    public Reading Reading { get; } = reading;

    /// <summary>Adds a place.</summary>
    /// <param name="index">Index in the fold; not before the last one.</param>
    public void Add(int index)
    {
        if (_places.Count == 0 || _places[^1] != index)
        {
            _places.Add(index);
        }
    }

    /// <summary>Moves the places of characters that are taken away to the one that is put there instead.</summary>
    /// <param name="length">How many characters of the fold stay.</param>
    public void Truncate(int length)
    {
        var count = _places.Count;
        while (count > 0 && _places[count - 1] >= length)
        {
            count--;
        }

        if (count < _places.Count)
        {
            _places.RemoveRange(count, _places.Count - count);
            _places.Add(length);
        }
    }

    /// <summary>Finds the parts of the original around the places; beside words, so that neither a number nor an identifier is cut.</summary>
    /// <param name="folded">The fold.</param>
    /// <returns>UTF-16 offsets, half-open, in order.</returns>
    public List<(int Start, int End)> Parts(FoldedText folded)
    {
        var parts = new List<(int, int)>();
        var text = folded.Span;
        var last = 0;
        foreach (var place in _places)
        {
            if (place + Margin < last)
            {
                continue; // the last part reaches far enough
            }

            var start = Math.Max(place - Margin, 0);
            while (start > last && !(char.IsAsciiLetter(text[start]) && !IsOfToken(text[start - 1])))
            {
                start--;
            }

            var end = Math.Min(place + Margin, text.Length);
            while (end < text.Length && !(char.IsAsciiLetter(text[end - 1]) && !IsOfToken(text[end])))
            {
                end++;
            }

            if (parts.Count > 0 && start <= last)
            {
                parts[^1] = (parts[^1].Item1, folded.EndOf(end - 1));
            }
            else
            {
                parts.Add((folded.StartOf(start), folded.EndOf(end - 1)));
            }

            last = end;
        }

        return parts;
    }

    private static bool IsOfToken(char character) => char.IsAsciiLetterOrDigit(character) || character is '+' or '/' or '_' or '-' or '%' or '&' or '=' or '\\';
}
