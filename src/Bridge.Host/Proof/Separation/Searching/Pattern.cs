using Bridge.Host.Proof.Separation.Canaries;

namespace Bridge.Host.Proof.Separation.Searching;

/// <summary>A canary as it would stand somewhere in one encoding.</summary>
/// <param name="Canary">The canary.</param>
/// <param name="Encoding">Name of the encoding.</param>
/// <param name="Bytes">What would stand there; at least <see cref="Shortest"/> bytes.</param>
/// <param name="IsText">True when upper and lower case are the same.</param>
internal sealed record Pattern(Canary Canary, string Encoding, byte[] Bytes, bool IsText)
{
    /// <summary>Shorter ones would be met by chance.</summary>
    public const int Shortest = 8;

    /// <summary>Compares with what stands somewhere.</summary>
    /// <param name="bytes">From the first byte on.</param>
    /// <returns>True when it is the same.</returns>
    public bool Stands(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Bytes.Length)
        {
            return false;
        }

        for (var at = 0; at < Bytes.Length; at++)
        {
            var (one, other) = (bytes[at], Bytes[at]);
            if (one != other && !(IsText && (one ^ other) == 0x20 && (one | 0x20) is >= (byte)'a' and <= (byte)'z'))
            {
                return false;
            }
        }

        return true;
    }
}
