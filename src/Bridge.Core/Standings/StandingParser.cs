using System.Globalization;
using System.Text;
using Bridge.Core.Model;

namespace Bridge.Core.Standings;

/// <summary>Reads the bytes of a release; takes nothing that <see cref="StandingText.Write"/> would not have written.</summary>
internal static class StandingParser
{
    /// <summary>Reads a release.</summary>
    /// <param name="bytes">The signed bytes.</param>
    /// <returns>The release, or null when they are not one in every byte.</returns>
    public static StandingRelease? Parse(ReadOnlySpan<byte> bytes)
    {
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        if (lines.Length < 6
            || lines[0] != $"{StandingText.Form} {StandingRelease.CurrentVersion}"
            || After(lines[1], "policy ") is not { } policy || !StandingText.IsPolicy(policy)
            || Number(lines[2], "sequence ") is not { } sequence || sequence < 1
            || !DateOnly.TryParseExact(
                After(lines[3], "as-of "), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || Number(lines[4], "entries ") != lines.Length - 6
            || Entries(lines.AsSpan(5, lines.Length - 6)) is not { } entries)
        {
            return null;
        }

        var release = new StandingRelease(StandingRelease.CurrentVersion, policy, sequence, day, entries);
        return bytes.SequenceEqual(StandingText.Write(release)) ? release : null;
    }

    private static List<StandingEntry>? Entries(ReadOnlySpan<string> lines)
    {
        var entries = new List<StandingEntry>(lines.Length);
        foreach (var line in lines)
        {
            if (Entry(line) is not { } entry
                || (entries.Count > 0 && string.CompareOrdinal(entries[^1].ExternalId, entry.ExternalId) >= 0))
            {
                return null;
            }

            entries.Add(entry);
        }

        return entries;
    }

    private static StandingEntry? Entry(string line)
    {
        for (var word = 0; word < StandingText.Words.Count; word++)
        {
            if (line.StartsWith(StandingText.Words[word], StringComparison.Ordinal))
            {
                return line.Length > StandingText.WordWidth + 1 && line[StandingText.WordWidth] == ' '
                    && line[(StandingText.WordWidth + 1)..] is var id && StandingText.IsId(id)
                    ? new StandingEntry(id, (Standing)word)
                    : null;
            }
        }

        return null;
    }

    private static long? Number(string line, string label) =>
        long.TryParse(After(line, label), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? After(string line, string label) =>
        line.StartsWith(label, StringComparison.Ordinal) ? line[label.Length..] : null;
}
