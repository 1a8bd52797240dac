using Bridge.Core.Desk;
using Bridge.Core.Kpis.Calls;
using Bridge.Core.Kpis.Desk;
using Bridge.Core.Kpis.Desk.Facts;
using Bridge.Core.Kpis.Desk.Formulas;
using Bridge.Core.Tables;
using Bridge.Core.Tickets;
using static Bridge.Core.Kpis.Desk.Formulas.DeskTerms;

namespace Bridge.Core.Kpis.Catalogue;

/// <summary>The KPIs that tickets allow.</summary>
internal static class TicketKpis
{
    private const string Guide = "CMLS guide, METRICS and Appendix A";
    private const string Zendesk = "developer.zendesk.com, ticket metrics";
    private const long Day = 86_400_000;
    private const decimal Minute = 60_000;

    private static readonly TableKind _tickets = TicketField.Kind;

    /// <summary>Id of the share of tickets that were opened again.</summary>
    public const string Reopened = "reopened";

    /// <summary>Id of the median time until a ticket was escalated.</summary>
    public const string EscalationTime = "escalationP50";

    /// <summary>Id of the share of tickets that say what they were about and what was done.</summary>
    public const string Noted = "noted";

    /// <summary>First-contact resolution by tickets, a formula of a KPI that calls have too.</summary>
    public static KpiVariant FirstContact { get; } = new("ticket", "", "solved tickets of one group, not opened again within W days, with at most one public answer / solved tickets older than W days")
    {
        Desk = new(DeskShape.Percent,
        [
            At<TicketFacts>(_tickets, ticket => ticket.FirstDoneAt, (ticket, scope) => ticket.Replies is null ? null : Mature(ticket, scope, Share(
                ticket.Groups.Count <= 1 && ticket.Replies <= 1 && !ticket.IsReopenedWithin(scope.Settings.RepeatDays * Day))), TicketField.Group, TicketField.Replies),
        ]),
    };

    /// <summary>Documentation in the guide's own words: may be above 100 %, since a call may bring several tickets.</summary>
    public static KpiVariant Documented { get; } = new("created", "", "tickets created, but those whose channel says mail, chat, message or web / answered calls; may be above 100 %")
    {
        Desk = new(DeskShape.Percent, [At<TicketFacts>(_tickets, ticket => ticket.CreatedAt, (ticket, _) => ticket.IsWritten ? null : new DeskPart(1, 0) { Cases = 0 })])
        {
            Calls = calls => new(0, calls[CallMeasure.Answered]) { Cases = calls[CallMeasure.Answered] },
        },
    };

