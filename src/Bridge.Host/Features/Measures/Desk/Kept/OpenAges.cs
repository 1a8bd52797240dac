using Bridge.Core.Kpis.Desk.Formulas;
using Bridge.Core.Kpis.Desk.Tallies;

namespace Bridge.Host.Features.Measures.Desk.Kept;

/// <summary>The ages of what is open when each of some times ends, by the number of its group.</summary>
/// <param name="ends">The instants at which the times end, ascending, milliseconds since 1970 UTC.</param>
/// <param name="times">Number of each time.</param>
internal sealed class OpenAges(long[] ends, int[] times)
{
    private readonly List<WholeValues?> _ages = [];
    private int _after;

    /// <summary>Adds what a segment knows.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="groups">The groups, turned to the segment.</param>
    public void Add(Segment segment, KeptGroups groups)
    {
        KeptColumn[] columns = [.. segment.Head.Spells.Columns.Select(segment.Column)];
        for (var one = 0; one < segment.Head.Spells.Count; one++)
        {
            var spell = new DeskSpell(columns[1][one], columns[2][one], columns[3][one]);
            for (var time = FirstAfter(spell.From); time < ends.Length && spell.IsOpenAtEnd(ends[time]); time++)
            {
                AgesOf(groups.Group((int)columns[0][one], times[time])).Add(ends[time] - spell.Since);
            }
        }
    }

    /// <summary>Adds the ages to the sums of a formula.</summary>
    /// <param name="sums">The sums.</param>
    /// <param name="unit">Milliseconds of the unit in which they count; null when each counts as one.</param>
    public void AddTo(KeptSums sums, long? unit)
    {
        for (var group = 0; group < _ages.Count; group++)
        {
            if (_ages[group] is { } ages)
            {
                var total = unit is { } one ? (decimal)Sum(ages.Values) / one : ages.Count;
                sums.Add(group, new DeskSums(total, total, unit is null ? 0 : ages.Count, ages.Count, 0), unit is null ? [] : ages.Values, unit ?? 1);
            }
        }
    }

    /// <summary>Gives the room of the ages back; there are none any more.</summary>
    public void GiveBack()
    {
        foreach (var ages in _ages)
        {
            ages?.GiveBack();
        }

        _ages.Clear();
    }

    private static long Sum(ReadOnlySpan<long> ages)
    {
        var sum = 0L;
        foreach (var age in ages)
        {
            sum += age;
        }

        return sum;
    }

    private int FirstAfter(long from)
    {
        // What a segment holds began in one month: the last answer is nearly always the next one too.
        if ((_after == 0 || ends[_after - 1] <= from) && (_after == ends.Length || from < ends[_after]))
        {
            return _after;
        }

        var place = Array.BinarySearch(ends, from);
        return _after = place >= 0 ? place + 1 : ~place;
    }

    private WholeValues AgesOf(int group)
    {
        while (_ages.Count <= group)
        {
            _ages.Add(null);
        }

        return _ages[group] ??= new WholeValues();
    }
}
