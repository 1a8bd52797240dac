using Bridge.Core.Calls;
using Bridge.Core.Kpis.Calls;
using static Bridge.Core.Calls.CallInputs;
using static Bridge.Core.Kpis.KpiDirection;
using static Bridge.Core.Kpis.KpiMerge;
using static Bridge.Core.Kpis.KpiUnit;

namespace Bridge.Core.Kpis.Catalogue;

/// <summary>Every KPI, once for the whole product.</summary>
public static class KpiCatalogue
{
    /// <summary>Id of the average handle time.</summary>
    public const string HandleTime = "aht";

    /// <summary>Id of the first-contact resolution.</summary>
    public const string FirstContact = "fcr";

    /// <summary>Id of the length that one call in a hundred exceeds.</summary>
    public const string LengthLimit = "lengthP99";

    /// <summary>Id of the calls that exceed it.</summary>
    public const string LongCalls = "longCalls";

    private const string Guide = "CMLS guide, METRICS and Appendix A";
    internal const string Own = "decided here, because no source settles it";

    /// <summary>The figures of calls that are shown where nobody asks for one by name.</summary>
    public static IReadOnlyList<string> UsualCalls { get; } =
        ["offered", "answered", "sl", "asa", "waitP90", "abandonment", "answerRate", "otherExits", "talk", "hold", "wrap", "aht", "transferred", "fcr"];