    /// <summary>The KPIs in the order in which they are shown.</summary>
    public static IReadOnlyList<Kpi> All { get; } =
    [
        Count("ticketsCreated", "Tickets created", "tickets opened", ticket => ticket.CreatedAt),
        Count("ticketsSolved", "Tickets solved", "tickets that were solved or closed for the first time", ticket => ticket.FirstDoneAt),
        new(Reopened, "Reopened (rework)", KpiUnit.Percent, KpiDirection.Lower, KpiMerge.Sums, default, "CMLS guide, Appendix A; " + Zendesk,
        [
            Of("window", "tickets opened again within W days after they were solved, or that a review of quality sent back / solved tickets older than W days", DeskShape.Percent,
                At<TicketFacts>(_tickets, ticket => ticket.FirstDoneAt, (ticket, scope) => Mature(ticket, scope, Share(ticket.IsRedo || ticket.IsReopenedWithin(scope.Settings.RepeatDays * Day))))),
            Of("lifetime", "tickets opened again at any time, or that a review of quality sent back / solved tickets", DeskShape.Percent,
                At<TicketFacts>(_tickets, ticket => ticket.FirstDoneAt, (ticket, _) => Share(ticket.IsRedo || ticket.IsReopenedWithin(null)))),
        ])
        {
            IsUsual = true,
        },
        .. Times("firstReply", "First reply", "creation to the first public answer", ticket => ticket.CreatedAt, ticket => ticket.FirstReplyAt, false, TicketField.FirstReplyAt),
        .. Times("resolution", "Resolution time", "creation to the last solution", ticket => ticket.SolvedAt, ticket => ticket.SolvedAt, true),
        .. Times("firstResolution", "First resolution time", "creation to the first solution", ticket => ticket.FirstDoneAt, ticket => ticket.FirstDoneAt, false),
        .. Times("escalation", "Time to escalation", "creation to the first moment at a higher level", ticket => ticket.EscalatedAt, ticket => ticket.EscalatedAt, false, TicketField.Level)
            .Select(kpi => kpi with { Source = "CMLS guide, levels of support; the time was decided here" }),
        new("levelOne", "Solved at level I", KpiUnit.Percent, KpiDirection.Higher, KpiMerge.Sums, default, "CMLS guide, levels of support",
        [
            Of("stayed", "tickets that only level I had / tickets whose levels are known, by creation", DeskShape.Percent,
                At<TicketFacts>(_tickets, ticket => ticket.CreatedAt, (ticket, _) => Levelled(ticket, ticket.IsLevelOne), TicketField.Level)),
            Of("solved", "solved tickets that only level I had / solved tickets whose levels are known", DeskShape.Percent,
                At<TicketFacts>(_tickets, ticket => ticket.FirstDoneAt, (ticket, _) => Levelled(ticket, ticket.IsLevelOne), TicketField.Level)),
        ])
        {
            IsUsual = true,
            Guards = [Reopened],
            GuardedBecause = "level I may keep tickets that it cannot solve",
        },
        Rate("escalated", "Escalated", "tickets that a higher level had than the first / tickets whose levels are known", "CMLS guide, levels of support",
            ticket => Levelled(ticket, ticket.HighestLevel > ticket.FirstLevel), TicketField.Level),
        Rate("pingPong", "Ping-pong", "tickets that a group got back after another had them / tickets whose groups are known", KpiCatalogue.Own,
            ticket => ticket.Groups.Count > 0 ? Share(ticket.IsPingPong) : null, TicketField.Group),
        new(Noted, "Tickets with category and note", KpiUnit.Percent, KpiDirection.Higher, KpiMerge.Sums, default, KpiCatalogue.Own,
            [Of("rate", "tickets with a topic and a note or a public answer of an agent / tickets, but those whose channel says mail, chat, message or web", DeskShape.Percent,
                At<TicketFacts>(_tickets, ticket => ticket.CreatedAt, (ticket, _) => ticket.IsWritten ? null : Share(ticket.Topic is not null && (ticket.Notes > 0 || ticket.Replies > 0)), TicketField.Topic, TicketField.Notes))]) { IsUsual = true },
        Rate("passedOn", "Passed to another group", "tickets that more than one group had / tickets whose groups are known", "CMLS guide, Appendix A",
            ticket => ticket.Groups.Count > 0 ? Share(ticket.Groups.Distinct(StringComparer.Ordinal).Count() > 1) : null, TicketField.Group),
        new("backlog", "Open tickets", KpiUnit.Tickets, KpiDirection.Lower, KpiMerge.Gauge, default, Guide,
            [Of("count", "tickets that are not solved at the end of the time", DeskShape.Count, Open<TicketFacts>(_tickets, ticket => ticket.OpenSpells(), null))]) { IsUsual = true },
        Age("backlogAgeP50", "Median age of open tickets", "p50", "nearest rank over ages of tickets that are open at the end of the time", DeskShape.Median),
        Age("backlogAgeP90", "90th percentile of the age of open tickets", "p90", "nearest rank over ages of tickets that are open at the end of the time", DeskShape.NinetiethPercentile),
        Age("backlogOldest", "Age of the oldest open ticket", "oldest", "greatest age of a ticket that is open at the end of the time", DeskShape.Greatest),
    ];

    /// <summary>Mails, chats and messages, each once: contacts of the desk as calls are. A formula holds without them where no source tells of them.</summary>
    /// <param name="at">When such a ticket counts: when it came, or was first answered.</param>
    /// <param name="part">What it adds.</param>
    /// <param name="needs">What a source must tell beside the channel.</param>
    /// <returns>The term.</returns>
    public static DeskTerm Written(Func<TicketFacts, long?> at, DeskPart part, params IReadOnlyList<TableField> needs) =>
        At<TicketFacts>(_tickets, at, (ticket, _) => ticket.IsWritten ? part : null, [TicketField.Channel, .. needs]) with { IsOptional = true };

    private static DeskPart Mature(TicketFacts ticket, DeskScope scope, DeskPart part) =>
        part with { JudgedFrom = (ticket.FirstDoneAt ?? 0) + (scope.Settings.RepeatDays * Day) };

