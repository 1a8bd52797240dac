using Bridge.Core.Desk;
using Bridge.Core.Kpis.Desk.Facts;
using Bridge.Core.Kpis.Desk.Formulas;
using Bridge.Core.Tables;
using static Bridge.Core.Kpis.Desk.Formulas.DeskTerms;

namespace Bridge.Core.Kpis.Catalogue;

/// <summary>Whom classes reach, and how many tickets the same members opened before and after. It says nothing of causes.</summary>
internal static class ReachKpis
{
    private const string Guide = "CMLS guide, CRM, reporting";
    private const int Days = 30;

    private static readonly TableKind _classes = AttendanceField.Kind;

    // Adds nothing itself: names what must be known of tickets.
    private static readonly DeskTerm _tickets = new(TicketField.Kind, [TicketField.Member], false, (_, _) => []);

    /// <summary>The KPIs in the order in which they are shown.</summary>
    public static IReadOnlyList<Kpi> All { get; } =
    [
        new("attendees", "People reached by classes", KpiUnit.People, KpiDirection.Neither, KpiMerge.Records, default, Guide,
        [
            new("count", "", "people who attended at least one class within the time, each once")
            {
                Desk = new(DeskShape.Distinct, [new(_classes, [], false, (thing, _) => ((ClassFacts)thing).Attendees.Select(person => One with { Day = ((ClassFacts)thing).Day, Distinct = person }))]),
            },
        ]),
        new("attendeeTickets", "Tickets of attendees", KpiUnit.Number, KpiDirection.Neither, KpiMerge.Records, default, Guide,
        [
            Around("before", $"tickets that the same members opened within {Days} days before the day of a class / members who attended it, of classes {Days} days ago", day => (day - Days, day - 1)),
            Around("after", $"tickets that the same members opened within {Days} days after the day of a class / members who attended it, of classes {Days} days ago; no cause", day => (day + 1, day + Days)),
        ]),
    ];

    private static KpiVariant Around(string id, string text, Func<int, (int First, int Last)> days) => new(id, "", text)
    {
        IsNeverAlone = true,
        Desk = new(DeskShape.Mean,
        [
            new(_classes, [AttendanceField.Member], false, (thing, scope) => Counted((ClassFacts)thing, scope, days)) { LooksAtTickets = true },
            _tickets,
        ]),
    };

    // Both sides wait for the same day, so that they are of the same members.
    private static IEnumerable<DeskPart> Counted(ClassFacts held, DeskScope scope, Func<int, (int First, int Last)> days)
    {
        var (first, last) = days(held.Day);
        var isPending = scope.Clock.StartOf(held.Day + Days + 1) > (scope.Tickets?.KnownUntil ?? long.MaxValue);
        return held.AttendedMembers.Select(member => isPending
            ? new DeskPart { Day = held.Day, IsPending = true }
            : new DeskPart(scope.Tickets?.Count(member, first, last) ?? 0, 1) { Day = held.Day });
    }
}
