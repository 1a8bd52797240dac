using System.Globalization;
using Bridge.Core.Model;
using Bridge.Host.Proof.Separation.Staging;

namespace Bridge.Host.Proof.Separation.Interference;

/// <summary>Runs the same support side over pairs of finance data that give the same standings, and compares every byte.</summary>
/// <param name="means">What the proof works with.</param>
/// <param name="seed">Seed of the data.</param>
internal sealed class InterferenceTrial(ProofMeans means, int seed)
{
    private const int MostTold = 10;
    private const int FirstMember = 10_000; // the stand-in's first MLS id

    // At noon: no run lasts until the next day.
    private readonly FrozenClock _clock = new(new DateTimeOffset(DateOnly.FromDateTime(means.Time.GetUtcNow().UtcDateTime), new TimeOnly(12, 0), TimeSpan.Zero));
    private readonly Random _random = new(seed);

    /// <summary>Runs all pairs, and one that must differ.</summary>
    /// <param name="pairs">How many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What came out.</returns>
    public async Task<InterferenceOutcome> RunAsync(int pairs, CancellationToken cancellationToken)
    {
        var differences = new List<string>();
        var (differing, letters) = (0, 0L);
        IReadOnlyList<string> parts = [];
        for (var pair = 0; pair < pairs; pair++)
        {
            var standings = Draw();
            var (one, other) = await PairAsync(standings, standings, cancellationToken);
            var difference = one.Difference(other);
            differing += difference.Count > 0 ? 1 : 0;
            letters += one.Length + other.Length;
            parts = [.. one.Parts];
            differences.AddRange(difference.Take(MostTold - differences.Count).Select(part =>
                string.Create(CultureInfo.InvariantCulture, $"pair {pair + 1}, {part.Key}: {part.Value} letters; {one.FirstDifference(other, part.Key)}")));
        }

        return new InterferenceOutcome(pairs, differing, letters, differences, await SeesAsync(cancellationToken), parts);
    }

    private async Task<bool> SeesAsync(CancellationToken cancellationToken)
    {
        var standings = Draw();
        var changed = standings.ToArray();
        changed[0] = (changed[0].Member, changed[0].Standing == Standing.Good ? Standing.Suspended : Standing.Good);
        var (one, other) = await PairAsync(standings, changed, cancellationToken);
        return one.Difference(other).ContainsKey("requests to Zendesk");
    }

    private async Task<(SideTrace One, SideTrace Other)> PairAsync(
        IReadOnlyList<(string, Standing)> first, IReadOnlyList<(string, Standing)> second, CancellationToken cancellationToken)
    {
        using var folder = new ProofFolder();
        var (one, other) = (folder.Make("one"), folder.Make("other"));
        var run = new SideRun(means, _clock);
        var traceOne = await run.RunAsync(one, Export(first), Name(), null, cancellationToken);
        return (traceOne, await run.RunAsync(other, Export(second), Name(), one, cancellationToken));
    }

    private IReadOnlyList<string> Export(IReadOnlyList<(string, Standing)> standings) =>
        new RandomLedger(new Random(_random.Next()), DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime)).Lines(standings);

    private string Name() => $"{new string('f', _random.Next(1, 40))}{_random.Next()}.csv";

    private (string Member, Standing Standing)[] Draw() =>
    [
        .. Enumerable.Range(FirstMember, SideRun.Members).Select(member =>
            (member.ToString(CultureInfo.InvariantCulture), (Standing)_random.Next(Enum.GetValues<Standing>().Length))),
    ];
}
