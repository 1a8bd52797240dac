using Bridge.Core.Tests.Scrubbing;

namespace Bridge.Scrub.Bench;

/// <summary>The texts that are measured: ordinary ones, and those that cost the most.</summary>
internal static class ScrubTexts
{
    private const int Length = 1 << 20;

    /// <summary>Makes the ordinary ones.</summary>
    /// <returns>Name and text.</returns>
    public static IEnumerable<(string Name, string Text)> Ordinary()
    {
        var random = new Random(715);
        var sentences = new MlsSentences(random);
        var cards = new CardTexts(random);
        yield return ("words without digits", Repeat("Please call me back about the listing on Oak Street. "));
        yield return ("sentences of an MLS", Fill(() => sentences.Next() + "\n"));
        yield return ("a card on every line", Fill(() => $"My card is {Pick()}, thank you.\n"));
        yield return ("card, expiry and code on every line", Fill(() => $"Please charge {Pick()} exp 12/28 cvv 123 for the fee\n"));
        yield return ("nothing but cards", Fill(() => Pick() + "\n"));
        yield return ("cards in groups of four", Fill(() => string.Join(' ', Pick().Chunk(4).Select(part => new string(part))) + "\n"));
        yield return ("cards in any shape", Fill(() => cards.Next().Text + "\n"));

        string Pick() => PublishedNumbers.All[random.Next(PublishedNumbers.All.Length)];
    }

    /// <summary>Makes those that make the scrubber work hardest.</summary>
    /// <returns>What is repeated, and the text.</returns>
    public static IEnumerable<(string Name, string Text)> Hostile() => _hostile.Select(piece =>
        (piece.Replace("\n", "\\n", StringComparison.Ordinal).Replace("\u200B", "\\u200B", StringComparison.Ordinal), "MLS 123 " + Repeat(piece)));

    private static readonly string[] _hostile =
    [
        "4", "4 ", "3 6 ", "42 ", "<", "<a", "<a1>", "&#", "&#52", "&#52;", "%", "%34", "=\n", "4-", "aB4242424242424242/", "a4242424242424242", "4242424242424242-",
        "25012345 25012352 ", "card 4242424242424241 ", "cvv 123 4242424242424241 card ", "exp 4242424242424242 ", "+4 ", "+4242424 ", "security code ", "cvv ",
        "1.1.1.1 ", "38,000,", "\u200B4", "4242\n> ", "\\u0034", "\uFF14", "\u0664", "\u2463", "\u00E9 4", "6 2 ", "card 6 2 ", "4 card ", "12/28 4000 ",
    ];

    private static string Repeat(string piece) => string.Concat(Enumerable.Repeat(piece, Length / piece.Length));

    private static string Fill(Func<string> next)
    {
        var text = new System.Text.StringBuilder(Length + 1024);
        while (text.Length < Length)
        {
            text.Append(next());
        }

        return text.ToString();
    }
}
