using System.Globalization;
using System.Text;
using Bridge.Core.Scrubbing;

namespace Bridge.Core.Tests.Scrubbing;

/// <summary>Published numbers in every shape that people give them: none may stand in what comes out.</summary>
/// <remarks>A campaign: <c>BRIDGE_SCRUB_SAMPLES=500000 BRIDGE_SCRUB_SEED=7 dotnet test tests/Bridge.Core.Tests --filter LeakTests</c>.</remarks>
public sealed class LeakTests
{
    private static readonly int _samples = Setting("BRIDGE_SCRUB_SAMPLES", 100_000);
    private static readonly int _seed = Setting("BRIDGE_SCRUB_SEED", 20261122);

    [Fact]
    public void No_published_number_gets_through_in_any_shape()
    {
        var texts = new CardTexts(new Random(_seed));
        var leaks = new List<string>();
        for (var sample = 0; sample < _samples; sample++)
        {
            var (text, number, shape) = texts.Next();
            var scrubbed = CardScrubber.Scrub(text).Text;
            if (!IsDecimal(shape, number) && Digits(scrubbed).Contains(number, StringComparison.Ordinal))
            {
                leaks.Add(string.Concat(text.Select(unit => unit is < ' ' or > '~' ? $"\\u{(int)unit:X4}" : unit.ToString())));
            }
        }

        Assert.True(leaks.Count == 0, $"seed {_seed}: {leaks.Count} leaks in {_samples}, for example:\n{string.Join("\n", leaks.Take(20))}");
    }

    // One point and at most three digits before it make a decimal number; that is never a card.
    private static bool IsDecimal(string shape, string number)
    {
        var folded = shape.Normalize(NormalizationForm.FormKC).Replace("=\r\n", "", StringComparison.Ordinal).Replace("=\n", "", StringComparison.Ordinal);
        var visible = string.Concat(folded.Where(unit => !char.IsControl(unit)
            && char.GetUnicodeCategory(unit) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)));
        var point = visible.IndexOf('.', StringComparison.Ordinal);
        return point is > 0 and <= 3 && Digits(visible).Length == number.Length && visible.Length == number.Length + 1;
    }

    private static string Digits(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).EnumerateRunes().Where(Rune.IsDigit).Select(rune => (int)Rune.GetNumericValue(rune)));

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
