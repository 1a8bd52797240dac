namespace Bridge.Core.Scrubbing.Folding;

/// <summary>Replaces HTML tags, as they come to an end, by one mark.</summary>
/// <remarks>A tag begins with a letter, <c>/</c>, <c>!</c> or <c>?</c> and holds no other <c>&lt;</c>; so each character is dropped at most once.</remarks>
/// <param name="folded">The fold.</param>
/// <param name="keepsDigits">True to leave a tag that holds digits as it stands.</param>
internal sealed class TagDropper(FoldedText folded, bool keepsDigits)
{
    private int _open = -1;

    /// <summary>Looks at the character that was added last.</summary>
    /// <param name="character">The character.</param>
    public void Look(char character)
    {
        if (character == '<')
        {
            _open = folded.Length - 1;
        }
        else if (character == '>' && _open >= 0)
        {
            Close();
            _open = -1;
        }
    }

    private void Close()
    {
        var tag = folded.Span[_open..];
        if (!char.IsAsciiLetter(tag[1]) && tag[1] is not ('/' or '!' or '?'))
        {
            return;
        }

        var hasDigits = tag.ContainsAnyInRange('0', '9');
        if (!hasDigits || !keepsDigits)
        {
            folded.Replace(_open, CharacterFolds.Tag, hasDigits && MayHoldNumber(tag));
        }
    }

    // A card in an attribute, a sentence with a stray sign, or a number that goes on behind the quote mark of the next line.
    private static bool MayHoldNumber(ReadOnlySpan<char> tag)
    {
        var digits = 0;
        foreach (var character in tag)
        {
            digits += char.IsAsciiDigit(character) ? 1 : 0;
        }

        return digits >= Numbers.Networks.Shortest || tag[(tag.LastIndexOfAnyInRange('0', '9') + 1)..].ContainsAny('\r', '\n');
    }
}
