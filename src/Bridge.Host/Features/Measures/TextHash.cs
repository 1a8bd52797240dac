using System.IO.Hashing;
using System.Text;

namespace Bridge.Host.Features.Measures;

/// <summary>Turns ids into hashes of 64 bits, so that ids of different sources never meet. Not safe for parallel use.</summary>
/// <remarks>Two of ten million ids share a hash with a probability of three in a million.</remarks>
internal sealed class TextHash
{
    private const int MostBytes = 512;

    private readonly Dictionary<string, long> _spaces = new(StringComparer.Ordinal);

    /// <summary>Hashes a text.</summary>
    /// <param name="space">Whose text it is.</param>
    /// <param name="text">The text.</param>
    /// <returns>Its hash; never 0, which stands for none.</returns>
    public ulong Of(string space, string text)
    {
        Span<byte> bytes = stackalloc byte[MostBytes];
        var written = Encoding.UTF8.TryGetBytes(text, bytes, out var length) ? bytes[..length] : Encoding.UTF8.GetBytes(text);
        return Of(space, written);
    }

    /// <summary>Hashes bytes.</summary>
    /// <param name="space">Whose bytes they are.</param>
    /// <param name="bytes">The bytes.</param>
    /// <returns>Their hash; never 0.</returns>
    public ulong Of(string space, ReadOnlySpan<byte> bytes)
    {
        if (!_spaces.TryGetValue(space, out var seed))
        {
            _spaces[space] = seed = (long)XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(space));
        }

        return Math.Max(1, XxHash3.HashToUInt64(bytes, seed));
    }
}
