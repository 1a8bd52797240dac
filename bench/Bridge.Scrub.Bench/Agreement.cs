using Bridge.Core.Tests.Scrubbing;

namespace Bridge.Scrub.Bench;

/// <summary>Tells on how many texts two builds differ.</summary>
internal static class Agreement
{
    private const int MostShown = 20;

    /// <summary>Compares them on random texts with and without cards.</summary>
    /// <param name="mine">This build.</param>
    /// <param name="other">Another one.</param>
    /// <param name="count">How many texts.</param>
    /// <param name="seed">Seed of the draw.</param>
    public static void Print(Func<string, string> mine, Func<string, string> other, int count, int seed)
    {
        var random = new Random(seed);
        var cards = new CardTexts(random);
        var sentences = new MlsSentences(random);
        var soup = new NumberSoup(random);
        var differences = 0;
        for (var number = 0; number < count; number++)
        {
            var text = (number % 4) switch
            {
                0 => cards.Next().Text,
                1 => sentences.Next() + " " + cards.Next().Text + " " + sentences.Next(),
                2 => sentences.Next() + " " + sentences.Next(),
                _ => soup.Next(),
            };
            if (mine(text) is var one && other(text) is var two && one != two && ++differences <= MostShown)
            {
                Console.WriteLine($"text   {text}\n  this  {one}\n  other {two}");
            }
        }

        Console.WriteLine($"seed {seed}: {differences} of {count} texts differ");
    }
}
