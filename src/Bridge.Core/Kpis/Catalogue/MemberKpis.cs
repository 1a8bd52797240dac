using Bridge.Core.Desk;
using Bridge.Core.Kpis.Desk;
using Bridge.Core.Kpis.Desk.Facts;
using Bridge.Core.Kpis.Desk.Formulas;
using Bridge.Core.Tables;
using static Bridge.Core.Kpis.Desk.Formulas.DeskTerms;

namespace Bridge.Core.Kpis.Catalogue;

/// <summary>The KPIs of members, classes and violations of rules. Opening + new + returned - lost = closing, of each type of office and in total.</summary>
internal static class MemberKpis
{
    private const string Guide = "CMLS guide, CRM, reporting";
    private const decimal Watched = 80;

    private static readonly TableKind _members = MemberChangeField.Kind;
    private static readonly TableKind _classes = AttendanceField.Kind;

    /// <summary>The KPIs in the order in which they are shown.</summary>
    public static IReadOnlyList<Kpi> All { get; } =
    [
        Count("membersOpening", "Members before", "members at the end of the day before", KpiMerge.Gauge, Stock(scope => scope.FirstDay - 1)),
        Count("membersNew", "New members", "members who joined and never were before", KpiMerge.Sums, Turns(spell => spell.IsReturn ? null : spell.From, One)),
        Count("membersReturned", "Returned members", "members who joined again", KpiMerge.Sums, Turns(spell => spell.IsReturn ? spell.From : null, One)),
        Count("membersLost", "Lost members", "members who left; suspended ones are not lost", KpiMerge.Sums, Turns(spell => spell.LeftOn, One)),
        Count("membersClosing", "Members", "members at the end of the last day", KpiMerge.Gauge, Stock(scope => scope.LastDay)),
        Count("membersNet", "Net change of members", "new + returned - lost", KpiMerge.Sums, Turns(spell => spell.From, One), Turns(spell => spell.LeftOn, new DeskPart(-1, 0))) with
        {
            Guards = ["membersLost"],
            GuardsPartedBy = DeskTrait.Reason,
            GuardedBecause = "new members hide those who left, and why",
        },
        new("lossRate", "Loss rate", KpiUnit.Percent, KpiDirection.Lower, KpiMerge.Records, default, Guide,
        [
            Of("period", "lost members / members before; of the time, not of a year", DeskShape.Percent, Gauge<MemberFacts>(_members, (member, scope) =>
            {
                var lost = member.Spells.Count(spell => spell.LeftOn >= scope.FirstDay && spell.LeftOn <= scope.LastDay);
                var isThere = member.Spells.Any(spell => spell.IsAtEndOf(scope.FirstDay - 1));
                return lost > 0 || isThere ? new DeskPart(lost, isThere ? 1 : 0) { Cases = isThere ? 1 : 0 } : null;
            })),
        ])
        {
            IsUsual = true,
        },
        Classes("classesHeld", "Classes held", KpiUnit.Classes, "classes that took place", one => one.IsHeld ? 1 : 0) with
        {
            Guards = ["attendedPerClass"],
            GuardedBecause = "rooms may be empty",
        },
        Classes("classesEmpty", "Classes without anybody", KpiUnit.Classes, "classes that took place with nobody there", one => one.IsHeld && one.Attended == 0 ? 1 : 0),
        Classes("classesCancelled", "Classes cancelled", KpiUnit.Classes, "classes that were called off", one => one.IsCancelled ? 1 : 0),
        Classes("seatsOffered", "Seats offered", KpiUnit.Seats, "seats of classes that were not called off", one => one.IsCancelled ? 0 : one.Seats),
        Classes("registered", "Registered", KpiUnit.Seats, "people who registered for a class, once for each class", one => one.Registered),
        Classes("attended", "Attended", KpiUnit.Seats, "people who attended a class, once for each class", one => one.Attended),
        Classes("noShows", "Registered and absent", KpiUnit.Seats, "people who registered for a class that took place, did not call off and were not there", one => one.NoShows),
        Classes("replays", "Replays watched", KpiUnit.Seats, "people who watched at least 80 % of a replay and had not attended", one => one.Replays(Watched)),
        new("attendedPerClass", "Attended of a class", KpiUnit.Number, KpiDirection.Higher, KpiMerge.Sums, default, Guide,
        [
            Of("mean", "people who attended / classes that took place", DeskShape.Mean,
                On<ClassFacts>(_classes, one => one.Day, (one, _) => one.IsHeld ? new DeskPart(one.Attended, 1) : null)),
        ]),
        Violations("violations", "Rule violations", "violations that were not dismissed", status => status != "dismissed"),
        Violations("violationsDismissed", "Violations dismissed", "violations that were dismissed", status => status == "dismissed"),
    ];

    /// <summary>The members at the end of the time, as a part of another figure.</summary>
    /// <param name="part">What each adds.</param>
    /// <returns>The term.</returns>
    public static DeskTerm AtEnd(DeskPart part) => Stock(scope => scope.LastDay, part);

    private static DeskTerm Stock(Func<DeskScope, int> day, DeskPart? part = null) =>
        Gauge<MemberFacts>(MemberChangeField.Kind, (member, scope) => member.Spells.Any(spell => spell.IsAtEndOf(day(scope))) ? part ?? One : null);

    private static DeskTerm Turns(Func<MemberSpell, int?> day, DeskPart part) => new(_members, [], false, (thing, _) => ((MemberFacts)thing).Spells
        .Where(spell => day(spell) is not null).Select(spell => part with { Day = day(spell) ?? 0, Seen = ((MemberFacts)thing).At(spell) }));

    private static Kpi Count(string id, string name, string text, KpiMerge merge, params IReadOnlyList<DeskTerm> terms) =>
        new(id, name, KpiUnit.People, KpiDirection.Neither, merge, default, Guide, [Of("count", text, DeskShape.Count, terms)]) { IsUsual = true };

    private static Kpi Classes(string id, string name, KpiUnit unit, string text, Func<ClassFacts, long> count) =>
        new(id, name, unit, KpiDirection.Neither, KpiMerge.Sums, default, Guide,
            [Of("count", text, DeskShape.Count, On<ClassFacts>(_classes, one => one.Day, (one, _) => count(one) is > 0 and var many ? new DeskPart(many, 0) { Cases = many } : null))])
        {
            IsUsual = true,
        };

    private static Kpi Violations(string id, string name, string text, Func<string?, bool> counts) =>
        new(id, name, KpiUnit.Violations, KpiDirection.Lower, KpiMerge.Sums, default, Guide,
        [
            Of("count", text, DeskShape.Count, On<RowFacts>(
                ViolationField.Kind, one => (int)(one.Row.Whole(ViolationField.On) ?? 0), (one, _) => counts(one.Row.Word(ViolationField.Status)) ? One : null)),
        ])
        {
            IsUsual = true,
        };

    private static KpiVariant Of(string id, string text, DeskShape shape, params IReadOnlyList<DeskTerm> terms) => new(id, "", text) { Desk = new(shape, terms) };
}
