using System.Buffers;

namespace Bridge.Core.Scrubbing.Folding;

/// <summary>A text in its folded form, with the way back to the original.</summary>
/// <remarks>
/// The buffers hold what the text holds, so they are cleared before they go back to the pool.
/// A text that folds to itself is not copied.
/// </remarks>
internal sealed class FoldedText : IDisposable
{
    private readonly string _text;
    private readonly bool _isSame;
    private char[]? _characters;
    private int[]? _starts;
    private int[]? _ends;

    /// <summary>Makes a fold.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isSame">True when it folds to itself; otherwise the fold is empty and characters are added.</param>
    public FoldedText(string text, bool isSame)
    {
        (_text, _isSame) = (text, isSame);
        if (isSame)
        {
            Length = text.Length;
            return;
        }

        _characters = ArrayPool<char>.Shared.Rent(text.Length);
        _starts = ArrayPool<int>.Shared.Rent(text.Length);
        _ends = ArrayPool<int>.Shared.Rent(text.Length);
    }

    /// <summary>Number of folded characters.</summary>
    public int Length { get; private set; }

    /// <summary>Where a number may have been in a tag that was dropped; null when nowhere.</summary>
    public Doubts? Tags { get; private set; }

    /// <summary>Where the digits of an escape might be those of a number; null when nowhere.</summary>
    public Doubts? Escapes { get; private set; }

    /// <summary>The folded characters.</summary>
    public ReadOnlySpan<char> Span => _isSame ? _text : _characters.AsSpan(0, Length);

    /// <summary>Where a folded character begins in the original.</summary>
    /// <param name="index">Index of the folded character.</param>
    /// <returns>UTF-16 offset.</returns>
    public int StartOf(int index) => _starts is null ? index : _starts[index];

    /// <summary>Where a folded character ends in the original.</summary>
    /// <param name="index">Index of the folded character.</param>
    /// <returns>UTF-16 offset after it.</returns>
    public int EndOf(int index) => _ends is null ? index + 1 : _ends[index];

    /// <summary>Tells whether a part of the fold stands so in the original, character by character.</summary>
    /// <param name="start">Index in the fold.</param>
    /// <param name="end">Index after it, greater.</param>
    /// <returns>False when something was decoded, left out or replaced there.</returns>
    public bool IsAsItStands(int start, int end) => _text.AsSpan(StartOf(start)..EndOf(end - 1)).SequenceEqual(Span[start..end]);

    /// <summary>Adds a character.</summary>
    /// <param name="character">Folded character.</param>
    /// <param name="start">Where it begins in the original.</param>
    /// <param name="end">Where it ends there.</param>
    public void Add(char character, int start, int end)
    {
        if (Length == _characters!.Length || Length == _starts!.Length || Length == _ends!.Length)
        {
            Grow();
        }

        (_characters[Length], _starts![Length], _ends![Length]) = (character, start, end);
        Length++;
    }

    /// <summary>Adds characters that fold to themselves.</summary>
    /// <param name="characters">The characters.</param>
    /// <param name="start">Where they begin in the original.</param>
    public void Add(ReadOnlySpan<char> characters, int start)
    {
        while (Math.Min(_characters!.Length, Math.Min(_starts!.Length, _ends!.Length)) - Length < characters.Length)
        {
            Grow();
        }

        characters.CopyTo(_characters.AsSpan(Length));
        var (starts, ends) = (_starts, _ends);
        for (var at = 0; at < characters.Length; at++)
        {
            starts[Length + at] = start + at;
            ends[Length + at] = start + at + 1;
        }

        Length += characters.Length;
    }

    /// <summary>Lets the last character reach further, for marks that belong to it.</summary>
    /// <param name="end">Where it ends in the original.</param>
    public void Stretch(int end)
    {
        if (Length > 0)
        {
            _ends![Length - 1] = end;
        }
    }

    /// <summary>Puts one mark in the place of the last characters.</summary>
    /// <param name="length">How many stay.</param>
    /// <param name="mark">The mark.</param>
    /// <param name="isDoubtful">True when a number may have been there.</param>
    public void Replace(int length, char mark, bool isDoubtful)
    {
        var (start, end) = (StartOf(length), EndOf(Length - 1));
        Length = length;
        Escapes?.Truncate(length);
        Tags?.Truncate(length);
        if (isDoubtful)
        {
            (Tags ??= new Doubts(Reading.WithTags)).Add(length);
        }

        Add(mark, start, end);
    }

    /// <summary>Says that the next character comes from an escape whose digits might be those of a number.</summary>
    public void DoubtEscape() => (Escapes ??= new Doubts(Reading.Plain)).Add(Length);

    /// <inheritdoc />
    public void Dispose()
    {
        if (_characters is not null)
        {
            ArrayPool<char>.Shared.Return(_characters, clearArray: true);
            ArrayPool<int>.Shared.Return(_starts!); // offsets tell nothing
            ArrayPool<int>.Shared.Return(_ends!);
            (_characters, _starts, _ends) = (null, null, null);
        }
    }

    // An expansion can make a fold longer than its text; that is rare.
    private void Grow()
    {
        _characters = Grow(_characters!, isSecret: true);
        _starts = Grow(_starts!, isSecret: false);
        _ends = Grow(_ends!, isSecret: false);
    }

    private T[] Grow<T>(T[] old, bool isSecret)
    {
        var larger = ArrayPool<T>.Shared.Rent(Length * 2 + 16);
        old.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<T>.Shared.Return(old, clearArray: isSecret);
        return larger;
    }
}
