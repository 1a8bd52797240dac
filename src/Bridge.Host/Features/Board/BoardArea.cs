using Bridge.Core.Desk;
using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Catalogue;
using Bridge.Core.Settings;
using Bridge.Core.Tables;
using Bridge.Host.Features.Measures.Questions;

namespace Bridge.Host.Features.Board;

/// <summary>A part of the page: figures that come from the same records and are parted by the same groups.</summary>
/// <param name="Name">Its word in addresses.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Kpis">Its figures, in the order of the catalogue.</param>
/// <param name="Import">What to do when nothing is known of it.</param>
internal sealed record BoardArea(string Name, string Title, IReadOnlyList<Kpi> Kpis, string Import)
{
    /// <summary>Word for the page that shows the main figures of all of them.</summary>
    public const string Overview = "overview";

    /// <summary>Ids of the figures that are shown where all parts are.</summary>
    public required IReadOnlyList<string> Main { get; init; }

    /// <summary>Ids of the figures of its table by group.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>What its figures are grouped by.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>Days that are shown where nobody names some.</summary>
    public int UsualDays { get; init; } = 28;

    /// <summary>True where a figure of less than whole months would mix a month's expense with some days' contacts.</summary>
    public bool IsMonthly { get; init; }

    /// <summary>The parts, in their order.</summary>
    public static IReadOnlyList<BoardArea> All { get; } =
    [
        new("calls", "Calls", [.. KpiCatalogue.All.Where(kpi => kpi.Variants[0].Desk is null && kpi.Id is not (KpiCatalogue.LengthLimit or KpiCatalogue.LongCalls))], "Import calls: bridge import calls (docs/calls.md).")
        {
            Main = ["sl", "asa", "abandonment", "aht", "fcr", "offered"],
            Columns = ["offered", "answered", "sl", "asa", "abandonment", "aht", "transferred", "fcr"],
            Groups = ["queue", "agent", "topic", "weekday", "hour", "week", "month", "quarter"],
        },
        new("tickets", "Tickets", Of(TicketField.Kind), "Import tickets, or let a route bring them: bridge import tickets (docs/desk-imports.md).")
        {
            Main = ["ticketsCreated", "ticketsSolved", "backlog", "resolutionP50", "reopened", "levelOne"],
            Columns = ["ticketsCreated", "ticketsSolved", "levelOne", "escalated", "passedOn", "pingPong", "reopened", "resolutionP50", "resolutionP90"],
            Groups = ["queue", "agent", "topic", "level", "channel", "weekday", "week", "month", "quarter"],
        },
        new("surveys", "Surveys", Of(SurveyField.Kind), "Ask members, or import answers: bridge import surveys (docs/surveys.md).")
        {
            Main = ["csat", "callAgain", "recommend", "nps", "unhappyFollowUp", "responseRate"],
            Columns = ["csat", "csatMean", "callAgain", "recommend", "responseRate"],
            Groups = ["queue", "agent", "topic", "channel", "weekday", "week", "month", "quarter"],
        },
        new("staff", "Staff", [.. Of(StaffField.Kind), .. Of(TrainingField.Kind), .. Of(ScheduleField.Kind), .. Of(PulseField.Kind)],
            "Import employments, days of work and staff surveys: bridge import staff, schedules, pulses (docs/desk-imports.md).")
        {
            Main = ["occupancy", "utilization", "absenteeism", "adherence", "turnover", "agentSatisfaction"],
            Columns = ["occupancy", "utilization", "absenteeism", "adherence"],
            Groups = ["queue", "agent", "week", "month", "quarter"],
            UsualDays = 365,
        },
        new("cost", "Cost", Of(CostField.Kind), "Import the desk's own expense: bridge import costs (docs/desk-imports.md).")
        {
            Main = ["costPerContact", "costPerMinute"],
            Columns = ["costPerContact", "costPerMinute"],
            Groups = ["month", "quarter"],
            UsualDays = 365,
            IsMonthly = true,
        },
        new("quality", "Quality", Of(ReviewField.Kind), "Review contacts, or import scored forms: bridge import reviews (docs/desk-imports.md).")
        {
            Main = ["callQuality", "reviewedShare", "ticketsReviewed", "secretShopper"],
            Columns = ["callQuality", "reviewedShare", "ticketsReviewed"],
            Groups = ["agent", "queue", "week", "month", "quarter"],
        },
    ];

    /// <summary>Finds a part.</summary>
    /// <param name="name">Its word.</param>
    /// <returns>The part; null for the page of all.</returns>
    /// <exception cref="KpiQuestionException">There is none of that word.</exception>
    public static BoardArea? Find(string name) => name == Overview ? null : All.FirstOrDefault(area => area.Name == name)
        ?? throw new KpiQuestionException($"There are no figures of '{name}'. {NearestWord.Explain(name, [Overview, .. All.Select(area => area.Name)])}");

    /// <summary>The main figures of the part.</summary>
    public IReadOnlyList<Kpi> MainKpis => [.. Main.Select(KpiCatalogue.Find).OfType<Kpi>()];

    private static List<Kpi> Of(TableKind kind) => [.. KpiCatalogue.All.Where(kpi => kpi.Variants[0].Desk?.Terms[0].Kind == kind)];
}
