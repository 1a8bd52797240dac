using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Questions;

namespace Bridge.Host.Features.Reports.Figures;

/// <summary>The reports that an MLS tells its board of beside the service of the help desk.</summary>
/// <remarks>Source: CMLS guide, CRM, "Reporting".</remarks>
internal static class FigureReports
{
    /// <summary>New and lost members, with the reasons.</summary>
    public static FigureReportSpec Members { get; } = new()
    {
        Name = "members",
        Title = "Membership report",
        Description = "New, returned and lost members, and why they left.",
        Remedy = "Import changes of members: bridge import members (docs/desk-imports.md).",
        Kpis = ["membersOpening", "membersNew", "membersReturned", "membersLost", "membersClosing", "membersNet", "lossRate"],
        Over = ["membersNew", "membersReturned", "membersLost", "membersClosing"],
        Sentence = rows => $"{Count(rows, "membersOpening")} members before, {Count(rows, "membersNew")} new, {Count(rows, "membersReturned")} returned, {Count(rows, "membersLost")} lost, {Count(rows, "membersClosing")} members after.",
        Groups = [("By type", "type", ["membersOpening", "membersNew", "membersReturned", "membersLost", "membersClosing"]), ("Lost by reason", "reason", ["membersLost"])],
        Crosses =
        [
            new CrossSpec("Lost: reason by type", "membersLost", "reason", "type"),
            new CrossSpec("Lost: reason by tenure", "membersLost", "reason", "tenure"),
            new CrossSpec("Lost: reason by month", "membersLost", "reason", "month"),
        ],
    };

    /// <summary>Classes, who came, and who did not.</summary>
    public static FigureReportSpec Classes { get; } = new()
    {
        Name = "classes",
        Title = "Class report",
        Description = "Classes that were held, attended, and offered but not attended.",
        Remedy = "Import classes with who came: bridge import classes (docs/desk-imports.md).",
        Kpis = ["classesHeld", "classesEmpty", "classesCancelled", "seatsOffered", "registered", "attended", "noShows", "replays", "attendedPerClass", "attendees", "attendeeTickets"],
        Over = ["classesHeld", "attendedPerClass", "seatsOffered", "registered", "attended", "noShows"],
        Sentence = rows => $"{Count(rows, "classesHeld")} classes held, {Count(rows, "classesEmpty")} of them with nobody there; {Count(rows, "attended")} of {Count(rows, "seatsOffered")} seats attended.",
        Groups = [("By topic", "topic", ["classesHeld", "attendedPerClass", "classesEmpty", "seatsOffered", "registered", "attended", "noShows"])],
    };

    /// <summary>Rule violations by cause.</summary>
    public static FigureReportSpec Violations { get; } = new()
    {
        Name = "violations",
        Title = "Violation report",
        Description = "Rule violations by cause and status; never an amount.",
        Remedy = "Import violations: bridge import violations (docs/desk-imports.md).",
        Kpis = ["violations", "violationsDismissed"],
        Over = ["violations", "violationsDismissed"],
        Sentence = rows => $"{Count(rows, "violations")} violations, and {Count(rows, "violationsDismissed")} that were dismissed.",
        Groups = [("By cause", "reason", ["violations", "violationsDismissed"])],
        Crosses = [new CrossSpec("Cause by status", "violations", "reason", "status")],
    };

    private static string Count(IReadOnlyList<KpiRow> rows, string kpi) =>
        rows.FirstOrDefault(row => row.Kpi.Id == kpi) is { } row ? KpiTable.Value(row).ToString() : "no";
}
