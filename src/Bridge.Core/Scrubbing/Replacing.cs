using System.Text;

namespace Bridge.Core.Scrubbing;

/// <summary>Puts the replacements where card data was.</summary>
internal static class Replacing
{
    /// <summary>Sorts removals and joins those that overlap.</summary>
    /// <param name="found">Removals in any order.</param>
    /// <returns>In order, without overlaps; a card number wins over what overlaps it.</returns>
    public static List<Removal> Merge(List<Removal> found)
    {
        found.Sort((one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : one.Kind.CompareTo(other.Kind));
        var merged = new List<Removal>(found.Count);
        foreach (var next in found)
        {
            if (merged.Count > 0 && next.Start < merged[^1].End)
            {
                var last = merged[^1];
                merged[^1] = new Removal(last.Start, Math.Max(last.End, next.End), Stronger(last.Kind, next.Kind));
            }
            else
            {
                merged.Add(next);
            }
        }

        return merged;
    }

    /// <summary>Writes the text without what was removed.</summary>
    /// <param name="text">The original.</param>
    /// <param name="removed">Merged removals.</param>
    /// <returns>The new text.</returns>
    public static string Apply(string text, List<Removal> removed)
    {
        var result = new StringBuilder(text.Length + removed.Count * 24);
        var at = 0;
        foreach (var removal in removed)
        {
            result.Append(text, at, removal.Start - at).Append(removal.Kind.Replacement());
            at = removal.End;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    private static RemovalKind Stronger(RemovalKind one, RemovalKind other) =>
        one == RemovalKind.Card || other == RemovalKind.Card ? RemovalKind.Card
        : one == RemovalKind.CardData || other == RemovalKind.CardData ? RemovalKind.CardData
        : RemovalKind.SecurityCode;
}
