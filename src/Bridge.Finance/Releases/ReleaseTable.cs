using Bridge.Core.Model;
using Bridge.Core.Standings;
using Bridge.Finance.Ledger;
using Bridge.Finance.Storage;
using Bridge.Finance.Vault;
using Bridge.Storage;

namespace Bridge.Finance.Releases;

/// <summary>The releases that were made; only the newest keeps its standings.</summary>
internal static class ReleaseTable
{
    private const string Place = "release.body";

    /// <summary>Reads the newest release, or null.</summary>
    public static StandingRelease? Newest(StoreSession session, Seal seal) => session.Query(
        "SELECT sequence, as_of_day, policy, body FROM release WHERE body IS NOT NULL ORDER BY sequence DESC LIMIT 1",
        row => StandingRelease.Of(
            row.GetString(2),
            row.GetInt64(0),
            DateOnly.ParseExact(row.GetString(1), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            Entries(seal.Open((byte[])row.GetValue(3), Place, Row(row.GetInt64(0)))))).SingleOrDefault();

    /// <summary>UTC instant of the newest release, or null.</summary>
    public static DateTimeOffset? NewestAt(StoreSession session) =>
        session.Scalar<string>("SELECT at FROM release ORDER BY sequence DESC LIMIT 1") is { } at ? Instants.Parse(at) : null;

    /// <summary>Number of the next release: its day times a hundred, or one more than the last.</summary>
    /// <remarks>A finance store that was lost and made anew so goes on above the numbers that support has seen, from the next day on.</remarks>
    public static long NextSequence(StoreSession session, DateOnly day) => Math.Max(
        session.Scalar<long>("SELECT coalesce(max(sequence), 0) + 1 FROM release"), day.DayNumber * 100L);

    /// <summary>Adds a release and forgets the standings of the ones before; for use inside a transaction.</summary>
    public static void Add(StoreSession session, Seal seal, StandingRelease release, DateTimeOffset at)
    {
        session.Run("UPDATE release SET body = NULL WHERE body IS NOT NULL");
        session.Run(
            "INSERT INTO release (sequence, at, as_of_day, policy, body) VALUES (@sequence, @at, @day, @policy, @body)",
            ("@sequence", release.Sequence),
            ("@at", Instants.Format(at)),
            ("@day", release.AsOfDay.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
            ("@policy", release.PolicyVersion),
            ("@body", seal.Close(Bytes(release.Entries), Place, Row(release.Sequence))));
    }

    private static byte[] Bytes(IReadOnlyList<StandingEntry> entries)
    {
        var blob = new BlobWriter(entries.Count * 24);
        blob.Number(entries.Count);
        foreach (var entry in entries)
        {
            blob.Byte((byte)entry.Standing);
            blob.Text(entry.ExternalId);
        }

        return blob.Written.ToArray();
    }

    private static StandingEntry[] Entries(byte[] bytes)
    {
        var blob = new BlobReader(bytes);
        var entries = new StandingEntry[blob.Number()];
        for (var index = 0; index < entries.Length; index++)
        {
            var standing = (Standing)blob.Byte();
            entries[index] = new StandingEntry(blob.Text(), standing);
        }

        return entries;
    }

    private static byte[] Row(long sequence) => BitConverter.GetBytes(sequence);
}
