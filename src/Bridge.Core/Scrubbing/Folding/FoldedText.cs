using System.Buffers;

namespace Bridge.Core.Scrubbing.Folding;

/// <summary>A text in its folded form, with the way back to the original.</summary>
/// <remarks>
/// The buffers hold what the text holds, so they are cleared before they go back to the pool.
/// A text that folds to itself is not copied.
/// </remarks>
internal sealed class FoldedText : IDisposable
{
    private readonly string? _same;
    private char[]? _characters;
    private int[]? _starts;
    private int[]? _ends;

    /// <summary>Makes the fold of a text that folds to itself.</summary>
    /// <param name="same">The text.</param>
    public FoldedText(string same) => (_same, Length) = (same, same.Length);

    /// <summary>Makes an empty fold.</summary>
    /// <param name="capacity">Expected length.</param>
    public FoldedText(int capacity)
    {
        _characters = ArrayPool<char>.Shared.Rent(capacity);
        _starts = ArrayPool<int>.Shared.Rent(capacity);
        _ends = ArrayPool<int>.Shared.Rent(capacity);
    }

    /// <summary>Number of folded characters.</summary>
    public int Length { get; private set; }

    /// <summary>True when the text may also be read with its escapes and tags left as they stand.</summary>
    public bool IsAmbiguous { get; set; }

    /// <summary>The folded characters.</summary>
    public ReadOnlySpan<char> Span => _same is null ? _characters.AsSpan(0, Length) : _same;

    /// <summary>Where a folded character begins in the original.</summary>
    /// <param name="index">Index of the folded character.</param>
    /// <returns>UTF-16 offset.</returns>
    public int StartOf(int index) => _starts is null ? index : _starts[index];

    /// <summary>Where a folded character ends in the original.</summary>
    /// <param name="index">Index of the folded character.</param>
    /// <returns>UTF-16 offset after it.</returns>
    public int EndOf(int index) => _ends is null ? index + 1 : _ends[index];

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

    /// <summary>Takes the last characters away.</summary>
    /// <param name="length">How many stay.</param>
    public void Truncate(int length) => Length = length;

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
