namespace Bridge.Core.Kpis;

/// <summary>How often each duration occurred; parts can be put together without loss.</summary>
/// <remarks>
/// Bins of one second up to 900 s, of 15 s above. A bin holds what is above the edge before and at most its own edge, so "within X
/// seconds" is exact for every edge X, also where the source has fractions of a second. Not safe for parallel use.
/// </remarks>
public sealed class Histogram
{
    /// <summary>Greatest number of seconds with a bin of its own.</summary>
    public const int FineSeconds = 900;

    /// <summary>Seconds of a bin above.</summary>
    public const int CoarseSeconds = 15;

    private const int Step = 32;

    private long[] _counts = [];
    private int _first;
    private int _end;

    /// <summary>How many durations there are.</summary>
    public long Total { get; private set; }

    /// <summary>How many bins there may be something in.</summary>
    public int Length => _end;

    /// <summary>Count of one bin.</summary>
    /// <param name="bin">Number of the bin, from 0.</param>
    public long this[int bin] => bin < _counts.Length ? _counts[bin] : 0;

    /// <summary>Finds the bin of a duration.</summary>
    /// <param name="milliseconds">The duration, not negative.</param>
    /// <returns>Number of the bin; 0 holds zero alone.</returns>
    public static int BinOf(long milliseconds)
    {
        var seconds = (milliseconds + 999) / 1000;
        return (int)(seconds <= FineSeconds ? seconds : FineSeconds + ((seconds - FineSeconds + CoarseSeconds - 1) / CoarseSeconds));
    }

    /// <summary>Longest duration that a bin holds.</summary>
    /// <param name="bin">Number of the bin.</param>
    /// <returns>Seconds.</returns>
    public static int EdgeOf(int bin) => bin <= FineSeconds ? bin : FineSeconds + ((bin - FineSeconds) * CoarseSeconds);

    /// <summary>Tells whether "within so many seconds" can be answered exactly.</summary>
    /// <param name="seconds">Whole seconds.</param>
    /// <returns>True for an edge.</returns>
    public static bool IsEdge(int seconds) => seconds >= 0 && (seconds <= FineSeconds || (seconds - FineSeconds) % CoarseSeconds == 0);

    /// <summary>Finds the next bin that holds something.</summary>
    /// <param name="bin">Number of the bin from which on to look.</param>
    /// <returns>Number of the bin; -1 when there is none.</returns>
    public int NextFrom(int bin)
    {
        bin = Math.Max(bin, _first);
        return bin < _end && _counts.AsSpan(bin, _end - bin).IndexOfAnyExcept(0) is >= 0 and var more ? bin + more : -1;
    }

    /// <summary>Makes room up to a bin, so that adding to one bin after the other does not make it again and again.</summary>
    /// <param name="bin">Number of the last bin that is to come.</param>
    public void Reserve(int bin)
    {
        if (bin >= _counts.Length)
        {
            Array.Resize(ref _counts, ((bin / Step) + 1) * Step);
        }
    }

    /// <summary>Adds to one bin.</summary>
    /// <param name="bin">Number of the bin.</param>
    /// <param name="count">How many.</param>
    public void Add(int bin, long count)
    {
        if (bin >= _counts.Length)
        {
            Array.Resize(ref _counts, Math.Max(16, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)bin + 1)));
        }

        _counts[bin] += count;
        Total += count;
        (_first, _end) = (_end == 0 ? bin : Math.Min(_first, bin), Math.Max(_end, bin + 1));
    }

    /// <summary>Adds another histogram.</summary>
    /// <param name="other">The other; stays as it is.</param>
    public void Add(Histogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other._end - other._first == 1)
        {
            Add(other._first, other._counts[other._first]); // what one visit counts as
            return;
        }

        for (var bin = other.NextFrom(0); bin >= 0; bin = other.NextFrom(bin + 1))
        {
            Add(bin, other._counts[bin]);
        }
    }

    /// <summary>Forgets everything, but keeps the room that it took.</summary>
    public void Clear()
    {
        Array.Clear(_counts, _first, _end - _first);
        (_first, _end, Total) = (0, 0, 0);
    }

    /// <summary>Counts the durations within so many seconds.</summary>
    /// <param name="seconds">An edge (<see cref="IsEdge"/>).</param>
    /// <returns>How many.</returns>
    public long AtMost(int seconds)
    {
        var last = Math.Min(BinOf(seconds * 1000L), _end - 1);
        long count = 0;
        for (var bin = 0; bin <= last; bin++)
        {
            count += _counts[bin];
        }

        return count;
    }

    /// <summary>Nearest rank: the least edge with at least a share of the durations at or below it.</summary>
    /// <param name="percent">1 to 100.</param>
    /// <returns>Seconds, or null when there is nothing.</returns>
    public int? Percentile(int percent) => Percentile(percent, this);

    /// <summary>The same of several histograms, as if they were one.</summary>
    /// <param name="percent">1 to 100.</param>
    /// <param name="parts">The histograms.</param>
    /// <returns>Seconds, or null when there is nothing.</returns>
    public static int? Percentile(int percent, params ReadOnlySpan<Histogram> parts)
    {
        var (total, end) = (0L, 0);
        foreach (var part in parts)
        {
            (total, end) = (total + part.Total, Math.Max(end, part._end));
        }

        var rank = ((total * percent) + 99) / 100;
        long count = 0;
        for (var bin = 0; bin < end && total > 0; bin++)
        {
            foreach (var part in parts)
            {
                count += part[bin];
            }

            if (count >= rank)
            {
                return EdgeOf(bin);
            }
        }

        return null;
    }
}
