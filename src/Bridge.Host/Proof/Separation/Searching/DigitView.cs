namespace Bridge.Host.Proof.Separation.Searching;

/// <summary>Bytes with everything gone that people and programs put between the digits of a number.</summary>
internal static class DigitView
{
    private const int FewestDigits = 10;
    private const int MostBetween = 3;

    /// <summary>Writes the runs of digits, parted by a zero byte.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="digits">Where the runs go; as long as <paramref name="bytes"/> and one more.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Write(ReadOnlySpan<byte> bytes, Span<byte> digits)
    {
        var (written, start, between) = (0, 0, 0);
        foreach (var one in bytes)
        {
            if (one is >= (byte)'0' and <= (byte)'9')
            {
                digits[written++] = one;
                between = 0;
            }
            else if (written > start && (!IsSeparator(one) || ++between > MostBetween))
            {
                // A run that is too short to be anything is taken back.
                written = written - start < FewestDigits ? start : written + 1;
                digits[Math.Max(0, written - 1)] = 0;
                (start, between) = (written, 0);
            }
        }

        return written - start < FewestDigits ? start : written;
    }

    // Zero stands between the digits of a text in UTF-16.
    private static bool IsSeparator(byte one) => one is 0 or (byte)' ' or (byte)'-' or (byte)'.' or (byte)',' or (byte)'\'' or (byte)'_' or (byte)'/' or (byte)'+';
}
