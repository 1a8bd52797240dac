using Bridge.Core.Desk;
using Bridge.Core.Tables;
using Bridge.Mapping.Calls;

namespace Bridge.Host.Cli.Measures;

/// <summary>The kinds of tables that can be imported, by their verb; samples and schema of each are in <c>config/VERB</c>.</summary>
internal static class ImportKinds
{
    /// <summary>Verb of calls, which other forms than tables can tell of too.</summary>
    public const string Calls = "calls";

    /// <summary>All kinds in the order in which help shows them.</summary>
    public static IReadOnlyList<(string Verb, TableKind Kind)> All { get; } =
    [
        (Calls, CallField.Kind), ("tickets", TicketField.Kind), ("surveys", SurveyField.Kind), ("staff", StaffField.Kind), ("training", TrainingField.Kind),
        ("schedules", ScheduleField.Kind), ("costs", CostField.Kind), ("reviews", ReviewField.Kind), ("pulses", PulseField.Kind),
        ("members", MemberChangeField.Kind), ("classes", AttendanceField.Kind), ("violations", ViolationField.Kind),
    ];
}
