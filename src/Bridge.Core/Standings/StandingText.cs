using System.Buffers;
using System.Globalization;
using System.Text;
using Bridge.Core.Model;

namespace Bridge.Core.Standings;

/// <summary>The one way to write a release as bytes; what is signed.</summary>
/// <remarks>
/// UTF-8 without byte order mark, lines end in LF, numbers have a fixed width. Each entry starts with its word padded to
/// <see cref="WordWidth"/> letters: the length of an entry, and so of a release, depends on the member ids alone.
/// </remarks>
public static class StandingText
{
    /// <summary>Letters that each standing takes, whichever it is.</summary>
    public const int WordWidth = 12;

    internal const string Form = "mlscrmbridge-standings";

    /// <summary>Hexadecimal digits of a policy version.</summary>
    public const int PolicyWidth = 16;

    /// <summary>Longest external id.</summary>
    public const int MaxIdLength = 200;

    internal static IReadOnlyList<string> Words { get; } =
        [.. Enum.GetValues<Standing>().Select(standing => standing.ToString().PadRight(WordWidth))];

    /// <summary>Writes a release.</summary>
    /// <param name="release">The release.</param>
    /// <returns>Its bytes.</returns>
    /// <exception cref="ArgumentException">An id, the order, the policy version or a number does not fit the form.</exception>
    public static byte[] Write(StandingRelease release)
    {
        ArgumentNullException.ThrowIfNull(release);
        if (release.Version != StandingRelease.CurrentVersion || release.Sequence < 1 || !IsPolicy(release.PolicyVersion))
        {
            throw new ArgumentException("The version, the sequence or the policy version does not fit the form.", nameof(release));
        }

        var bytes = new ArrayBufferWriter<byte>(128 + (release.Entries.Count * 40));
        Line(bytes, $"{Form} {release.Version.ToString(CultureInfo.InvariantCulture)}");
        Line(bytes, $"policy {release.PolicyVersion}");
        Line(bytes, $"sequence {release.Sequence.ToString("D19", CultureInfo.InvariantCulture)}");
        Line(bytes, $"as-of {release.AsOfDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        Line(bytes, $"entries {release.Entries.Count.ToString("D10", CultureInfo.InvariantCulture)}");
        string? last = null;
        foreach (var entry in release.Entries)
        {
            if (!IsId(entry.ExternalId) || (last is not null && string.CompareOrdinal(last, entry.ExternalId) >= 0))
            {
                throw new ArgumentException("The ids of a release are plain, different and in ordinal order.", nameof(release));
            }

            Put(bytes, Words[(int)entry.Standing]);
            Put(bytes, " ");
            Line(bytes, entry.ExternalId);
            last = entry.ExternalId;
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void Line(ArrayBufferWriter<byte> bytes, string text)
    {
        Put(bytes, text);
        Put(bytes, "\n");
    }

    private static void Put(ArrayBufferWriter<byte> bytes, string text) =>
        bytes.Advance(Encoding.UTF8.GetBytes(text, bytes.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));

    internal static bool IsPolicy(string text) => text.Length == PolicyWidth && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Tells whether an external id can stand in a release: <c>origin:key</c>, not too long, no control characters, well-formed text.</summary>
    /// <param name="id">The id.</param>
    /// <returns>True when it can.</returns>
    // A lone surrogate would be written as a replacement character, and two ids could become one.
    public static bool IsId(string id) =>
        id is { Length: > 0 and <= MaxIdLength } && id.IndexOf(':', StringComparison.Ordinal) is var colon && colon > 0 && colon < id.Length - 1
        && !id.Any(char.IsControl) && (!id.Any(char.IsSurrogate) || IsWellFormed(id));

    private static bool IsWellFormed(string id) => id.EnumerateRunes().Sum(rune => rune.Utf16SequenceLength) == id.Length
        && !id.EnumerateRunes().Contains(Rune.ReplacementChar);
}
