using System.Runtime.InteropServices;
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
        var keys = new long[found.Count];
        for (var at = 0; at < keys.Length; at++)
        {
            keys[at] = (long)found[at].Start << 2 | (long)found[at].Kind;
        }

        MemoryExtensions.Sort(keys.AsSpan(), CollectionsMarshal.AsSpan(found)); // numbers sort without a call for each pair
        var count = 0;
        foreach (var next in CollectionsMarshal.AsSpan(found))
        {
            if (count > 0 && next.Start < found[count - 1].End)
            {
                found[count - 1] = Join(found[count - 1], next);
            }
            else
            {
                found[count++] = next;
            }
        }

        found.RemoveRange(count, found.Count - count);
        return found;
    }

    /// <summary>Joins two removals that overlap.</summary>
    /// <param name="first">The one that begins first.</param>
    /// <param name="next">The other one.</param>
    /// <returns>Both as one.</returns>
    public static Removal Join(Removal first, Removal next) => new(first.Start, Math.Max(first.End, next.End), Stronger(first.Kind, next.Kind));

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
