using System.Runtime.InteropServices;

namespace Bridge.Core.Kpis.Desk;

/// <summary>Values of which a rank is asked, in any order. Many of one unit are kept as whole numbers of it, which is several times faster.</summary>
internal sealed class DeskValues
{
    private readonly List<decimal> _values = [];
    private readonly Dictionary<long, List<long>> _whole = [];

    /// <summary>Adds a value.</summary>
    /// <param name="value">The value.</param>
    public void Add(decimal value) => _values.Add(value);

    /// <summary>Adds values.</summary>
    /// <param name="values">Each value times the unit.</param>
    /// <param name="unit">The unit, at least 1.</param>
    public void Add(ReadOnlySpan<long> values, long unit)
    {
        ref var whole = ref CollectionsMarshal.GetValueRefOrAddDefault(_whole, unit, out _);
        (whole ??= []).AddRange(values);
    }

    /// <summary>Adds others.</summary>
    /// <param name="other">The others; stay as they are.</param>
    public void Add(DeskValues other)
    {
        _values.AddRange(other._values);
        foreach (var (unit, values) in other._whole)
        {
            Add(CollectionsMarshal.AsSpan(values), unit);
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
            return whole.Count == 0 ? null : (decimal)Select(CollectionsMarshal.AsSpan(whole), Place(whole.Count, percent)) / unit;
        }

        List<decimal> all = [.. _values, .. _whole.SelectMany(one => one.Value.Select(value => (decimal)value / one.Key))];
        all.Sort();
        return all.Count == 0 ? null : all[Place(all.Count, percent)];
    }

    /// <summary>Sum of the squares of the values.</summary>
    /// <returns>The sum.</returns>
    public decimal Squares() =>
        _values.Sum(value => value * value) + _whole.Sum(one => one.Value.Sum(value => (decimal)value / one.Key * ((decimal)value / one.Key)));

    private static int Place(int count, int percent) => (int)((((long)count * percent) + 99) / 100) - 1;

    // The value that would stand at a place if all were sorted. Hoare's selection: only the part with the place is gone through again.
    private static long Select(Span<long> values, int place)
    {
        var (low, high) = (0, values.Length - 1);
        while (low < high)
        {
            var pivot = Median(values[low], values[low + ((high - low) / 2)], values[high]);
            var (left, right) = (low, high);
            while (left <= right)
            {
                while (values[left] < pivot)
                {
                    left++;
                }

                while (values[right] > pivot)
                {
                    right--;
                }

                if (left <= right)
                {
                    (values[left], values[right]) = (values[right], values[left]);
                    left++;
                    right--;
                }
            }

            if (place > right && place < left)
            {
                return values[place];
            }

            (low, high) = place <= right ? (low, right) : (left, high);
        }

        return values[place];
    }

    private static long Median(long one, long two, long three) => Math.Max(Math.Min(one, two), Math.Min(Math.Max(one, two), three));
}
