using Bridge.Core.Calls;

namespace Bridge.Core.Kpis.Calls;

/// <summary>Counts how long callers waited: which waits are known, and which are nobody's to know.</summary>
internal static class WaitCounting
{
    /// <summary>Counts the wait of a visit.</summary>
    /// <param name="into">Where to.</param>
    /// <param name="visit">The visit.</param>
    /// <param name="kind">How the wait ended.</param>
    public static void Add(CallMeasures into, in CallFacts visit, WaitKind kind)
    {
        if (visit.Wait < 0)
        {
            into.Add(CallMeasure.AnsweredWaitUnknown, kind == WaitKind.Answered ? visit.Count : 0);
            into.Add(CallMeasure.AnsweredWaitUntold, kind == WaitKind.Answered && !TellsWait(visit) ? visit.Count : 0);
            return;
        }

        var wait = (long)visit.Wait * visit.Count;
        into.Add(kind, Histogram.BinOf(visit.Wait), visit.Count);
        into.Add(CallMeasure.OfferedWait, wait);
        into.Add(CallMeasure.OfferedWaitKnown, visit.Count);
        into.Add(CallMeasure.OfferedWaited, visit.Wait > 0 ? visit.Count : 0);
        into.Add(CallMeasure.LongestWait, visit.Wait);
        if (kind == WaitKind.Answered)
        {
            into.Add(CallMeasure.AnsweredWait, wait);
        }
        else if (kind is WaitKind.AbandonedQueue or WaitKind.AbandonedRing)
        {
            into.Add(CallMeasure.AbandonedWait, wait);
            into.Add(CallMeasure.AbandonedWaitKnown, visit.Count);
            into.Add(CallMeasure.LongestAbandon, visit.Wait);
        }
    }

    // Whoever is handed from agent to agent waits in no queue.
    private static bool TellsWait(in CallFacts visit) =>
        ((CallInputs)visit.Inputs).HasFlag(CallInputs.Wait) && (visit.Queue != 0 || visit.Id == visit.Contact);
}
