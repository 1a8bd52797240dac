using System.CommandLine;
using Bridge.Core.Desk;

namespace Bridge.Host.Cli.Measures;

/// <summary><c>bridge import</c>: takes records from files.</summary>
internal static class ImportVerb
{
    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context) => new VerbCommand(
        "import",
        "Imports records from files for the KPIs.",
        "bridge import calls /var/log/asterisk/queue_log --format queue_log --zone America/Denver",
        "bridge import calls july.csv --format csv --mapping config/calls/wait-and-talk.yaml")
    {
        ImportCallsCommand.Build(context),
        ImportTableCommand.Build(context, "tickets", TicketField.Kind),
        ImportTableCommand.Build(context, "surveys", SurveyField.Kind),
        ImportTableCommand.Build(context, "staff", StaffField.Kind),
        ImportTableCommand.Build(context, "training", TrainingField.Kind),
        ImportTableCommand.Build(context, "schedules", ScheduleField.Kind),
        ImportTableCommand.Build(context, "costs", CostField.Kind),
        ImportTableCommand.Build(context, "reviews", ReviewField.Kind),
        ImportTableCommand.Build(context, "pulses", PulseField.Kind),
        ImportTableCommand.Build(context, "members", MemberChangeField.Kind),
        ImportTableCommand.Build(context, "classes", AttendanceField.Kind),
        ImportTableCommand.Build(context, "violations", ViolationField.Kind),
    };
}
