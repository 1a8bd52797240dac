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

    // Letters to add, drop or change; one row of the table at a time.
    private static int Steps(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var taken = 1; taken <= from.Length; taken++)
        {
            var corner = row[0];
            row[0] = taken;
            for (var made = 1; made <= to.Length; made++)
            {
                var above = row[made];
                row[made] = Math.Min(Math.Min(above, row[made - 1]) + 1, corner + (from[taken - 1] == to[made - 1] ? 0 : 1));
                corner = above;
            }
        }

        return row[^1];
    }
}
