using System.Collections.Frozen;
using System.Runtime.InteropServices;
using Bridge.Core.Scrubbing.Folding;

namespace Bridge.Core.Scrubbing;

/// <summary>Takes card numbers and security codes out of free text before it is stored or passed on.</summary>
/// <remarks>
/// Works in memory, in time linear in the length of the text, keeps no digit, and leaves everything else as it is.
/// Typed keys (a member key, a UUID) are not free text: do not hand them in. Thread safe.
/// Sources: PCI SSC FAQ 1157 and 1310; PCI DSS v4.0.1, requirements 3.3.1 and 3.4.1.
/// </remarks>
public static class CardScrubber
{
    /// <summary>Scrubs a text.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text without card data, and what was removed.</returns>
    public static ScrubResult Scrub(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Suspicion.IsHarmless(text) ? new ScrubResult(text, []) : Look(text);
    }

    /// <summary>Tells cheaply, without allocation, whether a text is worth scrubbing.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>False when it certainly holds no card data.</returns>
    public static bool MayHoldCardData(ReadOnlySpan<char> text) => !Suspicion.IsHarmless(text);

    /// <summary>Scrubs the values of a JSON document.</summary>
    /// <remarks>
    /// Strings are read with their escapes decoded; the name of the property counts as the words before its value. A number
    /// that is a card number or a labelled code becomes the replacement text, so that it never changes silently into another
    /// number. Property names stay. A number in a property named <c>id</c>, <c>..._id</c>, <c>...Id</c> or <c>...Key</c> is a key.
    /// </remarks>
    /// <param name="json">One JSON value in UTF-8.</param>
    /// <param name="keys">Names of properties that hold typed keys and are passed on as they are; none by default.</param>
    /// <returns>The document without card data, and what was removed.</returns>
    /// <exception cref="FormatException">It is not JSON; nothing of it may be passed on.</exception>
    public static JsonScrubResult ScrubUtf8Json(ReadOnlyMemory<byte> json, FrozenSet<string>? keys = null) =>
        JsonScrubbing.Scrub(json, keys ?? FrozenSet<string>.Empty);

    private static ScrubResult Look(string text)
    {
        var found = new List<Removal>();
        using (var folded = TextFolder.Fold(text, Reading.Full))
        {
            FoldScan.Find(folded, found);
            ReadAgain(text, folded, folded.Tags, found);
            ReadAgain(text, folded, folded.Escapes, found);
        }

        if (found.Count == 0)
        {
            return new ScrubResult(text, []);
        }

        var removed = Replacing.Merge(found);
        return new ScrubResult(Replacing.Apply(text, removed), removed);
    }

    private static void ReadAgain(string text, FoldedText folded, Doubts? doubts, List<Removal> found)
    {
        foreach (var (start, end) in doubts?.Parts(folded) ?? [])
        {
            var before = found.Count;
            using var part = TextFolder.Fold(text[start..end], doubts!.Reading); // there are parts, so there are doubts
            FoldScan.Find(part, found);
            foreach (ref var removal in CollectionsMarshal.AsSpan(found)[before..])
            {
                removal = removal with { Start = removal.Start + start, End = removal.End + start };
            }
        }
    }
}
