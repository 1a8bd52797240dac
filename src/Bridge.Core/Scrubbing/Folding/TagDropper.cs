namespace Bridge.Core.Scrubbing.Folding;

/// <summary>Replaces HTML tags, as they come to an end, by one mark.</summary>
/// <remarks>A tag begins with a letter, <c>/</c>, <c>!</c> or <c>?</c> and holds no other <c>&lt;</c>; so each character is dropped at most once.</remarks>
internal sealed class TagDropper(FoldedText folded)
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

        // Digits inside a tag may be a card in an attribute, or a sentence with a stray sign.
        folded.IsAmbiguous |= tag.ContainsAnyInRange('0', '9');
        var (start, end) = (folded.StartOf(_open), folded.EndOf(folded.Length - 1));
        folded.Truncate(_open);
        folded.Add(CharacterFolds.Tag, start, end);
    }
}
