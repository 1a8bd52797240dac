using System.Buffers;
using System.Text;

namespace Bridge.Core.Scrubbing.Folding;

/// <summary>Folds a text: what a person reads as the same digits and separators becomes the same characters.</summary>
internal static class TextFolder
{
    private const string CharacterSection = "<![CDATA["; // what stands in it is text, not a tag

    private static readonly SearchValues<char> _unchanged = SearchValues.Create(
        Enumerable.Range(0, 128).Select(code => (char)code)
            .Where(code => CharacterFolds.Ascii(code) == code && !EscapeReader.CanBegin(code) && code != '<').ToArray());

    private static readonly SearchValues<char> _copied = SearchValues.Create(
        Enumerable.Range(0, 128).Select(code => (char)code).Where(code => _unchanged.Contains(code) && code != '>').ToArray());

    /// <summary>Folds a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="reading">What is decoded and dropped.</param>
    /// <returns>The fold; to be disposed.</returns>
    public static FoldedText Fold(string text, Reading reading)
    {
        if (!text.AsSpan().ContainsAnyExcept(_unchanged))
        {
            return new FoldedText(text, isSame: true);
        }

        var folded = new FoldedText(text, isSame: false);
        var tags = reading == Reading.Plain ? null : new TagDropper(folded, keepsDigits: reading == Reading.WithTags);
        for (var at = 0; at < text.Length;)
        {
            if (_copied.Contains(text[at]))
            {
                var same = text.AsSpan(at).IndexOfAnyExcept(_copied);
                same = same < 0 ? text.Length - at : same;
                folded.Add(text.AsSpan(at, same), at);
                at += same;
            }

            at += at == text.Length ? 0 : reading == Reading.Plain || !EscapeReader.CanBegin(text[at]) ? Character(folded, tags, text, at) : Escape(folded, tags, text, at);
        }

        return folded;
    }

    private static int Escape(FoldedText folded, TagDropper? tags, string text, int at)
    {
        var rest = text.AsSpan(at);
        if (SoftBreak(rest) is > 0 and var soft)
        {
            return soft;
        }

        var used = EscapeReader.Read(rest, IsAmongDigits(folded.Span), out var value);
        if (used == 0)
        {
            return Character(folded, tags, text, at);
        }

        if (UnsureEscapes.IsOne(text, at, used))
        {
            folded.DoubtEscape();
        }

        Put(folded, value, at, at + used, tags);
        return used;
    }

    private static int Character(FoldedText folded, TagDropper? tags, string text, int at)
    {
        var character = text[at];
        if (char.IsAscii(character))
        {
            if (character == '=' && SoftBreak(text.AsSpan(at)) is > 0 and var soft)
            {
                return soft;
            }

            if (character == '<' && tags is not null && text.AsSpan(at).StartsWith(CharacterSection, StringComparison.Ordinal))
            {
                folded.Add(CharacterFolds.Tag, at, at + CharacterSection.Length);
                return CharacterSection.Length;
            }

            folded.Add(CharacterFolds.Ascii(character), at, at + 1);
            tags?.Look(character);
            return 1;
        }

        if (IsPlainLetter(character))
        {
            folded.Add(character, at, at + 1);
            return 1;
        }

        if (!Rune.TryGetRuneAt(text, at, out var rune))
        {
            folded.Add('\uFFFD', at, at + 1); // half a pair
            return 1;
        }

        Put(folded, rune, at, at + rune.Utf16SequenceLength, tags);
        return rune.Utf16SequenceLength;
    }

    private static void Put(FoldedText folded, Rune rune, int start, int end, TagDropper? tags)
    {
        var single = rune.IsAscii ? CharacterFolds.Ascii((char)rune.Value) : '\0';
        var several = rune.IsAscii ? null : CharacterFolds.Fold(rune, out single);
        if (several is null)
        {
            folded.Add(single, start, end);
            tags?.Look(single);
            return;
        }

        if (several.Length == 0)
        {
            folded.Stretch(end);
        }

        foreach (var character in several)
        {
            folded.Add(character, start, end);
        }
    }

    private static bool IsAmongDigits(ReadOnlySpan<char> before) => before.Length > 0 && (char.IsAsciiDigit(before[^1]) || Numbers.RunReader.IsSeparator(before[^1]));

    // Letters of the common scripts, without marks and compatibility forms: they fold to themselves.
    private static bool IsPlainLetter(char character) => character is (>= '\u00C0' and <= '\u024F') or (>= '\u0388' and <= '\u03FF')
        or (>= '\u0400' and <= '\u0482') or (>= '\u3041' and <= '\u3096') or (>= '\u30A1' and <= '\u30FA') or (>= '\u4E00' and <= '\u9FFF')
        or (>= '\uAC00' and <= '\uD7A3');

    private static int SoftBreak(ReadOnlySpan<char> text) => text switch
    {
        ['=', '\r', '\n', ..] => 3,
        ['=', '\n', ..] => 2,
        _ => 0,
    };
}
