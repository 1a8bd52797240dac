using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Bridge.Host.Proof.Separation.Searching;

/// <summary>Finds all patterns in one pass: a filter over the eight bytes at each position, then a table, then the whole pattern.</summary>
internal sealed class PatternIndex
{
    // A bit that letters of both cases share once it is set; other bytes lose one bit of eight, which the comparison gives back.
    private const ulong Fold = 0x2020202020202020;
    private const int FilterBits = 22;
    private readonly ulong[] _filter = new ulong[1 << (FilterBits - 6)];
    private readonly Dictionary<ulong, Pattern[]> _byStart;

    /// <summary>Puts the table together.</summary>
    /// <param name="patterns">The patterns.</param>
    public PatternIndex(IReadOnlyCollection<Pattern> patterns)
    {
        Count = patterns.Count;
        Longest = patterns.Count == 0 ? 0 : patterns.Max(pattern => pattern.Bytes.Length);
        _byStart = patterns.GroupBy(pattern => MemoryMarshal.Read<ulong>(pattern.Bytes) | Fold).ToDictionary(group => group.Key, group => group.ToArray());
        foreach (var start in _byStart.Keys)
        {
            var bit = Hash(start);
            _filter[bit >> 6] |= 1UL << (int)(bit & 63);
        }
    }

    /// <summary>How many patterns there are.</summary>
    public int Count { get; }

    /// <summary>Length of the longest, bytes.</summary>
    public int Longest { get; }

    /// <summary>Searches.</summary>
    /// <param name="bytes">Where.</param>
    /// <param name="found">Called with each pattern that stands there and where.</param>
    public void Search(ReadOnlySpan<byte> bytes, Action<Pattern, int> found)
    {
        ref var start = ref MemoryMarshal.GetReference(bytes);
        var filter = _filter;
        for (var at = 0; at <= bytes.Length - sizeof(ulong); at++)
        {
            var window = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, at)) | Fold;
            var bit = Hash(window);
            if ((filter[bit >> 6] & (1UL << (int)(bit & 63))) != 0 && _byStart.TryGetValue(window, out var candidates))
            {
                foreach (var pattern in candidates)
                {
                    if (pattern.Stands(bytes[at..]))
                    {
                        found(pattern, at);
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(ulong window) => (window * 0x9E3779B97F4A7C15) >> (64 - FilterBits);
}
