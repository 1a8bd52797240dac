using Bridge.Core.Calls;

namespace Bridge.Core.Kpis.Calls;

/// <summary>The order of visits of one call that began in the same instant, as those of phone systems do that tell whole seconds.</summary>
public static class VisitOrder
{
    /// <summary>Where a visit stands: what went on to another visit ended before that one did.</summary>
    /// <param name="visit">The visit.</param>
    /// <returns>The smaller one is first: twice its milliseconds, and one more where the call ended with it.</returns>
    public static long PlaceWithinInstant(in CallFacts visit)
    {
        var known = Math.Max(0, visit.Wait) + (long)Math.Max(0, visit.Talk) + Math.Max(0, visit.Hold);
        var wentOn = visit.Outcome == (byte)CallOutcome.TimeoutOverflow || (visit.Transfer & 15) != 0;
        return (2 * Math.Max(visit.Length, known)) + (wentOn ? 0 : 1);
    }
}
