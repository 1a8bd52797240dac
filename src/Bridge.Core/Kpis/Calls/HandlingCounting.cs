using Bridge.Core.Calls;

namespace Bridge.Core.Kpis.Calls;

/// <summary>Counts the agents' part of calls: conversation, hold, wrap-up, transfers and callers lost on hold.</summary>
internal static class HandlingCounting
{
    private delegate int Duration(in CallFacts visit);

    /// <summary>Tells whether an agent answered a visit.</summary>
    /// <param name="visit">The visit.</param>
    /// <returns>True when one did.</returns>
    public static bool IsHandled(in CallFacts visit) => visit.Outcome == (byte)CallOutcome.Answered;

    /// <summary>How long agents and caller were on the line: conversation and hold.</summary>
    /// <param name="visits">Visits of one contact.</param>
    /// <returns>Milliseconds; null when nobody answered or no conversation is known.</returns>
    public static long? LengthOf(ReadOnlySpan<CallFacts> visits) =>
        Sum(visits, static (in v) => v.Talk) is { } talk ? talk + (Sum(visits, static (in v) => v.Hold) ?? 0) : null;

    /// <summary>Counts what agents did with a call.</summary>
    /// <param name="into">Where to.</param>
    /// <param name="visits">All visits of the contact that count, or one of them; the first one first.</param>
    public static void Add(CallMeasures into, ReadOnlySpan<CallFacts> visits)
    {
        long count = visits[0].Count;
        into.Add(CallMeasure.Handled, count);
        var (talk, hold, wrap) = (Sum(visits, static (in v) => v.Talk), Sum(visits, static (in v) => v.Hold), Sum(visits, static (in v) => v.Wrap));
        AddKnown(into, CallMeasure.Talk, CallMeasure.TalkKnown, talk, count);
        AddKnown(into, CallMeasure.Hold, CallMeasure.HoldKnown, hold, count);
        AddKnown(into, CallMeasure.Wrap, CallMeasure.WrapKnown, wrap, count);
        into.Add(CallMeasure.Held, hold > 0 ? count : 0);
        into.Add(CallMeasure.Handle, talk is null ? 0 : (talk.Value + (hold ?? 0) + (wrap ?? 0)) * count);
        AddTransfers(into, visits, count);
        AddLost(into, visits, count);
    }

    private static void AddTransfers(CallMeasures into, ReadOnlySpan<CallFacts> visits, long count)
    {
        var (tells, passed, level) = (false, false, 0);
        foreach (ref readonly var visit in visits)
        {
            var inputs = (CallInputs)visit.Inputs;
            tells |= inputs.HasFlag(CallInputs.Transfer);
            passed |= (visit.Transfer & 15) != 0;
            level = Math.Max(level, (visit.Transfer & 15) != 0 ? visit.Transfer >> 4 : 0); // passed on twice it counts once, by the higher level
        }

        into.Add(CallMeasure.TransferKnown, tells ? count : 0);
        into.Add(CallMeasure.Transferred, tells && passed ? count : 0);
        into.Add(level > 0 ? CallInputs.TransferLevel : CallInputs.None); // visits that were kept before this input had a name
        into.Add(CallMeasure.TransferredSecond, tells && level == 2 ? count : 0);
        into.Add(CallMeasure.TransferredThird, tells && level == 3 ? count : 0);
    }

    private static void AddLost(CallMeasures into, ReadOnlySpan<CallFacts> visits, long count)
    {
        var isLost = false;
        foreach (ref readonly var visit in visits)
        {
            isLost |= (visit.Flags & CallFacts.LostOnHold) != 0;
        }

        into.Add(isLost ? CallInputs.LostOnHold : CallInputs.None);
        into.Add(CallMeasure.LostOnHold, isLost ? count : 0);
    }

    private static void AddKnown(CallMeasures into, CallMeasure sum, CallMeasure known, long? value, long count)
    {
        into.Add(sum, (value ?? 0) * count);
        into.Add(known, value is null ? 0 : count);
    }

    // The agents' part of a call: only visits that an agent answered.
    private static long? Sum(ReadOnlySpan<CallFacts> visits, Duration duration)
    {
        long? sum = null;
        foreach (ref readonly var visit in visits)
        {
            if (IsHandled(visit) && duration(in visit) is >= 0 and var value)
            {
                sum = (sum ?? 0) + value;
            }
        }

        return sum;
    }
}
