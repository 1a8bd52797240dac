namespace Bridge.Core.Settings;

/// <summary>Finds the allowed word that a mistyped one most likely meant; every document an administrator writes is answered by it.</summary>
public static class NearestWord
{
    // Two letters are in most words.
    private const int FewestOfPart = 3;

    /// <summary>Ends a message with the allowed words and, when one is near, a suggestion.</summary>
    /// <param name="word">The word that was written.</param>
    /// <param name="allowed">The words that are allowed.</param>
    /// <returns>Text such as <c>Allowed: a, b. Did you mean 'a'?</c></returns>
    public static string Explain(string word, IReadOnlyCollection<string> allowed)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(allowed);
        if (allowed.Count == 0)
        {
            return "None is defined.";
        }

        var list = $"Allowed: {string.Join(", ", allowed)}.";
        return list + Hint(word, allowed);
    }

    /// <summary>Ends a message with a suggestion when a word is near.</summary>
    /// <param name="word">The word that was written.</param>
    /// <param name="allowed">The words that are allowed.</param>
    /// <returns><c> Did you mean 'a'?</c> with a blank before it, or nothing.</returns>
    public static string Hint(string word, IEnumerable<string> allowed) => Find(word, allowed) is { } near ? $" Did you mean '{near}'?" : "";

    /// <summary>Finds the nearest allowed word.</summary>
    /// <param name="word">The word that was written.</param>
    /// <param name="allowed">The words that are allowed.</param>
    /// <returns>The nearest word, or null when none is near enough to be a likely meaning.</returns>
    public static string? Find(string word, IEnumerable<string> allowed)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(allowed);
        var limit = Math.Max(1, word.Length / 3);
        return allowed
            .Where(candidate => Math.Abs(candidate.Length - word.Length) <= limit)
            .Select(candidate => (candidate, distance: Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(pair => pair.distance <= limit)
            .OrderBy(pair => pair.distance)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    /// <summary>Finds the few words that are most likely meant: those that are near, then those that begin with what was written, then those that hold it.</summary>
    /// <param name="word">The word that was written.</param>
    /// <param name="allowed">The words that are allowed.</param>
    /// <param name="most">How many at most.</param>
    /// <returns>The words, the likeliest first; none when none is likely.</returns>
    public static IReadOnlyList<string> Nearest(string word, IReadOnlyCollection<string> allowed, int most)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(allowed);
        var limit = Math.Max(1, word.Length / 3);
        var near = allowed.Select(candidate => (candidate, distance: Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(pair => pair.distance <= limit).OrderBy(pair => pair.distance).Select(pair => pair.candidate);
        var longer = allowed.Where(candidate => word.Length >= FewestOfPart && candidate.Contains(word, StringComparison.OrdinalIgnoreCase))
            .OrderBy(candidate => candidate.IndexOf(word, StringComparison.OrdinalIgnoreCase));
        return [.. near.Concat(longer).Distinct().Take(most)];
    }

    // Damerau's distance in its short form: an exchange of two neighbours counts once, as people type it.
    private static int Distance(string left, string right)
    {
        var cost = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            cost[i, 0] = i;
        }

        for (var j = 0; j <= right.Length; j++)
        {
            cost[0, j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var change = cost[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(change, 1 + Math.Min(cost[i - 1, j], cost[i, j - 1]));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[left.Length, right.Length];
    }
}
