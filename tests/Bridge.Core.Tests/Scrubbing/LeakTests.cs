using System.Globalization;
using Bridge.Core.Scrubbing;

namespace Bridge.Core.Tests.Scrubbing;

/// <summary>Numbers of cards in every shape that people give them, among other numbers: no digit of one may stay.</summary>
/// <remarks>A campaign: <c>BRIDGE_SCRUB_SAMPLES=1000000 BRIDGE_SCRUB_SEED=1,2,3 dotnet test tests/Bridge.Core.Tests -c Release --filter LeakTests</c>.</remarks>
public sealed class LeakTests
{
    private static readonly int _samples = Numbers("BRIDGE_SCRUB_SAMPLES", 100_000)[0];
    private static readonly int[] _seeds = Numbers("BRIDGE_SCRUB_SEED", 20261122);

    [Fact]
    public void No_number_gets_through_in_any_shape()
    {
        foreach (var seed in _seeds)
        {
            var texts = new CardTexts(new Random(seed));
            var leaks = new List<string>();
            for (var sample = 0; sample < _samples; sample++)
            {
                if (texts.Next() is var text && Leaks(text))
                {
                    leaks.Add(string.Concat(text.Text.Select(unit => unit is < ' ' or > '~' ? $"\\u{(int)unit:X4}" : unit.ToString())));
                }
            }

            Assert.True(leaks.Count == 0, $"seed {seed}: {leaks.Count} leaks in {_samples}, for example:\n{string.Join("\n", leaks.Take(20))}");
        }
    }

    // Every unit in which a number is written must be inside of a removal, so the offsets are checked too.
    private static bool Leaks(CardText text)
    {
        var removed = CardScrubber.Scrub(text.Text).Removed;
        foreach (var (start, end) in text.Places())
        {
            var at = start;
            foreach (var removal in removed)
            {
                at = removal.Start <= at ? Math.Max(at, removal.End) : at;
            }

            if (at < end)
            {
                return true;
            }
        }

        return false;
    }

    private static int[] Numbers(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } given ? [.. given.Split(',').Select(part => int.Parse(part, CultureInfo.InvariantCulture))] : [otherwise];
}
