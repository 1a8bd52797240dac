using Bridge.Bench.Measuring;

namespace Bridge.Bench.Scenarios;

/// <summary>Floor and bridge side by side.</summary>
/// <param name="Floor">The floor's rounds.</param>
/// <param name="Bridge">The bridge's rounds.</param>
internal sealed record Comparison(Summary Floor, Summary Bridge)
{
    /// <summary>Median wall time of the bridge over that of the floor.</summary>
    public double Ratio => Math.Round(Bridge.WallSeconds / Floor.WallSeconds, 2);

    /// <summary>Puts runs together.</summary>
    /// <param name="runs">Runs of both.</param>
    /// <returns>The comparison.</returns>
    public static Comparison Of(IReadOnlyList<Figures> runs) => new(
        new Summary([.. runs.Where(run => run.Program == "floor")]), new Summary([.. runs.Where(run => run.Program == "bridge")]));
}

/// <summary>The rounds of one program.</summary>
/// <param name="Runs">The rounds, at least one.</param>
internal sealed record Summary(IReadOnlyList<Figures> Runs)
{
    /// <summary>Median wall time.</summary>
    public double WallSeconds => Median(run => run.WallSeconds)!.Value; // never null: every round has a wall time

    /// <summary>The middle value; of an even number of rounds, the mean of the two in the middle.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The median; null where a round has no such value.</returns>
    public double? Median(Func<Figures, double?> value)
    {
        var sorted = Runs.Select(value).Order().ToList();
        if (sorted[0] is null)
        {
            return null;
        }

        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>The least value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The minimum.</returns>
    public double Min(Func<Figures, double> value) => Runs.Min(value);

    /// <summary>The greatest value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The maximum.</returns>
    public double Max(Func<Figures, double> value) => Runs.Max(value);
}
