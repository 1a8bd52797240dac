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

    /// <summary>Letters to add, drop, change, or swap with their neighbour; without case.</summary>
    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var row = 0; row <= left.Length; row++)
        {
            for (var column = 0; column <= right.Length; column++)
            {
                rows[row, column] = row == 0 || column == 0 ? row + column : Math.Min(
                    Math.Min(rows[row - 1, column], rows[row, column - 1]) + 1,
                    rows[row - 1, column - 1] + (IsSame(row - 1, column - 1) ? 0 : 1));
                if (row > 1 && column > 1 && IsSame(row - 1, column - 2) && IsSame(row - 2, column - 1))
                {
                    rows[row, column] = Math.Min(rows[row, column], rows[row - 2, column - 2] + 1);
                }
            }
        }

        return rows[left.Length, right.Length];

        bool IsSame(int one, int other) => char.ToUpperInvariant(left[one]) == char.ToUpperInvariant(right[other]);
    }
}
