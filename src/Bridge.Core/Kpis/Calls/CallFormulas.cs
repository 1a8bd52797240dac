using System.Collections.Frozen;
using static Bridge.Core.Kpis.Calls.CallMeasure;

namespace Bridge.Core.Kpis.Calls;

/// <summary>The formulas by name: pure functions of measures that add up, so that parts and whole always agree.</summary>
public static class CallFormulas
{
    /// <summary>Name of the formula of answered calls that have a ticket, which looks at tickets too.</summary>
    public const string Documented = "rate.documented";

    private static readonly FrozenDictionary<string, Func<CallMeasures, KpiSettings, KpiRatio>> _formulas =
        new Dictionary<string, Func<CallMeasures, KpiSettings, KpiRatio>>(StringComparer.Ordinal)
        {
            ["count.offered"] = (m, _) => KpiRatio.Count(Offered(m)),
            ["count.answered"] = (m, _) => KpiRatio.Count(m[Answered]),
            ["count.abandoned"] = (m, _) => KpiRatio.Count(Abandoned(m)),
            ["count.volume"] = (m, _) => KpiRatio.Count(Volume(m)),
            ["count.handled"] = (m, _) => KpiRatio.Count(m[Handled]),
            ["count.blocked"] = (m, _) => KpiRatio.Count(m[Blocked]),
            ["count.voicemail"] = (m, _) => KpiRatio.Count(m[VoicemailQueue] + m[VoicemailOther] + m[VoicemailLater]),
            ["count.afterHours"] = (m, _) => KpiRatio.Count(m[AfterHours]),
            ["count.outbound"] = (m, _) => KpiRatio.Count(m[Outbound]),
            ["count.missedOffers"] = (m, _) => KpiRatio.Count(m[MissedOffers]),
            ["count.lostOnHold"] = (m, _) => KpiRatio.Count(m[LostOnHold]),
            ["count.shortAbandons"] = (m, s) => KpiRatio.Count(Short(m, s)),
            ["count.callbacksRequested"] = (m, _) => KpiRatio.Count(m[CallbackQueue] + m[CallbackOther] + m[CallbackLater]),
            ["count.callbacksAttempted"] = (m, _) => KpiRatio.Count(m[CallbackAttempted]),
            ["count.callbacksConnected"] = (m, _) => KpiRatio.Count(m[CallbackConnected]),
            ["sl.offered"] = (m, s) => KpiRatio.Percent(
                m.Waits(WaitKind.Answered).AtMost(s.WithinSeconds),
                Offered(m) - Short(m, s) - m[AnsweredWaitUntold] - m.Waits(WaitKind.Left).AtMost(s.WithinSeconds)),
            ["sl.no1"] = (m, s) => KpiRatio.Percent(
                m.Waits(WaitKind.Answered).AtMost(s.WithinSeconds) + AbandonedWithin(m, s.WithinSeconds) - ShortWithin(m, s),
                AnsweredTold(m) + Abandoned(m) - Short(m, s)),
            ["sl.no2"] = (m, s) => KpiRatio.Percent(m.Waits(WaitKind.Answered).AtMost(s.WithinSeconds), AnsweredTold(m)),
            ["sl.no4"] = (m, s) => KpiRatio.Percent(
                m.Waits(WaitKind.Answered).AtMost(s.WithinSeconds),
                AnsweredTold(m) + Abandoned(m) - AbandonedWithin(m, s.WithinSeconds) - Short(m, s) + ShortWithin(m, s)),
            ["sl.no5"] = (m, s) => KpiRatio.Percent(
                m.Waits(WaitKind.Answered).AtMost(s.WithinSeconds) + AbandonedWithin(m, s.ShortSeconds), AnsweredTold(m) + Abandoned(m)),
            ["sl.lessShort"] = (m, s) => KpiRatio.Percent(
                m.Waits(WaitKind.Answered).AtMost(s.WithinSeconds), AnsweredTold(m) + Abandoned(m) - AbandonedWithin(m, s.ShortSeconds)),
            ["rate.answered"] = (m, _) => KpiRatio.Percent(m[Answered], Offered(m)),
            ["rate.abandoned"] = (m, s) => KpiRatio.Percent(Abandoned(m) - Short(m, s), Offered(m) - Short(m, s)),
            ["rate.otherExits"] = (m, _) => KpiRatio.Percent(m[CallMeasure.Timeout] + m[VoicemailQueue] + m[CallbackQueue], Offered(m)),
            ["rate.ivrAbandoned"] = (m, _) => KpiRatio.Percent(m[AbandonedIvr], m[IvrEntered]),
            ["rate.transferred"] = (m, _) => KpiRatio.Percent(m[Transferred], m[TransferKnown]),
            ["rate.transferredSecond"] = (m, _) => KpiRatio.Percent(m[TransferredSecond], m[TransferKnown]),
            ["rate.transferredThird"] = (m, _) => KpiRatio.Percent(m[TransferredThird], m[TransferKnown]),
            [Documented] = (m, _) => KpiRatio.Percent(m[Ticketed], m[TicketKnown]),
            ["rate.identified"] = (m, _) => KpiRatio.Percent(m[Identified], Arrived(m)),
            ["average.asa"] = (m, _) => KpiRatio.Average(m[AnsweredWait], AnsweredKnown(m)),
            ["average.queueTime"] = (m, _) => KpiRatio.Average(m[OfferedWait], m[OfferedWaitKnown]),
            ["average.queueTimeWaited"] = (m, _) => KpiRatio.Average(m[OfferedWait], m[OfferedWaited]),
            ["average.abandonTime"] = (m, _) => KpiRatio.Average(m[AbandonedWait], m[AbandonedWaitKnown]),
            ["average.hold"] = (m, _) => KpiRatio.Average(m[Hold], m[HoldKnown]),
            ["average.holdHeld"] = (m, _) => KpiRatio.Average(m[Hold], m[Held]),
            ["average.talk"] = (m, _) => KpiRatio.Average(m[Talk], m[TalkKnown]),
            ["average.wrap"] = (m, _) => KpiRatio.Average(m[Wrap], m[WrapKnown]),
            ["average.handle"] = (m, _) => KpiRatio.Average(m[Handle], m[TalkKnown]),
            ["average.callbackWait"] = (m, _) => KpiRatio.Average(m[CallbackWait], m[CallbackWaitKnown]),
            ["longest.wait"] = (m, _) => KpiRatio.Extreme(m[LongestWait], m[OfferedWaitKnown]),
            ["longest.abandon"] = (m, _) => KpiRatio.Extreme(m[LongestAbandon], m[AbandonedWaitKnown]),
            ["p50.offered"] = (m, _) => Rank(m, 50, Enum.GetValues<WaitKind>()),
            ["p90.offered"] = (m, _) => Rank(m, 90, Enum.GetValues<WaitKind>()),
            ["p50.answered"] = (m, _) => Rank(m, 50, WaitKind.Answered),
            ["p90.answered"] = (m, _) => Rank(m, 90, WaitKind.Answered),
            ["p50.abandoned"] = (m, _) => Rank(m, 50, WaitKind.AbandonedQueue, WaitKind.AbandonedRing),
            ["p90.abandoned"] = (m, _) => Rank(m, 90, WaitKind.AbandonedQueue, WaitKind.AbandonedRing),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Names of all formulas.</summary>
    public static IReadOnlyCollection<string> Names => _formulas.Keys;

    /// <summary>Counts what callers wanted of the desk: offered, abandoned in the menus, blocked.</summary>
    /// <param name="measures">The measures.</param>
    /// <returns>Visits or calls.</returns>
    public static long Volume(CallMeasures measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        return Offered(measures) + measures[AbandonedIvr] + measures[Blocked];
    }

    /// <summary>Counts what reached a queue; what leaves the menus or finds no line did not, messages and wishes for a call back may have.</summary>
    /// <param name="measures">The measures.</param>
    /// <returns>Visits or calls.</returns>
    public static long Offered(CallMeasures measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        return measures[Answered] + Abandoned(measures) + measures[CallMeasure.Timeout] + measures[VoicemailQueue] + measures[CallbackQueue];
    }

    /// <summary>Counts everything that arrived, however it left.</summary>
    /// <param name="measures">The measures.</param>
    /// <returns>Visits or calls.</returns>
    public static long Arrived(CallMeasures measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        return Offered(measures) + measures[AbandonedIvr] + measures[Blocked] + measures[VoicemailOther] + measures[CallbackOther];
    }

    internal static KpiRatio Compute(string formula, CallMeasures measures, KpiSettings settings) => _formulas[formula](measures, settings);

    private static long Abandoned(CallMeasures m) => m[AbandonedQueue] + m[AbandonedRing];

    private static long AnsweredKnown(CallMeasures m) => m[Answered] - m[AnsweredWaitUnknown];

    // Who was answered counts, also where the wait of that one call got lost: then nobody can say that it was in time.
    private static long AnsweredTold(CallMeasures m) => m[Answered] - m[AnsweredWaitUntold];

    private static long AbandonedWithin(CallMeasures m, int seconds) =>
        m.Waits(WaitKind.AbandonedQueue).AtMost(seconds) + m.Waits(WaitKind.AbandonedRing).AtMost(seconds);

    // Nothing is forgiven unless the desk says so: who hangs up at once is counted.
    private static long Short(CallMeasures m, KpiSettings s) =>
        s.ShortSeconds > 0 ? m.Waits(WaitKind.AbandonedQueue).AtMost(s.ShortSeconds) : 0;

    private static long ShortWithin(CallMeasures m, KpiSettings s) =>
        s.ShortSeconds > 0 ? m.Waits(WaitKind.AbandonedQueue).AtMost(Math.Min(s.ShortSeconds, s.WithinSeconds)) : 0;

    private static KpiRatio Rank(CallMeasures m, int percent, params ReadOnlySpan<WaitKind> kinds)
    {
        var waits = new Histogram[kinds.Length];
        for (var one = 0; one < kinds.Length; one++)
        {
            waits[one] = m.Waits(kinds[one]);
        }

        return KpiRatio.Rank(Histogram.Percentile(percent, waits), waits.Sum(part => part.Total));
    }
}
