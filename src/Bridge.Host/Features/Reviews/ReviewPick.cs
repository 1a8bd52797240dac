using Bridge.Host.Features.Measures.Reviews;

namespace Bridge.Host.Features.Reviews;

/// <summary>What is reviewed of one agent in one week.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Contacts">How many contacts of the week could be.</param>
/// <param name="Great">What went best; null where there are too few contacts.</param>
/// <param name="Average">What went as most do.</param>
/// <param name="Coachable">What went worst; null where there are too few.</param>
internal sealed record ReviewPick(string Agent, int Contacts, ReviewCandidate? Great, ReviewCandidate Average, ReviewCandidate? Coachable)
{
    /// <summary>True when no sign tells the contacts apart, so that the seed alone drew them.</summary>
    public bool IsDrawn => Great is not null && Great.Points == Coachable?.Points;

    /// <summary>The contacts that were chosen, the best first.</summary>
    public IEnumerable<ReviewCandidate> Chosen => new[] { Great, Average, Coachable }.OfType<ReviewCandidate>();
}
