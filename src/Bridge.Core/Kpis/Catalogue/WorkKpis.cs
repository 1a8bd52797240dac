using Bridge.Core.Desk;
using Bridge.Core.Kpis.Calls;
using Bridge.Core.Kpis.Desk.Facts;
using Bridge.Core.Kpis.Desk.Formulas;
using Bridge.Core.Tables;
using static Bridge.Core.Kpis.Desk.Formulas.DeskTerms;

namespace Bridge.Core.Kpis.Catalogue;

/// <summary>The KPIs that schedules, the desk's own expense, reviews of calls and staff surveys allow.</summary>
internal static class WorkKpis
{
    private const string Guide = "CMLS guide, Appendix A";
    private const string MetricNet = "CMLS guide, Appendix A; MetricNet, Contact Center KPIs";
    private const decimal Hour = 3600_000;
    private const decimal Minute = 60_000;

    // A full-time month: 2,080 paid hours a year.
    private const decimal MonthHours = 2080m / 12;
    private const int FewestAnswers = 5;
    private const int FewestWeeks = 12;
    private const int MostLag = 4;

    private static readonly TableKind _days = ScheduleField.Kind;

    /// <summary>The KPIs in the order in which they are shown.</summary>
    public static IReadOnlyList<Kpi> All { get; } =
    [
        Busy(Share("occupancy", "Occupancy", KpiDirection.Neither, "time with contacts / (time with contacts + ready and idle)", "CMLS guide; Genesys and Calabrio, occupancy",
            ScheduleField.Handling, [ScheduleField.Handling, ScheduleField.Available])
            .Or(OfCalls("handle time of calls / (handle time of calls + agents ready and idle)", ScheduleField.Available, isBusyBelow: true))),
        Share("idleShare", "Idle share", KpiDirection.Neither, "ready and idle / (time with contacts + ready and idle)", "CMLS guide, METRICS",
            ScheduleField.Available, [ScheduleField.Handling, ScheduleField.Available]),
        Busy(Share("utilization", "Utilization", KpiDirection.Neither, "time with contacts / paid time at work", "CMLS guide; Genesys, utilization", ScheduleField.Handling, [ScheduleField.Paid])
            .Or(OfCalls("handle time of calls / paid time of agents at work", ScheduleField.Paid, isBusyBelow: false))),
        Share("absenteeism", "Absenteeism", KpiDirection.Lower, "scheduled time absent without a plan / scheduled time", "CMLS guide, Appendix A; COPC-2000", ScheduleField.Absent, [ScheduleField.Scheduled]),
        Share("adherence", "Schedule adherence", KpiDirection.Higher, "scheduled time in the scheduled state / scheduled time", "CMLS guide; Amazon Connect, adherence", ScheduleField.Adherent, [ScheduleField.Scheduled]),
        new("contactsPerAgentMonth", "Contacts of an agent, a month", KpiUnit.Number, KpiDirection.Neither, KpiMerge.Sums, default, MetricNet,
        [
            Handled("handled", "(handled calls + mails, chats and messages when first answered) / paid hours of agents x 2080 / 12; named calls where no source tells of such answers", Replied(new DeskPart(1, 0))),
            Handled("calls", "handled calls / paid hours of agents x 2080 / 12"),
        ])
        {
            Guards = [KpiCatalogue.FirstContact, SurveyKpis.Satisfied, "transferred"],
            GuardedBecause = "many contacts for each agent may mean callers cut short",
        },
        Spent("costPerContact", "Cost of a contact",
            Expense("handled", "operating expense of the desk / (handled calls + mails, chats and messages when first answered); named calls where no source tells of such answers", calls => calls[CallMeasure.Handled], calls => calls[CallMeasure.Handled], Replied(new DeskPart(0, 1))),
            Expense("calls", "operating expense of the desk / handled calls", calls => calls[CallMeasure.Handled], calls => calls[CallMeasure.Handled]),
            Expense("offered", "operating expense of the desk / (offered calls + mails, chats and messages that came); named offeredCalls where no source tells of these", calls => CallFormulas.Offered(calls), CallFormulas.Offered,
                TicketKpis.Written(ticket => ticket.CreatedAt, new DeskPart(0, 1))),
            Expense("offeredCalls", "operating expense of the desk / offered calls", calls => CallFormulas.Offered(calls), CallFormulas.Offered)),
        Spent("costPerMinute", "Cost of a minute", Expense("handled", "operating expense of the desk / minutes with callers", calls => calls[CallMeasure.Handle] / Minute, calls => calls[CallMeasure.Handled])),
        Scored("callQuality", "Call quality", "mean of points / possible points of reviewed calls; a form that failed counts 0, calibration is left out", "review"),
        Scored("secretShopper", "Secret shopper", "mean of points / possible points of forms by secret shoppers; never by agent", ReviewField.SecretShopper),
        new("reviewedShare", "Calls reviewed", KpiUnit.Percent, KpiDirection.Neither, KpiMerge.Sums, default, Guide,
        [
            new("rate", "", "reviews of calls / handled calls")
            {
                Desk = new(DeskShape.Percent, [ReviewsOf(isTicket: false)])
                {
                    Calls = calls => new(0, calls[CallMeasure.Handled]) { Cases = calls[CallMeasure.Handled] },
                },
            },
        ]),
        new("ticketsReviewed", "Tickets reviewed", KpiUnit.Percent, KpiDirection.Neither, KpiMerge.Sums, default, Guide,
        [
            new("rate", "", "reviews of tickets / solved tickets")
            {
                Desk = new(DeskShape.Percent, [ReviewsOf(isTicket: true, ReviewField.Of), At<TicketFacts>(TicketField.Kind, ticket => ticket.FirstDoneAt, (_, _) => new DeskPart(0, 1))]),
            },
        ]),
        new("agentSatisfaction", "Satisfied agents", KpiUnit.Percent, KpiDirection.Higher, KpiMerge.Sums, default, Guide,
        [
            new("share", "", "answers satisfied or very satisfied / answers of staff; not shown below 5 answers")
            {
                Desk = new(DeskShape.Percent, [On<RowFacts>(PulseField.Kind, pulse => (int)(pulse.Row.Whole(PulseField.On) ?? 0), (pulse, _) =>
                    pulse.Row.Whole(PulseField.Satisfied) is { } satisfied && pulse.Row.Whole(PulseField.Answers) is { } answers
                        ? new DeskPart(satisfied, answers) { Cases = answers } : null, PulseField.Satisfied)])
                {
                    FewestShown = FewestAnswers,
                },
            },
        ]),
        new("engagement", "Engagement", KpiUnit.Number, KpiDirection.Higher, KpiMerge.Sums, default, Guide,
        [
            new("mean", "", "mean engagement of teams by their answers, on the scale of the source; not shown below 5 answers")
            {
                Desk = new(DeskShape.Mean, [Engaged((mean, answers) => new DeskPart(mean * answers, answers) { Cases = answers })]) { FewestShown = FewestAnswers },
            },
        ]),
        new("engagementCsat", "Engagement and satisfaction", KpiUnit.Number, KpiDirection.Neither, KpiMerge.Records, default, KpiCatalogue.Own,
            [.. Enumerable.Range(0, MostLag + 1).Select(Together)]),
    ];

