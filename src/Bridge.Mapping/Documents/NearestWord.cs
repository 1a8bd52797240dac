namespace Bridge.Mapping.Documents;

/// <summary>Finds the word somebody most likely meant.</summary>
internal static class NearestWord
{
    /// <summary>The nearest allowed word within a third of its letters, or null.</summary>
    public static string? Find(string written, IEnumerable<string> allowed)
    {
        string? nearest = null;
        var least = int.MaxValue;
        foreach (var word in allowed)
        {
            var limit = Math.Max(1, Math.Max(word.Length, written.Length) / 3);
            if (Math.Abs(word.Length - written.Length) <= limit
                && Distance(written, word) is var distance && distance <= limit && distance < least)
            {
                (nearest, least) = (word, distance);
            }
        }

        return nearest;
    }

    /// <summary><c> Did you mean 'x'?</c>, or nothing.</summary>
    public static string Hint(string written, IEnumerable<string> allowed) =>
        Find(written, allowed) is { } word ? $" Did you mean '{word}'?" : "";

    /// <summary>Levenshtein distance without case.</summary>
    private static int Distance(string left, string right)
    {
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
        {
            previous[column] = column;
        }

        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var isSame = char.ToUpperInvariant(left[row - 1]) == char.ToUpperInvariant(right[column - 1]);
                var step = Math.Min(previous[column], current[column - 1]) + 1;
                current[column] = Math.Min(step, previous[column - 1] + (isSame ? 0 : 1));
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
