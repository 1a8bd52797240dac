namespace Bridge.Host.Proof.Separation.Interference;

/// <summary>Everything that one run left on the support side, with the declared nonces masked.</summary>
internal sealed class SideTrace
{
    private readonly Dictionary<string, string> _parts = new(StringComparer.Ordinal);

    /// <summary>Names of the parts.</summary>
    public IEnumerable<string> Parts => _parts.Keys;

    /// <summary>All bytes, in letters.</summary>
    public long Length => _parts.Values.Sum(part => (long)part.Length);

    /// <summary>Adds a part.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="text">Its text.</param>
    public void Add(string name, string text) => _parts.Add(name, text);

    /// <summary>Compares with another run.</summary>
    /// <param name="other">The other.</param>
    /// <returns>How many letters differ, by part; only parts that differ.</returns>
    public IReadOnlyDictionary<string, long> Difference(SideTrace other) => _parts.Keys.Union(other._parts.Keys)
        .Select(name => (Name: name, Count: Differing(_parts.GetValueOrDefault(name, ""), other._parts.GetValueOrDefault(name, ""))))
        .Where(part => part.Count > 0).ToDictionary(part => part.Name, part => part.Count, StringComparer.Ordinal);

    /// <summary>Shows where two runs part first.</summary>
    /// <param name="other">The other.</param>
    /// <param name="part">In which part.</param>
    /// <returns>A little of both; values of the support side only.</returns>
    public string FirstDifference(SideTrace other, string part)
    {
        const int Context = 60;
        var (one, two) = (_parts.GetValueOrDefault(part, ""), other._parts.GetValueOrDefault(part, ""));
        var at = Math.Max(0, one.AsSpan().CommonPrefixLength(two) - Context);
        return $"{Piece(one, at)} | {Piece(two, at)}";
    }

    private static string Piece(string text, int at) => text.Substring(Math.Min(at, text.Length), Math.Min(160, Math.Max(0, text.Length - at))).ReplaceLineEndings(" ");

    private static long Differing(string one, string other)
    {
        var count = (long)Math.Abs(one.Length - other.Length);
        for (var at = 0; at < Math.Min(one.Length, other.Length); at++)
        {
            count += one[at] == other[at] ? 0 : 1;
        }

        return count;
    }
}
