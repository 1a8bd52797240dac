using System.Runtime.InteropServices;
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
        var ids = CollectionsMarshal.AsSpan(_ids);
        var bytes = CollectionsMarshal.AsSpan(_bytes);
        var ranges = new List<Range>();
        SortByKey(ids);
        for (var start = 0; start < ids.Length;)
        {
            var end = start + 1;
            while (end < ids.Length && ids[end].Key == ids[start].Key)
            {
                end++;
            }

            SortByLetters(ids[start..end], bytes);
            ranges.Clear();
            foreach (var (_, at, length) in ids[start..end])
            {
                var id = at..(at + length);
                if ((ranges.Count == 0 || !bytes[ranges[^1]].SequenceEqual(bytes[id])) && IsHarmless(bytes[id]))
                {
                    ranges.Add(id);
                }
            }

            if (ranges.Count > 0)
            {
                CallIds.Add(connection, ids[start].Key, bytes, CollectionsMarshal.AsSpan(ranges));
            }

            start = end;
        }
    }

    // Files mostly go through time, and many phone systems number their calls: then there is nothing to sort.
    private static void SortByKey(Span<(long Key, int Start, int Length)> ids)
    {
        for (var one = 1; one < ids.Length; one++)
        {
            if (ids[one].Key < ids[one - 1].Key)
            {
                ids.Sort(static (one, other) => one.Key.CompareTo(other.Key));
                return;
            }
        }
    }

    private void SortByLetters(Span<(long Key, int Start, int Length)> ids, ReadOnlySpan<byte> bytes)
    {
        for (var one = 1; one < ids.Length; one++)
        {
            if (bytes.Slice(ids[one].Start, ids[one].Length).SequenceCompareTo(bytes.Slice(ids[one - 1].Start, ids[one - 1].Length)) < 0)
            {
                ids.Sort((one, other) => Letters(one).SequenceCompareTo(Letters(other)));
                return;
            }
        }
    }

    private ReadOnlySpan<byte> Letters((long Key, int Start, int Length) id) => CollectionsMarshal.AsSpan(_bytes).Slice(id.Start, id.Length);

    // A mapping may take a column that people write into for an id.
    private static bool IsHarmless(ReadOnlySpan<byte> id)
    {
        var digits = 0;
        foreach (var letter in id)
        {
            digits += char.IsAsciiDigit((char)letter) ? 1 : 0;
        }

        return id[0] != '+' && (digits < FewestOfCard || (Encoding.ASCII.GetString(id) is var text && CardScrubber.Scrub(text).Text == text));
    }
}
