using Bridge.Core.Desk;
using Bridge.Core.Kpis.Desk;
using Bridge.Core.Kpis.Desk.Facts;
using Bridge.Core.Kpis.Desk.Formulas;
using Bridge.Core.Tables;
using static Bridge.Core.Kpis.Desk.Formulas.DeskTerms;

namespace Bridge.Core.Kpis.Catalogue;

/// <summary>The KPIs that a list of staff and of its training allows.</summary>
internal static class StaffKpis
{
    private const string Guide = "CMLS guide, Appendix A";
    private const string Copc = "CMLS guide, Appendix A; COPC-2000, attrition";
    private const decimal MonthDays = 365.25m / 12;
    private const decimal YearDays = 365.25m;
    private const decimal Hour = 3600_000;

    private static readonly TableKind _staff = StaffField.Kind;

    /// <summary>Id of the turnover.</summary>
    public const string Turnover = "turnover";

    /// <summary>The KPIs in the order in which they are shown.</summary>
    public static IReadOnlyList<Kpi> All { get; } =
    [
        new(Turnover, "Turnover, a year", KpiUnit.Percent, KpiDirection.Lower, KpiMerge.Records, default, Copc,
        [
            Leaving("monthly", "agents who left, of their own will or not / mean of headcounts on the first day of each month x months / 12", Beginnings),
            Leaving("ends", "agents who left / mean of headcounts on the first day and after the last x months / 12", scope => [scope.FirstDay, scope.LastDay + 1]),
            Leaving("opening", "agents who left / headcount on the first day x months / 12", scope => [scope.FirstDay]),
        ])
        {
            IsUsual = true,
        },
        new("leavers", "Agents who left", KpiUnit.People, KpiDirection.Lower, KpiMerge.Sums, default, Copc,
        [
            Events("count", "agents whose last day it was, of their own will or not", one => one.LeftOn, one => one is { IsAgent: true, Leaving: not "moved" }),
            Events("voluntary", "agents who left of their own will", one => one.LeftOn, one => one is { IsAgent: true, Leaving: "voluntary" }),
            Events("moved", "agents who moved within the company; not in the turnover", one => one.LeftOn, one => one is { IsAgent: true, Leaving: "moved" }),
        ]),
        new("hires", "Agents hired", KpiUnit.People, KpiDirection.Neither, KpiMerge.Sums, default, Guide,
            [Events("count", "agents whose first day it was", one => one.HiredOn, one => one.IsAgent)]),
        new("headcount", "Agents", KpiUnit.People, KpiDirection.Neither, KpiMerge.Gauge, default, Guide,
            [Of("count", "agents after the last day", DeskShape.Count, Current((_, _) => One))]) { IsUsual = true },
        new("tenureMean", "Tenure, mean", KpiUnit.Months, KpiDirection.Higher, KpiMerge.Gauge, default, Guide,
            [Of("mean", "months since the last hire, of agents after the last day; a month is 365.25 / 12 days", DeskShape.Mean, Current((one, scope) => Value((scope.LastDay - one.HiredOn) / MonthDays)))]),
        new("tenureP50", "Tenure, median", KpiUnit.Months, KpiDirection.Higher, KpiMerge.Gauge, default, Guide,
            [Of("median", "nearest rank over months since the last hire, of agents after the last day", DeskShape.Median, Current((one, scope) => Value((scope.LastDay - one.HiredOn) / MonthDays)))]),
        new("agentShare", "Agents of all staff", KpiUnit.Percent, KpiDirection.Neither, KpiMerge.Gauge, default, Guide,
            [Of("fte", "full-time places of agents / full-time places of all staff, after the last day", DeskShape.Percent,
                Gauge<StaffFacts>(_staff, (person, scope) => person.AtEndOf(scope.LastDay) is { } one ? new DeskPart(one.IsAgent ? one.Fte : 0, one.Fte) { Seen = person.In(one) } : null, StaffField.Role))]),
        new("trainingNew", "Training of a new agent", KpiUnit.Hours, KpiDirection.Neither, KpiMerge.Sums, default, Guide,
            [Of("hours", "hours of training that newcomers attended / agents hired", DeskShape.Mean, Trained("newcomer"),
                Hired(new DeskPart(0, 1)))]),
        new("trainingVeteran", "Training of an agent, a year", KpiUnit.Hours, KpiDirection.Higher, KpiMerge.Sums, default, Guide,
            [Of("hours", "hours of training that others than newcomers attended / agent-years of 365.25 days", DeskShape.Mean, Trained("veteran"),
                Looked((one, _, scope) => one.DaysWithin(scope.FirstDay, scope.LastDay) is > 0 and var days ? new DeskPart(0, days / YearDays) : null))]),
    ];

