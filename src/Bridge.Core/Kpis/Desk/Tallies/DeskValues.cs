namespace Bridge.Core.Kpis.Desk.Tallies;

/// <summary>Values of which a rank is asked, in any order. Many of one unit are kept as whole numbers of it, which is several times faster.</summary>
internal sealed class DeskValues
{
    private readonly List<decimal> _values = [];
    private readonly Dictionary<long, WholeValues> _whole = [];

    /// <summary>Adds a value.</summary>
    /// <param name="value">The value.</param>
    public void Add(decimal value) => _values.Add(value);

    /// <summary>Adds values.</summary>
    /// <param name="values">Each value times the unit.</param>
    /// <param name="unit">The unit, at least 1.</param>
    public void Add(ReadOnlySpan<long> values, long unit)
    {
        if (!_whole.TryGetValue(unit, out var whole))
        {
            _whole[unit] = whole = new WholeValues();
        }

        whole.Add(values);
    }

    /// <summary>Takes values over, without a copy where they are the first of their unit.</summary>
    /// <param name="values">Each value times the unit; not to be used by others any more.</param>
    /// <param name="unit">The unit, at least 1.</param>
    public void Take(WholeValues values, long unit)
    {
        if (!_whole.TryAdd(unit, values))
        {
            Add(values.Values, unit);
            values.GiveBack();
        }
    }

    /// <summary>Gives the room back that whole values take; they are gone.</summary>
    public void GiveBack()
    {
        foreach (var whole in _whole.Values)
        {
            whole.GiveBack();
        }

        _whole.Clear();
    }

    /// <summary>Adds others.</summary>
    /// <param name="other">The others; stay as they are.</param>
    public void Add(DeskValues other)
    {
        _values.AddRange(other._values);
        foreach (var (unit, values) in other._whole)
        {
            Add(values.Values, unit);
        }
    }

    /// <summary>Nearest rank: the least value with at least a share of the values at or below it.</summary>
    /// <param name="percent">1 to 100.</param>
    /// <returns>The value, or null when there is none.</returns>
    public decimal? Rank(int percent)
    {
        if (_values.Count == 0 && _whole.Count == 1)
        {
            var (unit, whole) = _whole.First();
            return whole.Count == 0 ? null : (decimal)RankSelection.Find(whole.Values, Place(whole.Count, percent)) / unit;
        }

        List<decimal> all = [.. _values, .. _whole.SelectMany(one => one.Value.Values.ToArray().Select(value => (decimal)value / one.Key))];
        all.Sort();
        return all.Count == 0 ? null : all[Place(all.Count, percent)];
    }

    /// <summary>Sum of the squares of the values.</summary>
    /// <returns>The sum.</returns>
    public decimal Squares() =>
        _values.Sum(value => value * value) + _whole.Sum(one => one.Value.Values.ToArray().Sum(value => (decimal)value / one.Key * ((decimal)value / one.Key)));

    private static int Place(int count, int percent) => (int)((((long)count * percent) + 99) / 100) - 1;
}