    private static DeskTerm Engaged(Func<decimal, long, DeskPart> part) => On<RowFacts>(PulseField.Kind, pulse => (int)(pulse.Row.Whole(PulseField.On) ?? 0), (pulse, _) =>
        pulse.Row.Number(PulseField.Engagement) is { } mean && pulse.Row.Whole(PulseField.Answers) is > 0 and var answers ? part(mean, answers) : null, PulseField.Engagement);

    private static KpiVariant Together(int lag) => new(
        $"lag{lag}", "", $"rank correlation (Spearman) of weekly engagement and of weekly answers 4 and 5 of those from 1 to 5, {(lag == 0 ? "in the same week" : $"{lag} {(lag == 1 ? "week" : "weeks")} later")}; not shown below 12 weeks; no cause")
    {
        Desk = new(DeskShape.RankCorrelation,
        [
            Engaged((mean, answers) => new DeskPart(mean * answers, answers) { Series = 0 }),
            At<SurveyFacts>(SurveyField.Kind, survey => survey.At, (survey, _) =>
                survey.Answer(SurveyField.Satisfied, SurveyField.SatisfiedScale, "oneToFive") is { } answer ? new DeskPart(answer >= 4 ? 1 : 0, 1) { Series = 1 } : null, SurveyField.Satisfied),
        ])
        {
            LagWeeks = lag,
            FewestShown = FewestWeeks,
        },
    };

    private static int Day(RowFacts day) => (int)(day.Row.Whole(ScheduleField.On) ?? 0);

    private static long? Reviewed(RowFacts form) => form.Row.Whole(ReviewField.At);

    private static bool IsAgent(RowFacts day) => day.Row.Word(ScheduleField.Role) is null or "agent";

    // A day on which a part is not known leaves the numerator and the denominator.
    private static Kpi Share(string id, string name, KpiDirection direction, string text, string source, TableField upper, IReadOnlyList<TableField> lower) =>
        new(id, name, KpiUnit.Percent, direction, KpiMerge.Sums, default, source,
        [
            new("rate", "", text)
            {
                Desk = new(DeskShape.Percent, [On<RowFacts>(
                    _days,
                    Day,
                    (day, _) => day.Row.Has(upper) && lower.All(day.Row.Has)
                        ? new DeskPart((day.Row.Whole(upper) ?? 0) / Hour, lower.Sum(field => day.Row.Whole(field) ?? 0) / Hour) : null,
                    [.. lower.Append(upper).Distinct()])]),
            },
        ])
        {
            IsUsual = true,
        };

