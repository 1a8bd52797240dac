using System.Globalization;
using System.Text;
using Bridge.Core.Model;
using Bridge.Core.Scrubbing;

namespace Bridge.Core.Files;

/// <summary>Makes a name that people chose safe to show, to store and to hand on.</summary>
public static class FileNames
{
    /// <summary>Longest name that leaves here, UTF-16 units.</summary>
    public const int Longest = 100;

    private const string Reserved = "<>:\"|?*";

    /// <summary>Cleans a name: no folders, no letters that cannot be seen or that turn the writing, no card data, and the ending of its kind. Idempotent.</summary>
    /// <param name="name">Any text.</param>
    /// <param name="kind">What the file is by its bytes.</param>
    /// <returns>1 to 100 characters; never empty.</returns>
    public static string Clean(string name, FileKind kind)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(kind);
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var visible = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            var isBlank = Rune.IsWhiteSpace(rune);
            visible.Append(isBlank ? visible.Length > 0 && visible[^1] == ' ' ? "" : " " : IsKept(rune) ? rune.ToString() : "");
        }

        var text = CardScrubber.Scrub(visible.ToString().Normalize(NormalizationForm.FormC)).Text;
        var (stem, ending) = Split(text.TrimEnd(' ', '.'), kind);
        stem = TextCut.To(stem.Trim(' ', '.'), Longest - ending.Length - 1).Trim(' ', '.');
        return $"{(stem.Length == 0 ? "file" : stem)}.{ending}";
    }

    private static bool IsKept(Rune rune) =>
        !Reserved.Contains(rune.ToString(), StringComparison.Ordinal) && rune != Rune.ReplacementChar
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static (string Stem, string Ending) Split(string text, FileKind kind)
    {
        var dot = text.LastIndexOf('.');
        var ending = dot < 0 ? "" : text[(dot + 1)..].ToLowerInvariant();
        return kind.Endings.Contains(ending) ? (text[..dot], ending) : (text, kind.Word);
    }

}