    /// <summary>The KPIs in the order in which they are shown.</summary>
    public static IReadOnlyList<Kpi> All { get; } =
    [
        Count("volume", "Call volume", Neither, "offered + abandoned in the menus + blocked", "CMLS guide, METRICS", None),
        Count("offered", "Offered", Neither, "answered + abandoned + timed out + message or call back chosen in the queue", "Amazon Connect, contacts queued", None),
        Count("answered", "Answered", Neither, "answered by an agent", Guide, None),
        Count("abandoned", "Abandoned", Lower, "hung up in the queue or while ringing", Guide, None),
        new("sl", "Service level", Percent, Higher, Sums, Wait, "CMLS guide, METRICS; ICMI, Service Level Calculations, no. 3",
        [
            new("offered", "sl.offered", "answered within X / offered; who chose a message or call back within X leaves the denominator"),
            new("no1", "sl.no1", "(answered + abandoned within X) / (answered + abandoned)", AbandonWait),
            new("no2", "sl.no2", "answered within X / answered (not recommended)"),
            new("no4", "sl.no4", "answered within X / (answered + abandoned after X)", AbandonWait),
            new("no5", "sl.no5", "(answered within X + abandoned within the short limit) / (answered + abandoned)", AbandonWait),
            new("lessShort", "sl.lessShort", "answered within X / (answered + abandoned after the short limit)", AbandonWait),
        ])
        {
            Guards = ["abandonment", "waitP90", FirstContact],
            GuardedBecause = "calls can be answered fast by passing them on or by forgiving those who hang up",
        },
        new("asa", "Average speed of answer", Seconds, Lower, Sums, Wait, Guide, [new("answered", "average.asa", "sum of waits of answered / answered with known wait")])
        {
            Guards = ["abandonment", "waitP90", FirstContact],
            GuardedBecause = "calls can be answered fast by passing them on; those who hung up are not in it",
        },
        new("queueTime", "Average queue time", Seconds, Lower, Sums, Wait, Guide,
        [
            new("offered", "average.queueTime", "sum of waits of offered / offered with known wait"),
            new("waited", "average.queueTimeWaited", "sum of waits of offered / offered that waited at all"),
        ]),
        Ranked("waitP50", "Median wait", "p50"),
        Ranked("waitP90", "90th percentile of wait", "p90"),
        new("longestWait", "Longest wait", Seconds, Lower, Sums, Wait, Guide, [new("offered", "longest.wait", "greatest wait of offered")]),
        new("abandonment", "Abandonment rate", Percent, Lower, Sums, None, "CMLS guide, METRICS; Amazon Connect, abandonment rate",
            [new("offered", "rate.abandoned", "abandoned / offered; short abandons leave both where a short limit is set")])
        {
            Guards = ["otherExits", "blocked"],
            GuardedBecause = "messages, calls back, busy signals and a short limit hide callers who gave up",
        },
        Count("shortAbandons", "Short abandons", Neither, "abandoned in the queue within the short limit", "RingCentral, queue service level settings", AbandonWait),
        new("abandonTime", "Average time to abandon", Seconds, Neither, Sums, AbandonWait, Guide, [new("abandoned", "average.abandonTime", "sum of waits of abandoned / abandoned with known wait")]),
        new("longestAbandon", "Longest time to abandon", Seconds, Neither, Sums, AbandonWait, Guide, [new("abandoned", "longest.abandon", "greatest wait of abandoned")]),
        Rate("answerRate", "Answer rate", Higher, "rate.answered", "answered / offered", Guide, None),
        Rate("otherExits", "Other exits", Neither, "rate.otherExits", "(timed out + message + call back chosen in the queue) / offered", Own, None),
        Rate("ivrAbandonment", "Abandoned in the menus", Neither, "rate.ivrAbandoned", "abandoned in the menus / entered the menus", Own, Ivr),
        Count("blocked", "Blocked", Lower, "busy, full or closed", Own, Blocked),
        Count("voicemail", "Messages left", Neither, "left a message, in the first queue or a later one", Own, Voicemail),
        Count("afterHours", "After-hours calls", Neither, "calls that arrived outside business hours, messages and wishes for a call back too", Own, None) with { NeedsHours = true },
        Count("callbacksRequested", "Calls back requested", Neither, "asked to be called back, in the first queue or a later one", "Amazon Connect, callback metrics", CallbackRequest),
        Count("callbacksAttempted", "Calls back attempted", Neither, "calls back that were tried", "Amazon Connect, callback metrics", CallbackOf),
        Count("callbacksConnected", "Calls back connected", Higher, "calls back that reached the caller; each is one handled contact", "Amazon Connect, callback metrics", CallbackOf),
        new("callbackWait", "Wait for the call back", Seconds, Lower, Sums, CallbackRequest | CallbackOf, Own, [new("connected", "average.callbackWait", "sum of time from the request to the first call back / requests that were called back")]),
        Count("handled", "Handled", Neither, "answered + called back", Guide, None) with
        {
            Guards = [FirstContact, SurveyKpis.Satisfied, "transferred"],
            GuardedBecause = "many calls for each agent may mean callers cut short",
        },
        new("talk", "Average talk time", Seconds, Neither, Sums, Talk, Guide, [new("handled", "average.talk", "sum of conversation / handled with known conversation; contains hold where the source does not tell it apart")]),
        new("hold", "Average hold time", Seconds, Lower, Sums, Hold, "Amazon Connect, customer hold time",
        [
            new("handled", "average.hold", "sum of hold with an agent / handled with known hold"),
            new("held", "average.holdHeld", "sum of hold with an agent / handled that were on hold at all"),
        ]),
        new("wrap", "Average after-call work", Seconds, Neither, Sums, Wrap, Guide, [new("handled", "average.wrap", "sum of work after the call / handled with known work after the call")]),
        new(HandleTime, "Average handle time", Seconds, Neither, Sums, Talk, "CMLS guide, Appendix A; Amazon Connect, agent active time",
            [new("handled", "average.handle", "sum of (talk + hold + after-call work) / handled with known conversation; named withoutWrap where no source has after-call work")])
        {
            Guards = [FirstContact, SurveyKpis.Satisfied, "transferred"],
            GuardedBecause = "short calls may be callers cut short",
        },
        new(LengthLimit, "99th percentile of call length", Seconds, Neither, Records, Talk, Own,
            [new("handled", "", "nearest rank at 99 % over conversation and hold of handled with known conversation")]),
        new(LongCalls, "Very long calls", KpiUnit.Calls, Neither, Records, Talk, Own,
            [new("p99", "", "handled whose conversation and hold are longer than the 99th percentile of the same group; a list to listen to, never a fault by itself")]),
        new("transferred", "Transferred", Percent, Lower, Sums, Transfer, "CMLS guide, Appendix A",
        [
            new("handled", "rate.transferred", "handled and passed on / handled whose source tells of transfers"),
            new("second", "rate.transferredSecond", "handled and passed on to level II, and no higher / handled whose source tells of transfers", TransferLevel),
            new("third", "rate.transferredThird", "handled and passed on to level III / handled whose source tells of transfers", TransferLevel),
        ])
        {
            Guards = [FirstContact, TicketKpis.EscalationTime],
            GuardedBecause = "agents who never pass on may be in over their head",
        },
        Count("lostOnHold", "Lost on hold", Lower, "callers lost while on hold with an agent; answered, not abandoned", Own, CallInputs.LostOnHold),
        Count("missedOffers", "Missed offers", Lower, "offers that agents missed or declined", Own, MissedOffers),
        new("documentation", "Documentation rate", Percent, Higher, Sums, TicketLink, "CMLS guide, METRICS",
        [
            new("rate", CallFormulas.Documented, "answered calls with a ticket that the call names, or that an agent of it opened or changed for the same member from the answer to 60 minutes after the end; by agent for who answered first / answered calls whose source tells of tickets, or of members and agents where tickets tell of both") { IsNeverAlone = true },
            TicketKpis.Documented,
        ])
        {
            Guards = [TicketKpis.Noted, TicketKpis.Reopened],
            GuardedBecause = "tickets may be empty",
        },
        new(FirstContact, "First-contact resolution", Percent, Higher, Records, Caller, "CMLS guide, METRICS; ASQ, Measuring First Contact Resolution",
        [
            new("repeat", "", "first contacts answered and not followed by the same caller on the same topic within W days / first contacts older than W days"),
            SurveyKpis.FirstContact,
            TicketKpis.FirstContact,
            SurveyKpis.OwnWord,
        ])
        {
            GuardedBecause = "agents who tick for themselves may praise their own work",
        },
        Rate("identified", "Identified callers", Higher, "rate.identified", "contacts with a known caller / contacts", Own, Caller),
        Count("outbound", "Outbound calls", Neither, "calls by the desk", Own, None),
        .. TicketKpis.All,
        .. FeedbackKpis.All,
        .. SurveyKpis.All,
        .. StaffKpis.All,
        .. WorkKpis.All,
        .. MemberKpis.All,
        .. ReachKpis.All,
    ];

    /// <summary>Finds a KPI.</summary>
    /// <param name="id">Its id, in any case.</param>
    /// <returns>The KPI, or null.</returns>
    public static Kpi? Find(string id) => All.FirstOrDefault(kpi => string.Equals(kpi.Id, id, StringComparison.OrdinalIgnoreCase));

    private static Kpi Count(string id, string name, KpiDirection direction, string text, string source, CallInputs inputs) =>
        new(id, name, KpiUnit.Calls, direction, Sums, inputs, source, [new("count", $"count.{id}", text)]);

    private static Kpi Rate(string id, string name, KpiDirection direction, string formula, string text, string source, CallInputs inputs) =>
        new(id, name, Percent, direction, Sums, inputs, source, [new("rate", formula, text)]);

    private static Kpi Ranked(string id, string name, string rank) => new(
        id, name, Seconds, Lower, KpiMerge.Histogram, Wait, Guide,
        [
            new("offered", $"{rank}.offered", "nearest rank over waits of offered"),
            new("answered", $"{rank}.answered", "nearest rank over waits of answered"),
            new("abandoned", $"{rank}.abandoned", "nearest rank over waits of abandoned", AbandonWait),
        ]);
}
