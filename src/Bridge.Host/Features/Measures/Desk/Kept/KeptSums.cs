using System.Runtime.CompilerServices;
using Bridge.Core.Kpis.Desk.Formulas;
using Bridge.Core.Kpis.Desk.Tallies;

namespace Bridge.Host.Features.Measures.Desk.Kept;

/// <summary>Puts the parts of one formula together, by the number of their group.</summary>
/// <param name="dayOf">Finds the day of a quarter.</param>
internal sealed class KeptSums(Func<long, int> dayOf)
{
    private readonly List<DeskTally?> _tallies = [];
    private Sum[] _sums = [];
    private long _unit = 1;

    /// <summary>Adds the parts of a segment.</summary>
    /// <param name="columns">Their columns.</param>
    /// <param name="groups">Number of the group of each; -1 for none.</param>
    /// <param name="groupCount">How many groups there are.</param>
    /// <param name="knownUntil">Everything before this is known, milliseconds since 1970 UTC.</param>
    public void Add(KeptColumn[] columns, ReadOnlySpan<int> groups, int groupCount, long knownUntil)
    {
        var (upper, lower, ranked, cases, judged, series) = (columns[2], columns[3], columns[4], columns[5], columns[6], columns[7]);
        if (upper.Decimals is not null || lower.Decimals is not null || lower.Unit != 1 || series is not { Cells: null } || series[0] >= 0)
        {
            AddEach(columns, groups, knownUntil);
            return;
        }

        MakeReady(upper.Unit, groupCount);

        // Of most terms only the numerator differs from part to part.
        if (lower.Cells is null && ranked.Cells is null && cases.Cells is null && judged.Cells is null && judged[0] <= knownUntil)
        {
            AddAlike(upper, lower[0], ranked[0] != 0, cases[0], groups);
            return;
        }

        for (var one = 0; one < groups.Length; one++)
        {
            if (groups[one] < 0)
            {
                continue;
            }

            ref var sum = ref _sums[groups[one]];
            if (judged[one] > knownUntil)
            {
                sum.AddPending();
                continue;
            }

            sum.Add(upper[one], lower[one], cases[one], ranked[one] != 0);
        }
    }

    /// <summary>Adds values of one group.</summary>
    /// <param name="group">Number of the group.</param>
    /// <param name="sums">Their sums.</param>
    /// <param name="values">The values times the unit; none when no rank is asked.</param>
    /// <param name="unit">The unit.</param>
    public void Add(int group, DeskSums sums, ReadOnlySpan<long> values, long unit)
    {
        var tally = Tally(group);
        tally.Add(sums);
        tally.Add(values, unit);
    }

    /// <summary>What was put together.</summary>
    /// <returns>Number of each group with something, and its tally.</returns>
    public IEnumerable<(int Group, DeskTally Tally)> Tallies()
    {
        Settle();
        return _tallies.Select((tally, group) => (group, tally)).Where(one => one.tally is not null).Select(one => (one.group, one.tally!)); // the others were left out
    }

    private void AddAlike(KeptColumn upper, long lower, bool isRanked, long cases, ReadOnlySpan<int> groups)
    {
        for (var one = 0; one < groups.Length; one++)
        {
            if (groups[one] >= 0)
            {
                _sums[groups[one]].Add(upper[one], lower, cases, isRanked);
            }
        }
    }

    private void AddEach(KeptColumn[] columns, ReadOnlySpan<int> groups, long knownUntil)
    {
        for (var one = 0; one < groups.Length; one++)
        {
            if (groups[one] >= 0)
            {
                var upper = columns[2].Number(one);
                Tally(groups[one]).Add(new DeskPart(upper, columns[3].Number(one))
                {
                    Value = columns[4][one] != 0 ? upper : null,
                    Cases = columns[5][one],
                    IsPending = columns[6][one] > knownUntil,
                    Series = columns[7][one] >= 0 ? (int)columns[7][one] : null,
                    Day = dayOf(columns[1][one]),
                });
            }
        }
    }

    // Sums are whole numbers of one unit: what was put together in another one is turned into tallies first.
    private void MakeReady(long unit, int groupCount)
    {
        if (unit != _unit)
        {
            Settle();
            _unit = unit;
        }

        if (_sums.Length < groupCount)
        {
            Array.Resize(ref _sums, Math.Max(groupCount, 2 * _sums.Length));
        }
    }

    private void Settle()
    {
        for (var group = 0; group < _sums.Length; group++)
        {
            ref var sum = ref _sums[group];
            if (sum.IsAny)
            {
                var tally = Tally(group);
                tally.Add(new DeskSums((decimal)sum.Upper / _unit, (decimal)sum.Extremes / _unit, sum.Lower, sum.Cases, sum.Pending));
                if (sum.Values is { } values)
                {
                    tally.Take(values, _unit);
                }

                sum = default;
            }
        }
    }

    private DeskTally Tally(int group)
    {
        while (_tallies.Count <= group)
        {
            _tallies.Add(null);
        }

        return _tallies[group] ??= new DeskTally();
    }

    private struct Sum
    {
        public bool IsAny;
        public long Upper;
        public long Extremes;
        public long Lower;
        public long Cases;
        public long Pending;
        public WholeValues? Values;

        public void AddPending()
        {
            IsAny = true;
            Pending++;
        }

        // Called for each part of millions.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(long value, long lower, long cases, bool isRanked)
        {
            IsAny = true;
            Upper += value;
            Extremes += Math.Abs(value);
            Lower += lower;
            Cases += cases;
            if (isRanked)
            {
                (Values ??= new WholeValues()).Add(value);
            }
        }
    }
}
