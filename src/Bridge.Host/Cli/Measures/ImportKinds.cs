using Bridge.Core.Desk;
using Bridge.Core.Tables;
using Bridge.Mapping.Calls;

namespace Bridge.Host.Cli.Measures;

/// <summary>The kinds of tables that can be imported, by their verb; samples and schema of each are in <c>config/VERB</c>.</summary>
internal static class ImportKinds
{
    /// <summary>Verb of calls, which other forms than tables can tell of too.</summary>
    public const string Calls = "calls";

    /// <summary>All kinds with what their rows tell, in the order in which help shows them.</summary>
    public static IReadOnlyList<(string Verb, TableKind Kind, string Rows)> All { get; } =
    [
        (Calls, CallField.Kind, "calls, or counts of them"),
        ("tickets", TicketField.Kind, "tickets of a help desk, or what became of them step by step"),
        ("surveys", SurveyField.Kind, "answers to surveys of members"),
        ("staff", StaffField.Kind, "who works at the desk: hired, moved, left"),
        ("training", TrainingField.Kind, "hours of training that were attended"),
        ("schedules", ScheduleField.Kind, "scheduled, worked and paid hours"),
        ("costs", CostField.Kind, "what the desk costs"),
        ("reviews", ReviewField.Kind, "scored reviews of calls and tickets"),
        ("pulses", PulseField.Kind, "answers to surveys of staff"),
        ("members", MemberChangeField.Kind, "members who joined, returned or left, with the reason"),
        ("classes", AttendanceField.Kind, "classes: seats, registrations and attendance"),
        ("violations", ViolationField.Kind, "violations of rules and what became of them"),
    ];
}
