using System.Text;
using Bridge.Core.Kpis.Calls;
using Bridge.Core.Scrubbing;
using Bridge.Host.Features.Measures.Visits;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Intake;

/// <summary>Ids of the calls of a batch, until they are written: as bytes, since a quarter of a million texts would be most of what an import holds.</summary>
internal sealed class CallIdBatch
{
    private const int Longest = 64;
    private const int FewestOfCard = 12;

    private readonly List<(long Key, int Start, int Length)> _ids = [];
    private readonly List<byte> _bytes = [];

    /// <summary>Takes an id; one that is longer than 64 letters, or has others than plain ones, is none that a phone system gives.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="id">Id of its call.</param>
    public void Add(in CallFacts visit, string id)
    {
        if (id.Length is 0 or > Longest)
        {
            return;
        }

        var start = _bytes.Count;
        foreach (var letter in id)
        {
            if (letter is <= ' ' or > '~')
            {
                _bytes.RemoveRange(start, _bytes.Count - start);
                return;
            }

            _bytes.Add((byte)letter);
        }

        _ids.Add((CallIds.KeyOf(VisitBlocks.SlotOf(visit.OfferedAt), visit.Source), start, id.Length));
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        _ids.Clear();
        _bytes.Clear();
    }

    /// <summary>Writes the ids.</summary>
    /// <param name="connection">The writer.</param>
    public void Write(SqliteConnection connection)
    {
        var bytes = _bytes.ToArray();
        foreach (var same in _ids.GroupBy(id => id.Key).OrderBy(group => group.Key))
        {
            CallIds.Add(connection, same.Key, same.Select(id => Encoding.ASCII.GetString(bytes, id.Start, id.Length)).Where(IsHarmless));
        }
    }

    // A mapping may take a column that people write into for an id.
    private static bool IsHarmless(string id) => id[0] != '+' && (id.Count(char.IsAsciiDigit) < FewestOfCard || CardScrubber.Scrub(id).Text == id);
}
