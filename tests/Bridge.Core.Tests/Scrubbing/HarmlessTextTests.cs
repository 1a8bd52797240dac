using System.Globalization;
using Bridge.Core.Scrubbing;

namespace Bridge.Core.Tests.Scrubbing;

public sealed class HarmlessTextTests
{
    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("BRIDGE_SCRUB_SENTENCES"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 50_000;

    [Fact]
    public void Sentences_of_an_MLS_are_left_alone()
    {
        var sentences = new MlsSentences(new Random(715));
        var hits = new List<string>();
        for (var number = 0; number < Count; number++)
        {
            var text = sentences.Next();
            if (CardScrubber.Scrub(text) is { Removed.Count: > 0 } result)
            {
                hits.Add($"{text}  ->  {result.Text}");
            }
        }

        Assert.True(hits.Count * 10_000L <= Count, $"{hits.Count} of {Count}:\n{string.Join("\n", hits.Take(40))}");
    }

    [Fact]
    public void What_is_not_removed_stays_as_it_is()
    {
        var random = new Random(967);
        var sentences = new MlsSentences(random);
        for (var sample = 0; sample < 5_000; sample++)
        {
            var text = $"{sentences.Next()} Zo\u00EB &amp; <b>co</b> %41 {PublishedNumbers.All[random.Next(PublishedNumbers.All.Length)]}. {sentences.Next()}";
            var result = CardScrubber.Scrub(text);
            var rebuilt = "";
            var at = 0;
            foreach (var removal in result.Removed)
            {
                Assert.True(removal.Start >= at && removal.End > removal.Start);
                rebuilt += text[at..removal.Start] + removal.Kind.Replacement();
                at = removal.End;
            }

            Assert.Equal(rebuilt + text[at..], result.Text);
            Assert.NotEmpty(result.Removed);
        }
    }

    [Fact]
    public void A_text_without_card_data_costs_nothing()
    {
        const string text = "Please call me back about the listing on Oak Street, number 12, at 5 pm.";
        CardScrubber.Scrub(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var time = 0; time < 1000; time++)
        {
            CardScrubber.Scrub(text);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000);
    }
}
