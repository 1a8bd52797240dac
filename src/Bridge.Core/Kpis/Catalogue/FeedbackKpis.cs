using Bridge.Core.Desk;
using Bridge.Core.Kpis.Desk.Facts;
using Bridge.Core.Kpis.Desk.Formulas;
using static Bridge.Core.Kpis.Desk.Formulas.DeskTerms;

namespace Bridge.Core.Kpis.Catalogue;

/// <summary>What members give beside a request: ideas, praise and thanks, also for each thousand of them.</summary>
internal static class FeedbackKpis
{
    private const string Source = "CMLS guide, CRM; the count for each thousand members was decided here";

    /// <summary>The KPIs in the order in which they are shown.</summary>
    public static IReadOnlyList<Kpi> All { get; } =
    [
        Given("suggestions", "Suggestions", "suggestion", "tickets in which a member suggests something"),
        Given("thanks", "Praise and thanks", "thanks", "tickets in which a member praises or thanks"),
        ForEachThousand("suggestionsPerThousand", "Suggestions of a thousand members", "suggestion", "1,000 x tickets in which a member suggests something / members at the end of the time"),
        ForEachThousand("thanksPerThousand", "Thanks of a thousand members", "thanks", "1,000 x tickets in which a member praises or thanks / members at the end of the time"),
    ];

    // A ticket is one contact, however often it says thanks.
    private static DeskTerm Of(string word, DeskPart part) =>
        At<TicketFacts>(TicketField.Kind, ticket => ticket.CreatedAt, (ticket, _) => ticket.Feedback == word ? part : null, TicketField.Feedback);

    private static Kpi Given(string id, string name, string word, string text) =>
        new(id, name, KpiUnit.Tickets, KpiDirection.Neither, KpiMerge.Sums, default, Source, [new("count", "", text) { Desk = new(DeskShape.Count, [Of(word, One)]) }]);

    private static Kpi ForEachThousand(string id, string name, string word, string text) =>
        new(id, name, KpiUnit.Number, KpiDirection.Neither, KpiMerge.Records, default, Source,
        [
            new("members", "", text)
            {
                Desk = new(DeskShape.PerThousand, [Of(word, new DeskPart(1, 0) { Cases = 0 }), MemberKpis.AtEnd(new DeskPart(0, 1))]) { IsOfWholeDesk = true },
            },
        ]);
}
