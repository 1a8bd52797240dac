using System.Buffers;
using System.Numerics;

namespace Bridge.Core.Kpis.Desk.Tallies;

/// <summary>Finds the value of a rank among whole numbers without sorting them.</summary>
/// <remarks>
/// Hoare's selection goes through all values some three times and guesses wrong at every second one. Of many values it is given those of the
/// range in which the place lies, which are found by counting.
/// </remarks>
internal static class RankSelection
{
    private const int FewestCounted = 4096;
    private const int Ranges = 1024;

    /// <summary>Finds the value that would stand at a place if all were sorted.</summary>
    /// <param name="values">The values; may be put into another order, none is lost.</param>
    /// <param name="place">The place, from 0.</param>
    /// <returns>The value.</returns>
    public static long Find(Span<long> values, int place)
    {
        if (values.Length < FewestCounted)
        {
            return Select(values, place);
        }

        var (least, most) = (long.MaxValue, long.MinValue);
        foreach (var value in values)
        {
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
        }

        var span = unchecked((ulong)(most - least));
        var shift = Math.Max(0, 64 - BitOperations.LeadingZeroCount(span) - 10); // 2^10 ranges
        Span<int> counts = stackalloc int[Ranges];
        counts.Clear();
        foreach (var value in values)
        {
            counts[(int)(unchecked((ulong)(value - least)) >> shift)]++;
        }

        var range = 0;
        for (; place >= counts[range]; range++)
        {
            place -= counts[range];
        }

        if (shift == 0 || counts[range] == values.Length)
        {
            return shift == 0 ? least + range : Select(values, place);
        }

        var room = ArrayPool<long>.Shared.Rent(counts[range] + 1); // one more, which what is not wanted is written to
        var count = 0;
        foreach (var value in values)
        {
            room[count] = value;
            count += unchecked((ulong)(value - least)) >> shift == (ulong)range ? 1 : 0;
        }

        var found = Find(room.AsSpan(0, count), place);
        ArrayPool<long>.Shared.Return(room);
        return found;
    }

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
