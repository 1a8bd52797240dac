namespace Bridge.Host.Proof.Separation.Interference;

/// <summary>What became of the non-interference test.</summary>
/// <param name="Pairs">Pairs that were run.</param>
/// <param name="Differing">Pairs whose support sides differ although the standings are the same.</param>
/// <param name="Letters">Letters compared, over all pairs.</param>
/// <param name="Differences">The first differences, in words.</param>
/// <param name="SeesChangedStanding">True when a pair that differs in the standing of one member was seen to differ: otherwise nothing was compared.</param>
/// <param name="Parts">What was compared.</param>
internal sealed record InterferenceOutcome(
    int Pairs, int Differing, long Letters, IReadOnlyList<string> Differences, bool SeesChangedStanding, IReadOnlyList<string> Parts)
{
    /// <summary>True when nothing of finance but the standings had any effect.</summary>
    public bool Holds => Differing == 0 && SeesChangedStanding && Pairs > 0;
}