    // Payroll knows hours and no contacts, the phone system contacts and no hours: together they tell as much.
    private static KpiVariant OfCalls(string text, TableField time, bool isBusyBelow) => new("calls", "", text)
    {
        Desk = new(DeskShape.Percent, [On<RowFacts>(_days, Day, (day, _) => IsAgent(day) && day.Row.Whole(time) is { } hours ? new DeskPart(0, hours / Hour) { Cases = 0 } : null, time)])
        {
            Calls = calls => new(calls[CallMeasure.Handle] / Hour, isBusyBelow ? calls[CallMeasure.Handle] / Hour : 0) { Cases = calls[CallMeasure.TalkKnown] },
            FewestShown = 1, // calls of which nobody tells how long they took are no time of zero
        },
    };

    private static Kpi Or(this Kpi kpi, KpiVariant other) => kpi with { Variants = [.. kpi.Variants, other] };

    private static Kpi Busy(Kpi kpi) => kpi with
    {
        Guards = ["absenteeism", StaffKpis.Turnover, "asa"],
        GuardedBecause = "people who are busy all the time wear out, and callers wait: high occupancy means too few people",
    };

    // What agents wrote in answer is handled as a call is; without a source that tells of it the formula is the one of calls.
    private static DeskTerm Replied(DeskPart part) => TicketKpis.Written(ticket => ticket.FirstReplyAt, part, TicketField.FirstReplyAt);

    private static KpiVariant Handled(string id, string text, params IReadOnlyList<DeskTerm> written) => new(id, "", text)
    {
        Desk = new(DeskShape.Mean,
        [
            On<RowFacts>(_days, Day, (day, _) => IsAgent(day) && day.Row.Whole(ScheduleField.Paid) is { } paid ? new DeskPart(0, paid / Hour / MonthHours) { Cases = 0 } : null, ScheduleField.Paid),
            .. written,
        ])
        {
            WithoutOptional = written.Count > 0 ? "calls" : null,
            Calls = calls => new(calls[CallMeasure.Handled], 0) { Cases = calls[CallMeasure.Handled] },
        },
    };

    private static Kpi Spent(string id, string name, params IReadOnlyList<KpiVariant> variants) =>
        new(id, name, KpiUnit.Currency, KpiDirection.Lower, KpiMerge.Sums, default, MetricNet, variants)
        {
            Guards = [SurveyKpis.Satisfied, KpiCatalogue.FirstContact],
            GuardedBecause = "a contact is cheap when it helps nobody",
        };

    private static KpiVariant Expense(string id, string text, Func<CallMeasures, decimal> lower, Func<CallMeasures, long> cases, params IReadOnlyList<DeskTerm> written) => new(id, "", text + "; one figure for each currency")
    {
        Desk = new(DeskShape.Mean,
        [
            On<RowFacts>(CostField.Kind, cost => (int)(cost.Row.Whole(CostField.On) ?? 0), (cost, _) =>
                new DeskPart(cost.Row.Number(CostField.Expense) ?? 0, 0) { Currency = cost.Row.Text(CostField.Currency), Cases = 0 }),
            .. written,
        ])
        {
            WithoutOptional = written.Count == 0 ? null : id == "handled" ? "calls" : "offeredCalls",
            Calls = calls => new(0, lower(calls)) { Cases = cases(calls) },
        },
    };

    private static Kpi Scored(string id, string name, string text, string purpose) =>
        new(id, name, KpiUnit.Percent, KpiDirection.Higher, KpiMerge.Sums, default, Guide,
        [
            new("mean", "", text) { Desk = new(DeskShape.Mean, [At<RowFacts>(ReviewField.Kind, Reviewed, (form, _) => Score(form, purpose) is { } score ? new DeskPart(score, 1) : null)]) },
        ])
        {
            IsUsual = true,
        };

    // What was reviewed stands over what could have been: calls over calls, tickets over tickets.
    private static DeskTerm ReviewsOf(bool isTicket, params IReadOnlyList<TableField> needs) => At<RowFacts>(ReviewField.Kind, Reviewed, (form, _) =>
        Score(form, "review") is not null && form.Row.Word(ReviewField.Of) == ReviewField.Tickets == isTicket ? new DeskPart(1, 0) { Cases = 0 } : null, needs);

    private static decimal? Score(RowFacts form, string purpose) => (form.Row.Word(ReviewField.Purpose) ?? "review") != purpose ? null
        : form.Row.Word(ReviewField.AutoFail) == "yes" ? 0
        : form.Row.Number(ReviewField.Possible) is > 0 and var possible ? 100 * form.Row.Number(ReviewField.Points) / possible : null;
}
