using Bridge.Core.Calls;

namespace Bridge.Core.Kpis.Calls;

/// <summary>Counts visits and calls into measures: which of them count, and as what.</summary>
public static class CallCounting
{
    /// <summary>Tells whether a visit counts as a contact that a caller began.</summary>
    /// <param name="visit">The visit.</param>
    /// <returns>False for what is open, a test, made by the desk, or calls somebody back.</returns>
    public static bool IsContact(in CallFacts visit) =>
        IsFinished(visit) && visit.Direction == (byte)CallDirection.Inbound && (visit.Flags & CallFacts.IsCallback) == 0;

    /// <summary>Counts one visit, as queues and agents see it.</summary>
    /// <param name="into">Where to.</param>
    /// <param name="visit">The visit.</param>
    public static void AddVisit(CallMeasures into, in CallFacts visit)
    {
        ArgumentNullException.ThrowIfNull(into);
        if (AddArrival(into, visit) && HandlingCounting.IsHandled(visit))
        {
            HandlingCounting.Add(into, [visit]);
        }
    }

    /// <summary>Counts one call, as the desk sees it: once, by its first visit; handling is the sum of all its visits.</summary>
    /// <param name="into">Where to.</param>
    /// <param name="visits">All visits of the contact that count, first one first.</param>
    public static void AddCall(CallMeasures into, ReadOnlySpan<CallFacts> visits)
    {
        ArgumentNullException.ThrowIfNull(into);
        if (!AddArrival(into, visits[0]))
        {
            return;
        }

        AddLater(into, visits, CallOutcome.Voicemail, CallMeasure.VoicemailLater);
        AddLater(into, visits, CallOutcome.CallbackRequested, CallMeasure.CallbackLater);
        var isHandled = false;
        for (var one = 0; one < visits.Length; one++)
        {
            isHandled |= HandlingCounting.IsHandled(visits[one]);
            into.Add(visits[one].Told);
            if (one > 0 && (visits[one].Flags & CallFacts.IsCallback) != 0)
            {
                AddCallback(into, visits[one]);
            }
            else if (one > 0)
            {
                AddMissedOffers(into, visits[one]);
            }
        }

        if (isHandled)
        {
            HandlingCounting.Add(into, visits);
        }
    }

    /// <summary>Counts how long somebody waited to be called back.</summary>
    /// <param name="into">Where to.</param>
    /// <param name="milliseconds">From the request to the first call back.</param>
    public static void AddCallbackWait(CallMeasures into, long milliseconds)
    {
        ArgumentNullException.ThrowIfNull(into);
        into.Add(CallMeasure.CallbackWait, milliseconds);
        into.Add(CallMeasure.CallbackWaitKnown, 1);
    }

    /// <summary>Counts an answered call of which is known whether it has a ticket: once, however many visits it has.</summary>
    /// <param name="into">Where to.</param>
    /// <param name="calls">How many calls it stands for.</param>
    /// <param name="isDocumented">True when it has one.</param>
    public static void AddDocumentation(CallMeasures into, long calls, bool isDocumented)
    {
        ArgumentNullException.ThrowIfNull(into);
        into.Add(CallInputs.TicketLink);
        into.Add(CallMeasure.TicketKnown, calls);
        into.Add(CallMeasure.Ticketed, isDocumented ? calls : 0);
    }

    /// <summary>How long agents and caller were on the line: conversation and hold of the visits that an agent answered.</summary>
    /// <param name="visits">All visits of a contact that count, or one of them; the first one first.</param>
    /// <returns>Milliseconds; null when nobody answered, when it is a call by the desk, or when no conversation is known.</returns>
    public static long? LengthOf(ReadOnlySpan<CallFacts> visits) =>
        IsFinished(visits[0]) && (visits[0].Direction == (byte)CallDirection.Inbound || (visits[0].Flags & CallFacts.IsCallback) != 0)
            ? HandlingCounting.LengthOf(visits)
            : null;

    /// <summary>Tells whether a visit is over and real.</summary>
    /// <param name="visit">The visit.</param>
    /// <returns>False for open visits and tests.</returns>
    public static bool IsFinished(in CallFacts visit) => (CallOutcome)visit.Outcome is not (CallOutcome.Open or CallOutcome.System);

