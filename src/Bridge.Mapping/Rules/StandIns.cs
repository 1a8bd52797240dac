using System.Collections.Frozen;

namespace Bridge.Mapping.Rules;

/// <summary>
/// Words that people type into a required box to say that there is nothing. Only for e-mails and phones: as a name,
/// "Null" and "None" are real people.
/// </summary>
internal static class StandIns
{
    private static readonly FrozenSet<string> _words = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "null", "none", "n/a", "na", "n.a.", "nil", "no email", "noemail", "no e-mail", "no phone", "unknown", "tbd");

    /// <summary>Tells whether a text says that there is nothing.</summary>
    /// <param name="text">Plain text, not empty.</param>
    /// <returns>True for a stand-in word, and for a text of dashes, dots and question marks only.</returns>
    public static bool Contains(string text) =>
        text.Length <= 16 && (_words.Contains(text) || text.AsSpan().IndexOfAnyExcept("-.?_ ") < 0);
}
