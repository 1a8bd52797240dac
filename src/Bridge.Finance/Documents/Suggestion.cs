namespace Bridge.Finance.Documents;

/// <summary>Says which words are allowed, and which of them was most likely meant.</summary>
internal static class Suggestion
{
    /// <summary>A sentence or two for the end of a fault's message.</summary>
    public static string For(string written, IReadOnlyCollection<string> allowed)
    {
        var nearest = allowed
            .Select(word => (Word: word, Steps: Steps(written.ToLowerInvariant(), word.ToLowerInvariant())))
            .Where(pair => pair.Steps <= Math.Max(1, pair.Word.Length / 3))
            .OrderBy(pair => pair.Steps)
            .Select(pair => $"Did you mean '{pair.Word}'? ")
            .FirstOrDefault("");
        return $"{nearest}Allowed: {string.Join(", ", allowed)}.";
    }

    // Letters to add, drop, change or swap with their neighbour; three rows of the table at a time.
    private static int Steps(string from, string to)
    {
        var (older, last, row) = (new int[to.Length + 1], Enumerable.Range(0, to.Length + 1).ToArray(), new int[to.Length + 1]);
        for (var taken = 1; taken <= from.Length; taken++)
        {
            row[0] = taken;
            for (var made = 1; made <= to.Length; made++)
            {
                row[made] = Math.Min(Math.Min(last[made], row[made - 1]) + 1, last[made - 1] + (from[taken - 1] == to[made - 1] ? 0 : 1));
                if (taken > 1 && made > 1 && from[taken - 1] == to[made - 2] && from[taken - 2] == to[made - 1])
                {
                    row[made] = Math.Min(row[made], older[made - 2] + 1);
                }
            }

            (older, last, row) = (last, row, older);
        }

        return last[^1];
    }
}