    private static KpiVariant Leaving(string id, string text, Func<DeskScope, IReadOnlyList<int>> days) => Of(id, text, DeskShape.Percent,
        Looked((one, person, scope) =>
        {
            var counted = days(scope);
            var heads = (decimal)counted.Count(day => ReferenceEquals(person.On(day), one)) / counted.Count * Months(scope) / 12;
            var left = one.Leaving != "moved" && one.LeftOn >= scope.FirstDay && one.LeftOn <= scope.LastDay ? 1 : 0;
            return heads > 0 || left > 0 ? new DeskPart(left, heads) : null;
        }));

    // Each employment of an agent by itself, since it may be in another team than the last.
    private static DeskTerm Looked(Func<Employment, StaffFacts, DeskScope, DeskPart?> part) => new(_staff, [], true, (thing, scope) =>
    {
        var person = (StaffFacts)thing;
        return person.Employments.Where(one => one.IsAgent)
            .Select(one => (One: one, Part: part(one, person, scope)))
            .Where(found => found.Part is not null)
            .Select(found => found.Part.GetValueOrDefault() with { Seen = person.In(found.One) });
    });

    // The first days of the months within the time; without any, its own first day.
    private static List<int> Beginnings(DeskScope scope)
    {
        var days = Enumerable.Range(scope.FirstDay, scope.LastDay - scope.FirstDay + 1).Where(day => DeskDays.Of(day).Day == 1).ToList();
        return days.Count > 0 ? days : [scope.FirstDay];
    }

    private static decimal Months(DeskScope scope) => Enumerable.Range(scope.FirstDay, scope.LastDay - scope.FirstDay + 1)
        .Select(DeskDays.Of).GroupBy(day => (day.Year, day.Month)).Sum(month => (decimal)month.Count() / DateTime.DaysInMonth(month.Key.Year, month.Key.Month));

    private static DeskTerm Trained(string stage) => On<RowFacts>(
        TrainingField.Kind, hours => (int)(hours.Row.Whole(TrainingField.On) ?? 0),
        (hours, _) => hours.Row.Word(TrainingField.Stage) == stage ? new DeskPart((hours.Row.Whole(TrainingField.Attended) ?? 0) / Hour, 0) { Cases = 0 } : null);

    private static DeskTerm Hired(DeskPart part) => new(_staff, [], false, (thing, _) =>
        ((StaffFacts)thing).Employments.Where(one => one.IsAgent).Select(one => part with { Day = one.HiredOn, Seen = ((StaffFacts)thing).In(one) }));

    private static DeskTerm Current(Func<Employment, DeskScope, DeskPart> part) =>
        Gauge<StaffFacts>(_staff, (person, scope) => person.AtEndOf(scope.LastDay) is { IsAgent: true } one ? part(one, scope) with { Seen = person.In(one) } : null);

    private static KpiVariant Events(string id, string text, Func<Employment, int?> day, Func<Employment, bool> counts) => Of(id, text, DeskShape.Count,
        new DeskTerm(_staff, [], false, (thing, _) => ((StaffFacts)thing).Employments.Where(one => counts(one) && day(one) is not null)
            .Select(one => One with { Day = day(one) ?? 0, Seen = ((StaffFacts)thing).In(one) })));

    private static KpiVariant Of(string id, string text, DeskShape shape, params IReadOnlyList<DeskTerm> terms) => new(id, "", text) { Desk = new(shape, terms) };
}
