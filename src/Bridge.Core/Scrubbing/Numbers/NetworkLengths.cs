namespace Bridge.Core.Scrubbing.Numbers;

/// <summary>Lengths of the numbers that begin with some digits; one bit for each, from <see cref="Networks.Shortest"/> on.</summary>
/// <param name="Certain">A network issues them, and the check digit settles it.</param>
/// <param name="InContext">A network issues them, but so do others: only beside a word about payment.</param>
internal readonly record struct NetworkLengths(byte Certain, byte InContext)
{
    /// <summary>True when no network's numbers begin so.</summary>
    public bool IsNone => (Certain | InContext) == 0;

    /// <summary>Tells whether a network issues numbers of a length.</summary>
    /// <param name="length">At least <see cref="Networks.Shortest"/>.</param>
    /// <returns>True when one does.</returns>
    public bool Has(int length) => ((Certain | InContext) >> (length - Networks.Shortest) & 1) != 0;

    /// <summary>Tells whether the check digit settles numbers of a length.</summary>
    /// <param name="length">At least <see cref="Networks.Shortest"/>.</param>
    /// <returns>True when it does.</returns>
    public bool IsCertain(int length) => (Certain >> (length - Networks.Shortest) & 1) != 0;

    /// <summary>Makes the bits of some lengths.</summary>
    /// <param name="shortest">The shortest.</param>
    /// <param name="longest">The longest; every one between is meant too.</param>
    /// <returns>The bits.</returns>
    public static byte Bits(int shortest, int longest) =>
        (byte)((1 << (longest - Networks.Shortest + 1)) - (1 << (shortest - Networks.Shortest)));
}
