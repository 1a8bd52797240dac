using Bridge.Core.Scrubbing.Folding;
using Bridge.Core.Scrubbing.Numbers;
using Bridge.Core.Scrubbing.Words;

namespace Bridge.Core.Scrubbing;

/// <summary>Finds the card data of one fold.</summary>
internal static class FoldScan
{
    /// <summary>Finds them.</summary>
    /// <param name="folded">The fold.</param>
    /// <param name="found">Takes places in the original text.</param>
    public static void Find(FoldedText folded, List<Removal> found)
    {
        var text = folded.Span;
        var words = new WordMarks(folded);
        var dates = new ExpiryMarks();
        var codes = Suspicion.HasLabel(text) ? CodeLabels.Find(text, words, dates) : [];
        var hits = new CardHits(words);
        using (var windows = new CardWindows(new PaymentContext(words, codes, dates), folded))
        using (var run = new DigitRun())
        {
            for (var at = 0; RunReader.TryRead(text, ref at, run);)
            {
                windows.Find(text, run, hits);
            }
        }

        AddOriginal(folded, hits.Cards, found);
        AddOriginal(folded, hits.Details, found);
        foreach (var (start, end) in codes)
        {
            found.Add(Original(folded, new Removal(start, end, RemovalKind.SecurityCode)));
        }
    }

    private static void AddOriginal(FoldedText folded, List<Removal> hits, List<Removal> found)
    {
        foreach (var hit in hits)
        {
            found.Add(Original(folded, hit));
        }
    }

    private static Removal Original(FoldedText folded, Removal hit) => new(folded.StartOf(hit.Start), folded.EndOf(hit.End - 1), hit.Kind);
}
