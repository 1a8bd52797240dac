using Bridge.Core.Kpis.Desk.Formulas;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Desk.Kept;

/// <summary>A segment in the store: the parts of up to some thousand things that began in one month. Its columns are read when they are asked for, each once.</summary>
/// <param name="connection">The store.</param>
/// <param name="kind">Number of the kind.</param>
/// <param name="number">Number of the segment.</param>
/// <param name="head">Its head.</param>
internal sealed class Segment(SqliteConnection connection, int kind, long number, KeptHead head)
{
    private readonly Dictionary<int, KeptColumn> _columns = [];

    /// <summary>Its head.</summary>
    public KeptHead Head => head;

    /// <summary>Finds a segment.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="kind">Number of the kind.</param>
    /// <param name="number">Number of the segment.</param>
    /// <returns>The segment, or null.</returns>
    public static Segment? Find(SqliteConnection connection, int kind, long number) => connection
        .Query("SELECT head FROM desk_segment WHERE kind = $kind AND segment = $segment", row => (byte[])row[0], ("$kind", kind), ("$segment", number))
        .Select(bytes => new Segment(connection, kind, number, KeptHead.Read(bytes))).FirstOrDefault();

    /// <summary>Finds all segments of a kind.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="kind">Number of the kind.</param>
    /// <returns>The segments.</returns>
    public static IReadOnlyList<Segment> All(SqliteConnection connection, int kind) => connection.Query(
        "SELECT segment, head FROM desk_segment WHERE kind = $kind", row => new Segment(connection, kind, row.GetInt64(0), KeptHead.Read((byte[])row[1])), ("$kind", kind));

    /// <summary>How many things each segment of a kind holds.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="kind">Number of the kind.</param>
    /// <returns>Things by number of the segment.</returns>
    public static Dictionary<long, int> Sizes(SqliteConnection connection, int kind) => connection
        .Query("SELECT segment, things FROM desk_segment WHERE kind = $kind", row => (row.GetInt64(0), row.GetInt32(1)), ("$kind", kind)).ToDictionary(one => one.Item1, one => one.Item2);

    /// <summary>Writes a segment in place of what it was.</summary>
    /// <param name="connection">The writer.</param>
    /// <param name="kind">Number of the kind.</param>
    /// <param name="number">Number of the segment.</param>
    /// <param name="things">The things by subject.</param>
    /// <param name="terms">How many terms the kind has.</param>
    public static void Write(SqliteConnection connection, int kind, long number, SortedDictionary<long, KeptThing> things, int terms)
    {
        var writer = new SegmentWriter();
        var head = writer.Write(things, terms);
        connection.Run("DELETE FROM desk_column WHERE kind = $kind AND segment = $segment", ("$kind", kind), ("$segment", number));
        connection.Run(
            "INSERT INTO desk_segment (kind, segment, things, head) VALUES ($kind, $segment, $things, $head) ON CONFLICT (kind, segment) DO UPDATE SET things = excluded.things, head = excluded.head",
            ("$kind", kind), ("$segment", number), ("$things", things.Count), ("$head", head.Write()));
        for (var column = 0; column < writer.Columns.Count; column++)
        {
            connection.Run(
                "INSERT INTO desk_column (kind, segment, number, cells) VALUES ($kind, $segment, $number, $cells)",
                ("$kind", kind), ("$segment", number), ("$number", column), ("$cells", writer.Columns[column]));
        }
    }

    /// <summary>Reads a column.</summary>
    /// <param name="column">Its number.</param>
    /// <returns>The column.</returns>
    public KeptColumn Column(int column)
    {
        if (!_columns.TryGetValue(column, out var read))
        {
            read = connection.Look(
                "SELECT cells FROM desk_column WHERE kind = $kind AND segment = $segment AND number = $number", KeptColumn.Read,
                ("$kind", kind), ("$segment", number), ("$number", column));
            _columns[column] = read;
        }

        return read;
    }

    /// <summary>Gives the columns back that were read; they are not to be looked at any more.</summary>
    public void Forget()
    {
        foreach (var column in _columns.Values)
        {
            column.GiveBack();
        }

        _columns.Clear();
    }

    /// <summary>Reads all things, to change some of them.</summary>
    /// <returns>The things by subject.</returns>
    public SortedDictionary<long, KeptThing> Things()
    {
        var parts = Enumerable.Range(0, head.Things).Select(_ => new List<(int, KeptPart)>()).ToArray();
        var spells = Enumerable.Range(0, head.Things).Select(_ => new List<DeskSpell>()).ToArray();
        for (var term = 0; term < head.Terms.Count; term++)
        {
            KeptColumn[] columns = [.. head.Terms[term].Columns.Select(Column)];
            for (var one = 0; one < head.Terms[term].Count; one++)
            {
                parts[columns[0][one]].Add((term, new KeptPart(
                    columns[1][one], columns[2].Number(one), columns[3].Number(one), columns[4][one] != 0, columns[5][one], columns[6][one], columns[7][one])));
            }
        }

        KeptColumn[] times = [.. head.Spells.Columns.Select(Column)];
        for (var one = 0; one < head.Spells.Count; one++)
        {
            spells[times[0][one]].Add(new DeskSpell(times[1][one], times[2][one], times[3][one]));
        }

        var subjects = Column(head.Subjects);
        return new SortedDictionary<long, KeptThing>(Enumerable.Range(0, head.Things).ToDictionary(
            place => subjects[place], place => new KeptThing([.. head.Traits.Select(trait => trait.Texts[(int)Column(trait.Column)[place]])], parts[place], spells[place])));
    }
}
