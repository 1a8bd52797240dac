using Bridge.Core.Kpis.Calls;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Sums;

/// <summary>Rows of sums as they are kept. In bytes at once, since as objects the rows of one day take some megabytes.</summary>
internal sealed class RollupRows
{
    private readonly IReadOnlyList<(Grain Grain, long First, long End)> _places;
    private readonly List<(RollupKey Key, byte[] Measures)> _rows;

    /// <summary>Turns sums into rows.</summary>
    /// <param name="sums">The sums.</param>
    /// <param name="places">Where they are all there is: what was there before is deleted.</param>
    /// <param name="written">Rows that hold something else than sums.</param>
    public RollupRows(Dictionary<RollupKey, CallMeasures> sums, IReadOnlyList<(Grain Grain, long First, long End)> places, IEnumerable<(RollupKey Key, byte[] Bytes)> written)
    {
        (_places, _rows) = (places, new(sums.Count));
        foreach (var (key, measures) in sums)
        {
            _rows.Add((key, MeasuresCodec.Write(measures)));
        }

        _rows.AddRange(written);

        // In the order of the table's key, so that pages are filled one after another.
        _rows.Sort(static (one, other) => Order(one.Key).CompareTo(Order(other.Key)));
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

        using var statement = new RowStatement(
            connection, "INSERT INTO rollup (grain, slot, queue, agent, channel, hours, measures) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        foreach (var (key, measures) in _rows)
        {
            statement.Bind(1, (long)key.Grain);
            statement.Bind(2, key.Slot);
            statement.Bind(3, key.Queue);
            statement.Bind(4, key.Agent);
            statement.Bind(5, key.Channel);
            statement.Bind(6, key.IsOpen ? 1 : 0);
            statement.Bind(7, measures);
            statement.Run();
        }
    }

    private static (Grain, long, int, int, int, bool) Order(RollupKey key) => (key.Grain, key.Slot, key.Queue, key.Agent, key.Channel, key.IsOpen);
}
