using Bridge.Core.Calls;
using Bridge.Core.Kpis.Calls;

namespace Bridge.Host.Features.Wall;

/// <summary>A visit of today, as the wallboard needs it.</summary>
/// <param name="Contact">Joins the visits of one call.</param>
/// <param name="OfferedAt">When the caller entered the queue.</param>
/// <param name="Outcome">How it stands or ended.</param>
/// <param name="WaitSeconds">Seconds waited, when that is over.</param>
/// <param name="Queue">The queue, or null.</param>
/// <param name="Topic">What it is about, where it is told.</param>
/// <param name="Caller">Member or key of the caller, or null.</param>
/// <param name="EndedAt">When the call ended, where it has and that is told.</param>
internal sealed record LiveVisit(
    string Contact, DateTimeOffset OfferedAt, CallOutcome Outcome, double? WaitSeconds, string? Queue, string? Topic, string? Caller, DateTimeOffset? EndedAt)
{
    /// <summary>When the caller stopped waiting; null while it waits, or where it is not told.</summary>
    public DateTimeOffset? WaitedUntil => Outcome == CallOutcome.Open || WaitSeconds is null ? null : OfferedAt.AddSeconds(WaitSeconds.Value);

    /// <summary>True when the caller reached a queue, waiting ones included.</summary>
    public bool IsArrival => Outcome is CallOutcome.Open or CallOutcome.Answered or CallOutcome.AbandonedQueue or CallOutcome.AbandonedRing or CallOutcome.TimeoutOverflow
        || (Outcome is CallOutcome.Voicemail or CallOutcome.CallbackRequested && Queue is not null);

    /// <summary>The visit as figures are counted from it.</summary>
    /// <returns>Its numbers.</returns>
    public CallFacts ToFacts() => new()
    {
        Outcome = (byte)Outcome,
        Direction = (byte)CallDirection.Inbound,
        Queue = Queue is null ? 0 : 1,
        Count = 1,
        Inputs = (ushort)(CallInputs.Wait | CallInputs.AbandonWait),
        MissedOffers = CallFacts.Unknown,
        Wait = WaitSeconds is { } wait ? (int)(wait * 1000) : CallFacts.Unknown,
        Talk = CallFacts.Unknown,
        Hold = CallFacts.Unknown,
        Wrap = CallFacts.Unknown,
        Ivr = CallFacts.Unknown,
    };
}