    private static DeskPart? Levelled(TicketFacts ticket, bool isTrue) => ticket.HighestLevel == TicketLevel.Unknown ? null : Share(isTrue);

    private static Kpi Count(string id, string name, string text, Func<TicketFacts, long?> at) =>
        new(id, name, KpiUnit.Tickets, KpiDirection.Neither, KpiMerge.Sums, default, Guide,
            [Of("count", text, DeskShape.Count, At<TicketFacts>(_tickets, at, (_, _) => One))]) { IsUsual = true };

    private static Kpi Rate(string id, string name, string text, string source, Func<TicketFacts, DeskPart?> part, TableField need) =>
        new(id, name, KpiUnit.Percent, KpiDirection.Lower, KpiMerge.Sums, default, source,
            [Of("rate", text, DeskShape.Percent, At<TicketFacts>(_tickets, ticket => ticket.CreatedAt, (ticket, _) => part(ticket), need))]) { IsUsual = true };

    private static Kpi Age(string id, string name, string variant, string text, DeskShape shape) =>
        new(id, name, KpiUnit.Minutes, KpiDirection.Lower, KpiMerge.Gauge, default, KpiCatalogue.Own,
            [Of(variant, text, shape, Open<TicketFacts>(_tickets, ticket => ticket.OpenSpells(), (long)Minute))]);

    // A mean of such times says nothing alone: a few old tickets pull it far from what members meet.
    private static IEnumerable<Kpi> Times(
        string id, string name, string text, Func<TicketFacts, long?> at, Func<TicketFacts, long?> end, bool hasMean, params IReadOnlyList<TableField> needs)
    {
        DeskFormula Formula(DeskShape shape, bool isBusiness, bool isWaiting) => new(shape,
        [
            At<TicketFacts>(_tickets, at, (ticket, scope) => end(ticket) is { } last && last >= ticket.CreatedAt
                ? Value(Spent(ticket, last, scope.Clock, isBusiness, isWaiting) / Minute) : null, needs),
        ])
        {
            NeedsHours = isBusiness,
        };
        KpiVariant[] Variants(string rank, DeskShape shape) =>
        [
            new("calendar", "", $"{rank} of minutes from {text}") { Desk = Formula(shape, false, false) },
            new("business", "", $"{rank} of minutes within business hours from {text}") { Desk = Formula(shape, true, false) },
            .. id == "resolution"
                ? [new KpiVariant("requesterWait", "", $"{rank} of minutes within business hours from {text}, on hold left out") { Desk = Formula(shape, true, true) }]
                : Array.Empty<KpiVariant>(),
        ];

        yield return new(id + "P50", name + ", median", KpiUnit.Minutes, KpiDirection.Lower, KpiMerge.Records, default, Zendesk, Variants("median", DeskShape.Median)) { IsUsual = true };
        yield return new(id + "P90", name + ", 90th percentile", KpiUnit.Minutes, KpiDirection.Lower, KpiMerge.Records, default, Zendesk, Variants("nearest rank at 90 %", DeskShape.NinetiethPercentile)) { IsUsual = true };
        if (hasMean)
        {
            yield return new(id + "Mean", name + ", mean", KpiUnit.Minutes, KpiDirection.Lower, KpiMerge.Sums, default, Zendesk, Variants("mean", DeskShape.Mean))
            {
                Guards = [id + "P50", id + "P90"],
                GuardedBecause = "a few old tickets pull the mean far from what members meet",
            };
        }
    }

    private static decimal Spent(TicketFacts ticket, long end, IDeskClock clock, bool isBusiness, bool isWaiting)
    {
        if (!isBusiness)
        {
            return end - ticket.CreatedAt;
        }

        var spent = clock.OpenMilliseconds(ticket.CreatedAt, end);
        for (var one = 0; isWaiting && one < ticket.Turns.Count; one++)
        {
            var (from, to) = (ticket.Turns[one].At, one + 1 < ticket.Turns.Count ? ticket.Turns[one + 1].At : end);
            (from, to) = (Math.Clamp(from, ticket.CreatedAt, end), Math.Clamp(to, ticket.CreatedAt, end));
            spent -= ticket.Turns[one].Status == TicketStatus.OnHold ? clock.OpenMilliseconds(from, to) : 0;
        }

        return spent;
    }

    private static KpiVariant Of(string id, string text, DeskShape shape, params IReadOnlyList<DeskTerm> terms) =>
        new(id, "", text) { Desk = new(shape, terms) };
}
