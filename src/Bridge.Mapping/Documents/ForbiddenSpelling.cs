using System.Globalization;
using System.Text;
using Bridge.Core.Model;

namespace Bridge.Mapping.Documents;

/// <summary>Recognises a forbidden field however it is written: case, separators, look-alike letters, a prefix around it.</summary>
internal static class ForbiddenSpelling
{
    private const int MaxLength = 128;

    // Letters of Cyrillic and Greek that look like the Latin letters of the forbidden names.
    private const string LookAlikes = "асԁеһіӏјорԛѕтухмгԝѡвѵοιρνκαβω";
    private const string LatinTwins = "acdehiljopqstyxmrwwbvoipvkabw";

    /// <summary>Tells whether a text names a forbidden field, or holds the name of one.</summary>
    public static bool IsForbidden(string written)
    {
        var folded = Fold(written);
        if (folded.Length > MaxLength)
        {
            return false;   // No field name is that long; the loader refuses it for its length.
        }

        for (var start = 0; start < folded.Length; start++)
        {
            for (var end = start + 1; end <= folded.Length; end++)
            {
                if (ForbiddenFields.Contains(folded[start..end]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string Fold(string written)
    {
        var folded = new StringBuilder(written.Length);
        foreach (var rune in Compatible(written).EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
            {
                var lower = Rune.ToLowerInvariant(rune).ToString();
                var twin = lower.Length == 1 ? LookAlikes.IndexOf(lower[0], StringComparison.Ordinal) : -1;
                folded.Append(twin >= 0 ? LatinTwins[twin].ToString() : lower == "ı" ? "i" : lower);
            }
        }

        return folded.ToString();
    }

    /// <summary>Compatibility form without accents, so that full-width and decorated letters fall together.</summary>
    private static string Compatible(string written)
    {
        var whole = new StringBuilder(written.Length);
        foreach (var rune in written.EnumerateRunes())   // turns a broken surrogate into U+FFFD, which normalizes
        {
            if (rune.Value is not 0xFFFE && CharUnicodeInfo.GetUnicodeCategory(rune.Value) != UnicodeCategory.OtherNotAssigned)
            {
                whole.Append(rune.ToString());
            }
        }

        return whole.ToString().Normalize(NormalizationForm.FormKD);
    }
}
