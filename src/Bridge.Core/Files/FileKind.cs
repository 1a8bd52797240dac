namespace Bridge.Core.Files;

/// <summary>A kind of file that members may attach.</summary>
/// <param name="Word">Its word in the settings, and the ending that a name gets when it has none of the kind's.</param>
/// <param name="MediaType">Its media type (IANA).</param>
/// <param name="Endings">Endings that names of such files have, lower case, without the dot.</param>
public sealed record FileKind(string Word, string MediaType, IReadOnlyList<string> Endings)
{
    /// <summary>True when the whole file is text, so that card data in it can be found.</summary>
    public bool IsText => MediaType == "text/plain";

    /// <summary>Tells whether bytes begin as files of this kind do; text has to be text to its end.</summary>
    /// <param name="content">The whole file.</param>
    /// <returns>False for anything else, whatever its name says.</returns>
    public bool Matches(ReadOnlySpan<byte> content) => FileMarks.Match(Word, content);
}
