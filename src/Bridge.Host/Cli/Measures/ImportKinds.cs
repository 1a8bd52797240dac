using Bridge.Core.Desk;
using Bridge.Core.Tables;
using Bridge.Mapping.Calls;

namespace Bridge.Host.Cli.Measures;

/// <summary>The kinds of tables that can be imported, by their verb; samples and schema of each are in <c>config/VERB</c>.</summary>
internal static class ImportKinds
{
    /// <summary>Verb of calls, which other forms than tables can tell of too.</summary>
    public const string Calls = "calls";

    /// <summary>All kinds with what their rows tell and one of their samples, in the order in which help shows them.</summary>
    public static IReadOnlyList<(string Verb, TableKind Kind, string Rows, string Sample)> All { get; } =
    [
        (Calls, CallField.Kind, "calls, or counts of them", "wait-and-talk"),
        ("tickets", TicketField.Kind, "tickets of a help desk, or what became of them step by step", "activities"),
        ("surveys", SurveyField.Kind, "answers to surveys of members", "ratings"),
        ("staff", StaffField.Kind, "who works at the desk: hired, moved, left", "people"),
        ("training", TrainingField.Kind, "hours of training that were attended", "attendance"),
        ("schedules", ScheduleField.Kind, "scheduled, worked and paid hours", "days"),
        ("costs", CostField.Kind, "what the desk costs", "expense"),
        ("reviews", ReviewField.Kind, "scored reviews of calls and tickets", "forms"),
        ("pulses", PulseField.Kind, "answers to surveys of staff", "teams"),
        ("members", MemberChangeField.Kind, "members who joined, returned or left, with the reason", "changes"),
        ("classes", AttendanceField.Kind, "classes: seats, registrations and attendance", "attendance"),
        ("violations", ViolationField.Kind, "violations of rules and what became of them", "cases"),
    ];
}
