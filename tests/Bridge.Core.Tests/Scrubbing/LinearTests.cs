using Bridge.Core.Scrubbing;

namespace Bridge.Core.Tests.Scrubbing;

/// <summary>Measures the work of this process (not the time: others may use the machine), so nothing else of this assembly runs beside it.</summary>
[CollectionDefinition(nameof(LinearTests), DisableParallelization = true)]
public sealed class LinearTestsAlone;

/// <summary>Hostile texts: eight times the length may take about eight times as long, not sixty-four times.</summary>
[Collection(nameof(LinearTests))]
public sealed class LinearTests
{
    private const int MostAttempts = 8;
    private const int Short = 40_000;
    private const double MostPerLength = 4; // times the linear growth; a quadratic step would give 8

    [Theory]
    [InlineData("4")]
    [InlineData("4 ")]
    [InlineData("3 6 ")]
    [InlineData("42 ")]
    [InlineData("<")]
    [InlineData("<a")]
    [InlineData("<a1>")]
    [InlineData("&#")]
    [InlineData("&#52")]
    [InlineData("%")]
    [InlineData("%34")]
    [InlineData("=\n")]
    [InlineData("4-")]
    [InlineData("aB4242424242424242/")]
    [InlineData("a4242424242424242")]
    [InlineData("4242424242424242-")]
    [InlineData("25012345 25012352 ")]
    [InlineData("card 4242424242424241 ")]
    [InlineData("cvv 123 4242424242424241 card ")]
    [InlineData("exp 4242424242424242 ")]
    [InlineData("+4 ")]
    [InlineData("+4242424 ")]
    [InlineData("security code ")]
    [InlineData("1.1.1.1 ")]
    [InlineData("38,000,")]
    [InlineData("\u200B4")]
    [InlineData("4242\n> ")]
    [InlineData("\\u0034")]
    public void Time_grows_with_the_length(string piece)
    {
        var (small, large) = (Repeat(piece, Short), Repeat(piece, Short * 8));
        CardScrubber.Scrub(small);

        // A collection or a compilation may fall into it: noise passes, a quadratic step fails every time.
        var isLinear = Enumerable.Range(0, MostAttempts).Any(_ =>
            Best(large) <= Math.Max(Best(small), TimeSpan.FromMilliseconds(5).Ticks) * 8 * MostPerLength);
        Assert.True(isLinear);
    }

    private static long Best(string text) => Enumerable.Range(0, 3).Min(_ =>
    {
        var before = Environment.CpuUsage.TotalTime;
        CardScrubber.Scrub(text);
        return (Environment.CpuUsage.TotalTime - before).Ticks;
    });

    private static string Repeat(string piece, int length) => "MLS 123 " + string.Concat(Enumerable.Repeat(piece, length / piece.Length));
}
