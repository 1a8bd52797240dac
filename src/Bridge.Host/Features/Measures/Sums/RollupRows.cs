using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Sums;

/// <summary>Rows of sums as they are kept. In bytes at once, since as objects the rows of one day take some megabytes.</summary>
internal sealed class RollupRows
{
    // Just below what the runtime takes for a large object: an array for each row would be more work for the collector than the counting.
    private const int PieceSize = 80_000;

    private readonly List<(Grain Grain, long First, long End)> _places = [];
    private readonly List<(RollupKey Key, ReadOnlyMemory<byte> Bytes)> _rows = [];
    private readonly List<byte> _row = [];
    private byte[] _piece = [];
    private int _used;

    /// <summary>Says where these rows are all there is: what was there before is deleted.</summary>
    /// <param name="first">First slot.</param>
    /// <param name="end">Slot after the last.</param>
    /// <param name="grains">The kinds of rows.</param>
    public void Replace(long first, long end, params ReadOnlySpan<Grain> grains)
    {
        foreach (var grain in grains)
        {
            _places.Add((grain, first, end));
        }
    }

    /// <summary>Adds the rows that were counted.</summary>
    /// <param name="rows">The rows.</param>
    public void Add(CountedRows rows)
    {
        foreach (var (key, measures) in rows)
        {
            _row.Clear();
            MeasuresCodec.Write(measures, _row);
            Add(key, CollectionsMarshal.AsSpan(_row));
        }
    }

    /// <summary>Adds a row.</summary>
    /// <param name="key">Which.</param>
    /// <param name="bytes">What it holds; is copied.</param>
    public void Add(RollupKey key, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _piece.Length - _used)
        {
            (_piece, _used) = (new byte[Math.Max(PieceSize, bytes.Length)], 0);
        }

        bytes.CopyTo(_piece.AsSpan(_used));
        _rows.Add((key, _piece.AsMemory(_used, bytes.Length)));
        _used += bytes.Length;
    }

    /// <summary>Writes the rows in place of those before.</summary>
    /// <param name="connection">The writer.</param>
    public void Write(SqliteConnection connection)
    {
        foreach (var (grain, first, end) in _places)
        {
            connection.Run(
                "DELETE FROM rollup WHERE grain = $grain AND slot >= $first AND slot < $end",
                ("$grain", (long)grain), ("$first", first), ("$end", end));
        }

        // In the order of the table's key, so that pages are filled one after another.
        _rows.Sort(static (one, other) => Compare(one.Key, other.Key));
        using var statement = new RowStatement(connection, "INSERT INTO rollup (grain, slot, channel, hours, rows) VALUES (?1, ?2, ?3, ?4, ?5)");
        for (var rows = CollectionsMarshal.AsSpan(_rows); !rows.IsEmpty;)
        {
            var key = rows[0].Key;
            rows = rows[Pack(rows)..];
            statement.Bind(1, (long)key.Grain);
            statement.Bind(2, key.Slot);
            statement.Bind(3, key.Channel);
            statement.Bind(4, key.IsOpen ? 1 : 0);
            statement.Bind(5, CollectionsMarshal.AsSpan(_row));
            statement.Run();
        }
    }

    // Puts the first rows together that differ in queue and agent alone, and tells how many these are.
    private int Pack(ReadOnlySpan<(RollupKey Key, ReadOnlyMemory<byte> Bytes)> rows)
    {
        _row.Clear();
        var count = 0;
        for (var place = rows[0].Key; count < rows.Length && rows[count] is var (key, bytes) && key == place with { Queue = key.Queue, Agent = key.Agent }; count++)
        {
            SevenBits.Put(_row, (ulong)key.Queue);
            SevenBits.Put(_row, (ulong)key.Agent);
            SevenBits.Put(_row, (ulong)bytes.Length);
            _row.AddRange(bytes.Span);
        }

        return count;
    }

    // Part by part: a tuple of six is made and compared several times as slowly.
    private static int Compare(in RollupKey one, in RollupKey other) =>
        one.Grain != other.Grain ? ((int)one.Grain).CompareTo((int)other.Grain)
        : one.Slot != other.Slot ? one.Slot.CompareTo(other.Slot)
        : one.Channel != other.Channel ? one.Channel.CompareTo(other.Channel)
        : one.IsOpen != other.IsOpen ? one.IsOpen.CompareTo(other.IsOpen)
        : one.Queue != other.Queue ? one.Queue.CompareTo(other.Queue)
        : one.Agent.CompareTo(other.Agent);
}
