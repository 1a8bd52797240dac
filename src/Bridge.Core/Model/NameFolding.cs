using Bridge.Core.Model.Names;

namespace Bridge.Core.Model;

/// <summary>Folds a name to the letters that a reader takes it for, however it is written.</summary>
/// <remarks>
/// Case, accents, full-width and invisible characters, separators and look-alike letters of other alphabets make no difference.
/// Safe for any text, broken surrogates included; linear in its length.
/// </remarks>
public static class NameFolding
{
    /// <summary>The letters of a name; digits and signs are left out.</summary>
    /// <param name="written">The name as written.</param>
    /// <returns>Letters from a to z.</returns>
    public static string Letters(string written) => Letters(written, ReadingStyle.Plain);

    /// <summary>The letters of a name with each digit and sign read as the letter it passes for, and l as i.</summary>
    /// <param name="written">The name as written, for example <c>b4l4nce</c>.</param>
    /// <returns>Letters from a to z; fold what you compare it with the same way.</returns>
    public static string Skeleton(string written) => Letters(written, ReadingStyle.Skeleton);

    private static string Letters(string written, ReadingStyle style) => NameReading.Of(GlyphReader.Read(written, out _), style).Letters;
}
