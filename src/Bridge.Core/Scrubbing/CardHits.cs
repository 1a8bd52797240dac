using Bridge.Core.Scrubbing.Words;

namespace Bridge.Core.Scrubbing;

/// <summary>Collects the card numbers of a fold, and what people write beside each.</summary>
/// <remarks>Numbers come in the order of their beginnings, so overlapping ones are joined at once and each word is looked at once.</remarks>
/// <param name="words">The words of the fold.</param>
internal sealed class CardHits(WordMarks words)
{
    private const int Context = 40;
    private int _nextWord;

    /// <summary>The numbers, in order, without overlaps.</summary>
    public List<Removal> Cards { get; } = [];

    /// <summary>Expiry dates, codes and stripe data beside them, in any order.</summary>
    public List<Removal> Details { get; } = [];

    /// <summary>Adds a number.</summary>
    /// <param name="text">The fold.</param>
    /// <param name="card">Its place in the fold.</param>
    public void Add(ReadOnlySpan<char> text, Removal card)
    {
        CardDetails.Find(text, card.End, Details);
        for (_nextWord = Math.Max(_nextWord, words.FirstFrom(card.Start - Context)); _nextWord < words.All.Count && words.All[_nextWord].Start <= card.End + Context; _nextWord++)
        {
            var word = words.All[_nextWord];
            if ((word.Sense & WordSense.Expiry) != 0 && Expiry.After(text, word.End, isLabelled: true) is { End: > 0 } date)
            {
                Details.Add(new Removal(date.Start, date.End, RemovalKind.CardData));
            }
        }

        if (Cards.Count > 0 && card.Start < Cards[^1].End)
        {
            Cards[^1] = Replacing.Join(Cards[^1], card);
        }
        else
        {
            Cards.Add(card);
        }
    }
}
