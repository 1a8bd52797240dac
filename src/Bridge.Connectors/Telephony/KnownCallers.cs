namespace Bridge.Connectors.Telephony;

/// <summary>Keys of the numbers that one file writes again and again: making a key takes longer than reading the rest of a call.</summary>
/// <remarks>Kept in memory alone, as long as a file is read. Not safe for parallel use.</remarks>
/// <param name="callers">Makes the keys.</param>
internal sealed class KnownCallers(CallerKeys callers)
{
    private const int MostKept = 50_000;

    private readonly Dictionary<string, string?> _keys = new(StringComparer.Ordinal);

    /// <summary>Finds or makes the key of a number.</summary>
    /// <param name="number">The number in any form.</param>
    /// <returns>As of <see cref="CallerKeys.Of"/>.</returns>
    public string? Of(ReadOnlySpan<char> number)
    {
        var known = _keys.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(number, out var key))
        {
            if (_keys.Count == MostKept)
            {
                _keys.Clear();
            }

            known[number] = key = callers.Of(number.ToString());
        }

        return key;
    }
}
