using System.Text;
using Bridge.Core.Kpis.Calls;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Visits;

/// <summary>The phone system's own ids of the calls of a quarter, in the store.</summary>
/// <remarks>
/// A visit does not name its id: what was kept of it is the hash, and an id is that of a call when it has this hash. So ids that no visit has any
/// more do no harm, and an id is never shown beside a call that it is not of.
/// </remarks>
internal static class CallIds
{
    /// <summary>Sources of one quarter at most.</summary>
    public const int MostSources = 1 << 24;

    /// <summary>Where the ids of a quarter and source are.</summary>
    /// <param name="slot">The quarter.</param>
    /// <param name="source">Number of the source.</param>
    /// <returns>The key.</returns>
    public static long KeyOf(long slot, int source) => (slot * MostSources) + source;

    /// <summary>Adds ids to those that are kept.</summary>
    /// <param name="connection">The writer.</param>
    /// <param name="key">Where they belong.</param>
    /// <param name="bytes">The letters of the ids.</param>
    /// <param name="fresh">Where each id is in them, in the order of their letters, each id once.</param>
    public static void Add(SqliteConnection connection, long key, ReadOnlySpan<byte> bytes, ReadOnlySpan<Range> fresh)
    {
        var (kept, written) = (new SortedSet<string>(Read(connection, key), StringComparer.Ordinal), new List<byte>(fresh.Length * 8));
        if (kept.Count > 0 && !AddTo(kept, bytes, fresh))
        {
            return;
        }

        ReadOnlySpan<byte> before = [];
        if (kept.Count == 0)
        {
            foreach (var id in fresh)
            {
                Put(written, before, bytes[id]);
                before = bytes[id];
            }
        }

        foreach (var id in kept.Select(Encoding.ASCII.GetBytes))
        {
            Put(written, before, id);
            before = id;
        }

        connection.Run("INSERT INTO call_id (key, ids) VALUES ($key, $ids) ON CONFLICT (key) DO UPDATE SET ids = excluded.ids", ("$key", key), ("$ids", written.ToArray()));
    }

    /// <summary>Finds the id of the call that a visit belongs to.</summary>
    /// <param name="connection">The reader.</param>
    /// <param name="words">Texts of numbers.</param>
    /// <param name="visit">The visit.</param>
    /// <returns>The id; null when it was not kept.</returns>
    public static string? Find(SqliteConnection connection, WordTable words, in CallFacts visit)
    {
        var (hash, source, contact) = (new TextHash(), words.TextOf(visit.Source) ?? "", visit.Contact);
        return Read(connection, KeyOf(VisitBlocks.SlotOf(visit.OfferedAt), visit.Source)).Find(id => hash.Of(source, id) == contact);
    }

    private static List<string> Read(SqliteConnection connection, long key)
    {
        var (ids, before) = (new List<string>(), "");
        var bytes = (ReadOnlySpan<byte>)connection.Scalar<byte[]>("SELECT ids FROM call_id WHERE key = $key", ("$key", key));
        while (!bytes.IsEmpty)
        {
            var (same, more) = (bytes[0], bytes[1]);
            before = before[..same] + Encoding.ASCII.GetString(bytes.Slice(2, more));
            ids.Add(before);
            bytes = bytes[(2 + more)..];
        }

        return ids;
    }

    private static bool AddTo(SortedSet<string> kept, ReadOnlySpan<byte> bytes, ReadOnlySpan<Range> fresh)
    {
        var isMore = false;
        foreach (var id in fresh)
        {
            isMore |= kept.Add(Encoding.ASCII.GetString(bytes[id]));
        }

        return isMore;
    }

    // Ids of one quarter begin alike: most of what they share is left out.
    private static void Put(List<byte> written, ReadOnlySpan<byte> before, ReadOnlySpan<byte> id)
    {
        var same = before.CommonPrefixLength(id);
        written.Add((byte)same);
        written.Add((byte)(id.Length - same));
        written.AddRange(id[same..]);
    }
}
