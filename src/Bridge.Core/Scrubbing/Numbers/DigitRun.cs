using System.Buffers;

namespace Bridge.Core.Scrubbing.Numbers;

/// <summary>Groups of digits with nothing but separators between them.</summary>
/// <remarks>The buffers hold what the text holds, so they are cleared before they go back to the pool; places tell nothing.</remarks>
internal sealed class DigitRun : IDisposable
{
    private const int FirstCapacity = 64;
    private DigitGroup[] _groups = ArrayPool<DigitGroup>.Shared.Rent(FirstCapacity);
    private byte[] _digits = ArrayPool<byte>.Shared.Rent(FirstCapacity);
    private byte[] _sums = ArrayPool<byte>.Shared.Rent(FirstCapacity);
    private int _groupCount;
    private int _summed;

    /// <summary>Makes an empty run.</summary>
    public DigitRun() => _sums[0] = 0;

    /// <summary>The groups.</summary>
    public ReadOnlySpan<DigitGroup> Groups => _groups.AsSpan(0, _groupCount);

    /// <summary>Number of digits.</summary>
    public int Count { get; private set; }

    /// <summary>True when a plus stands directly before a group.</summary>
    public bool HasPlus { get; private set; }

    /// <summary>Index of the first digit in the fold.</summary>
    public int Start => _groups[0].Start;

    /// <summary>Some of the digits.</summary>
    /// <param name="from">Index of the first one.</param>
    /// <param name="length">How many.</param>
    /// <returns>Values 0 to 9.</returns>
    public ReadOnlySpan<byte> Digits(int from, int length) => _digits.AsSpan(from, length);

    /// <summary>Four digits as a number.</summary>
    /// <param name="offset">Index of the first one among the digits of the run.</param>
    /// <returns>0 to 9999.</returns>
    public int Four(int offset)
    {
        var four = _digits.AsSpan(offset, 4);
        return four[0] * 1000 + four[1] * 100 + four[2] * 10 + four[3];
    }

    /// <summary>Tells whether the last one of some digits is the right check digit.</summary>
    /// <param name="from">Index of the first one.</param>
    /// <param name="to">Index after the last one.</param>
    /// <returns>True when it is.</returns>
    public bool IsChecked(int from, int to)
    {
        // Most runs are too short or begin with no network's digits and are never asked.
        for (; _summed < to; _summed++)
        {
            _sums[_summed + 1] = Luhn.Add(_sums[_summed], _digits[_summed], _summed);
        }

        return Luhn.IsValid(_sums[from], _sums[to], to);
    }

    /// <summary>Digits of one group as a number.</summary>
    /// <param name="group">The group; at most nine digits.</param>
    /// <returns>The number.</returns>
    public int Value(int group)
    {
        var value = 0;
        foreach (var digit in Digits(_groups[group].Offset, _groups[group].Length))
        {
            value = value * 10 + digit;
        }

        return value;
    }

    /// <summary>Empties the run for the next one.</summary>
    public void Clear() => (_groupCount, Count, _summed, HasPlus) = (0, 0, 0, false);

    /// <summary>Adds a group.</summary>
    /// <param name="start">Index of its first digit in the fold.</param>
    /// <param name="digits">Its digits as characters.</param>
    /// <param name="gap">What stands before it.</param>
    public void Add(int start, ReadOnlySpan<char> digits, DigitGap gap)
    {
        Reserve(digits.Length);
        _groups[_groupCount++] = new DigitGroup(start, Count, digits.Length, gap);
        HasPlus |= gap.IsPlusLed;
        var to = _digits.AsSpan(Count, digits.Length);
        for (var at = 0; at < digits.Length; at++)
        {
            to[at] = (byte)(digits[at] - '0');
        }

        Count += digits.Length;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        ArrayPool<DigitGroup>.Shared.Return(_groups);
        ArrayPool<byte>.Shared.Return(_digits, clearArray: true);
        ArrayPool<byte>.Shared.Return(_sums, clearArray: true);
        (_groups, _digits, _sums) = ([], [], []);
    }

    private void Reserve(int more)
    {
        if (_groupCount == _groups.Length)
        {
            _groups = Grow(_groups, _groupCount + 1, isSecret: false);
        }

        if (Count + more >= Math.Min(_digits.Length, _sums.Length))
        {
            _digits = Grow(_digits, Count + more + 1, isSecret: true);
            _sums = Grow(_sums, Count + more + 1, isSecret: true);
        }
    }

    private static T[] Grow<T>(T[] old, int least, bool isSecret)
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(least, old.Length * 2));
        old.CopyTo(larger, 0);
        ArrayPool<T>.Shared.Return(old, clearArray: isSecret);
        return larger;
    }
}
