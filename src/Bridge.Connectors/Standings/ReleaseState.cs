using Bridge.Core.Standings;

namespace Bridge.Connectors.Standings;

/// <summary>How finance's release stands.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Release">The release; null when finance did not sign it, or there is none.</param>
internal sealed record ReleaseState(ReleaseVerdict Verdict, StandingRelease? Release)
{
    /// <summary>True when its standings may be told.</summary>
    public bool Counts => Verdict == ReleaseVerdict.Good;

    /// <summary>Judges the release beside the newest one that was taken before.</summary>
    /// <param name="sequence">Number of that one; 0 for none.</param>
    /// <returns>The state with the final verdict.</returns>
    public ReleaseState Beside(long sequence) =>
        Counts && Release!.Sequence < sequence ? this with { Verdict = ReleaseVerdict.Replayed } : this; // a good one is there
}