    /// <summary>Counts how a visit arrived and left; false when it is none that is handled.</summary>
    private static bool AddArrival(CallMeasures into, in CallFacts visit)
    {
        if (!IsFinished(visit))
        {
            return false;
        }

        if (visit.Direction != (byte)CallDirection.Inbound && (visit.Flags & CallFacts.IsCallback) == 0)
        {
            into.Add(CallMeasure.Outbound, visit.Direction == (byte)CallDirection.Outbound ? visit.Count : 0);
            return false;
        }

        into.Add(visit.Told);
        if ((visit.Flags & CallFacts.IsCallback) != 0)
        {
            AddCallback(into, visit);
            return true;
        }

        into.Add(CallMeasure.Identified, visit.Caller != 0 ? visit.Count : 0);
        into.Add(CallMeasure.IvrEntered, visit.Ivr >= 0 || visit.Outcome == (byte)CallOutcome.AbandonedIvr || (visit.Flags & CallFacts.WasInMenus) != 0 ? visit.Count : 0);
        AddMissedOffers(into, visit);
        AddOutcome(into, visit);
        return true;
    }

    // A call counts as it left its first queue; a message or wish of a later queue is one of the call all the same, once.
    private static void AddLater(CallMeasures into, ReadOnlySpan<CallFacts> visits, CallOutcome outcome, CallMeasure measure)
    {
        var isLater = false;
        foreach (ref readonly var visit in visits[1..])
        {
            isLater |= visit.Outcome == (byte)outcome && IsContact(visit);
        }

        if (isLater && visits[0].Outcome != (byte)outcome && (visits[0].Flags & CallFacts.IsCallback) == 0)
        {
            into.Add(measure, visits[0].Count);
        }
    }

    private static void AddMissedOffers(CallMeasures into, in CallFacts visit)
    {
        if (visit.MissedOffers > 0)
        {
            into.Add(CallInputs.MissedOffers); // visits that were kept before this input had a name
            into.Add(CallMeasure.MissedOffers, visit.MissedOffers * (long)visit.Count);
        }
    }

    private static void AddCallback(CallMeasures into, in CallFacts visit)
    {
        into.Add(CallInputs.CallbackOf); // visits that were kept before this input had a name
        into.Add(CallMeasure.CallbackAttempted, visit.Count);
        into.Add(CallMeasure.CallbackConnected, HandlingCounting.IsHandled(visit) ? visit.Count : 0);
    }

    private static void AddOutcome(CallMeasures into, in CallFacts visit)
    {
        var hasQueue = visit.Queue != 0;
        (CallMeasure measure, WaitKind? waits) = (CallOutcome)visit.Outcome switch
        {
            CallOutcome.Answered => (CallMeasure.Answered, WaitKind.Answered),
            CallOutcome.AbandonedQueue => (CallMeasure.AbandonedQueue, WaitKind.AbandonedQueue),
            CallOutcome.AbandonedRing => (CallMeasure.AbandonedRing, WaitKind.AbandonedRing),
            CallOutcome.Voicemail => hasQueue ? (CallMeasure.VoicemailQueue, WaitKind.Left) : (CallMeasure.VoicemailOther, null),
            CallOutcome.CallbackRequested => hasQueue ? (CallMeasure.CallbackQueue, WaitKind.Left) : (CallMeasure.CallbackOther, null),
            CallOutcome.TimeoutOverflow => (CallMeasure.Timeout, WaitKind.Timeout),
            CallOutcome.AbandonedIvr => (CallMeasure.AbandonedIvr, (WaitKind?)null),
            _ => (CallMeasure.Blocked, null),
        };
        into.Add(measure, visit.Count);
        into.Add((CallOutcome)visit.Outcome switch // visits that were kept before these inputs had names
        {
            CallOutcome.Blocked => CallInputs.Blocked,
            CallOutcome.Voicemail => CallInputs.Voicemail,
            CallOutcome.CallbackRequested => CallInputs.CallbackRequest,
            _ => CallInputs.None,
        });
        if (waits is { } kind)
        {
            WaitCounting.Add(into, visit, kind);
        }
    }
}
