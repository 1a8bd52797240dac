namespace Bridge.Sandbox.Reso.Data.Generator;

/// <summary>Repeatable chance: the same seed, row and salt always give the same number.</summary>
internal static class Dice
{
    public static ulong Roll(ulong seed, int row, uint salt)
    {
        var mixed = seed + (((ulong)(uint)row << 32) | salt) + 0x9E3779B97F4A7C15UL;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }

    public static int Pick(ulong seed, int row, uint salt, int count) =>
        (int)(Roll(seed, row, salt) % (ulong)count);

    /// <summary>True for about <paramref name="share"/> (0 to 1) of all rows.</summary>
    public static bool Falls(ulong seed, int row, uint salt, double share) =>
        (Roll(seed, row, salt) >> 11) * (1.0 / (1UL << 53)) < share;
}
