namespace Bridge.Core.Scrubbing.Numbers;

/// <summary>Groups of digits with nothing but separators between them.</summary>
internal sealed class DigitRun
{
    private readonly List<byte> _digits = [];

    /// <summary>The groups.</summary>
    public List<DigitGroup> Groups { get; } = [];

    /// <summary>Number of digits.</summary>
    public int Count => _digits.Count;

    /// <summary>Index of the first digit in the fold.</summary>
    public int Start => Groups[0].Start;

    /// <summary>Index after the last digit in the fold.</summary>
    public int End => Groups[^1].End;

    /// <summary>Digits of some neighbouring groups.</summary>
    /// <param name="first">First group.</param>
    /// <param name="last">Last group.</param>
    /// <returns>Values 0 to 9.</returns>
    public ReadOnlySpan<byte> Digits(int first, int last)
    {
        var all = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_digits);
        return all[Groups[first].Offset..(Groups[last].Offset + Groups[last].Length)];
    }

    /// <summary>Digits of one group as a number.</summary>
    /// <param name="group">The group; at most nine digits.</param>
    /// <returns>The number.</returns>
    public int Value(int group)
    {
        var value = 0;
        foreach (var digit in Digits(group, group))
        {
            value = value * 10 + digit;
        }

        return value;
    }

    /// <summary>Empties the run for the next one.</summary>
    public void Clear()
    {
        Groups.Clear();
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_digits).Clear();
        _digits.Clear();
    }

    /// <summary>Adds a group.</summary>
    /// <param name="start">Index of its first digit in the fold.</param>
    /// <param name="digits">Its digits as characters.</param>
    /// <param name="gap">What stands before it.</param>
    public void Add(int start, ReadOnlySpan<char> digits, DigitGap gap)
    {
        Groups.Add(new DigitGroup(start, start + digits.Length, _digits.Count, gap));
        foreach (var digit in digits)
        {
            _digits.Add((byte)(digit - '0'));
        }
    }
}
