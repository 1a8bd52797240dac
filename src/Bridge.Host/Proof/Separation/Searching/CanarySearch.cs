using System.Diagnostics;
using System.Text;
using Bridge.Host.Proof.Separation.Collecting;

namespace Bridge.Host.Proof.Separation.Searching;

/// <summary>Searches evidence for canaries in every encoding, also inside what is packed.</summary>
/// <param name="patterns">What to look for.</param>
internal sealed class CanarySearch(PatternSet patterns)
{
    private const int DeepestPacking = 4;
    private const int Chunk = 16 << 20;
    private readonly HashSet<Hit> _hits = [];

    /// <summary>What was found so far.</summary>
    public IReadOnlyCollection<Hit> Hits => _hits;

    /// <summary>Bytes searched so far, unpacked ones too.</summary>
    public long Bytes { get; private set; }

    /// <summary>Time spent with searching.</summary>
    public TimeSpan Time { get; private set; }

    /// <summary>Searches a piece of evidence, and its name.</summary>
    /// <param name="evidence">The evidence.</param>
    /// <returns>How many bytes it has.</returns>
    public long Search(Evidence evidence)
    {
        Look(evidence.Name, Encoding.UTF8.GetBytes(evidence.Name));
        using var stream = evidence.Open();
        var buffer = new byte[Chunk];
        var (kept, total) = (0, 0L);
        while (true)
        {
            var read = stream.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false);
            total += read;
            Look(evidence.Name, buffer.AsMemory(0, kept + read));
            if (kept + read < buffer.Length)
            {
                return total;
            }

            // What lies across two chunks is found in the second.
            kept = Math.Max(patterns.Raw.Longest, 1 << 12);
            buffer.AsSpan(buffer.Length - kept).CopyTo(buffer);
        }
    }

    private void Look(string where, ReadOnlyMemory<byte> bytes)
    {
        var started = Stopwatch.GetTimestamp();
        Look(where, "", bytes, 0);
        Time += Stopwatch.GetElapsedTime(started);
    }

    private void Look(string where, string packing, ReadOnlyMemory<byte> bytes, int depth)
    {
        Bytes += bytes.Length;
        patterns.Raw.Search(bytes.Span, (pattern, _) => _hits.Add(new Hit(pattern.Canary, pattern.Encoding + packing, where)));
        var digits = new byte[bytes.Length + 1];
        var length = DigitView.Write(bytes.Span, digits);
        patterns.Digits.Search(digits.AsSpan(0, length), (pattern, _) => _hits.Add(new Hit(pattern.Canary, pattern.Encoding + packing, where)));
        if (depth == DeepestPacking)
        {
            return;
        }

        foreach (var (name, member) in Unpacking.Members(bytes))
        {
            Look(where, $"{packing} in {name}", member, depth + 1);
        }
    }
}
