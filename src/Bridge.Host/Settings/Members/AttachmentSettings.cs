using Bridge.Core.Files;

namespace Bridge.Host.Settings.Members;

/// <summary>Which files members may attach to tickets and comments.</summary>
/// <param name="Largest">Most bytes of one file.</param>
/// <param name="Most">Most files of one ticket or comment.</param>
/// <param name="Kinds">The kinds that are taken.</param>
internal sealed record AttachmentSettings(int Largest, int Most, IReadOnlyList<FileKind> Kinds)
{
    /// <summary>Most bytes of one file when the settings do not say: 5 MB.</summary>
    public const int UsualLargest = 5 * 1024 * 1024;

    /// <summary>Most files of one ticket or comment when the settings do not say.</summary>
    public const int UsualMost = 3;

    /// <summary>Words of the kinds that are taken when the settings do not say.</summary>
    public static IReadOnlyList<string> UsualKinds { get; } = ["pdf", "png", "jpg"];
}
