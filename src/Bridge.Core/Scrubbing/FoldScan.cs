using Bridge.Core.Scrubbing.Folding;
using Bridge.Core.Scrubbing.Numbers;
using Bridge.Core.Scrubbing.Words;

namespace Bridge.Core.Scrubbing;

/// <summary>Finds the card data of one fold.</summary>
internal static class FoldScan
{
    private const int Context = 40;

    /// <summary>Finds them.</summary>
    /// <param name="folded">The fold.</param>
    /// <param name="found">Takes places in the original text.</param>
    public static void Find(FoldedText folded, List<Removal> found)
    {
        var text = folded.Span;
        var words = new WordMarks(folded);
        var codes = Suspicion.HasLabel(text) ? CodeLabels.Find(text, words) : [];
        var hits = new List<Removal>();
        var windows = new CardWindows(words, codes);
        var run = new DigitRun();
        for (var at = 0; RunReader.TryRead(text, ref at, run);)
        {
            windows.Find(text, run, hits);
        }

        run.Clear(); // digits of a card must not outlive the scan
        var cards = hits.Count;
        for (var card = 0; card < cards; card++)
        {
            CardDetails.Find(text, hits[card].End, hits);
            foreach (var mark in words.Near(hits[card].Start, hits[card].End, Context))
            {
                if ((mark.Sense & WordSense.Expiry) != 0 && Expiry.After(text, mark.End, isLabelled: true) is { End: > 0 } date)
                {
                    hits.Add(new Removal(date.Start, date.End, RemovalKind.CardData));
                }
            }
        }

        foreach (var (start, end) in codes)
        {
            hits.Add(new Removal(start, end, RemovalKind.SecurityCode));
        }

        foreach (var hit in hits)
        {
            found.Add(new Removal(folded.StartOf(hit.Start), folded.EndOf(hit.End - 1), hit.Kind));
        }
    }
}
