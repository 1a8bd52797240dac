using System.CommandLine;
using Bridge.Host.Cli.Measures;

namespace Bridge.Host.Cli.Imports;

/// <summary><c>bridge import</c>: takes records from files.</summary>
internal static class ImportVerb
{
    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var verb = new VerbCommand(
            "import",
            "Imports records from files. A file that comes again, in pieces or corrected, replaces what it told before.",
            "bridge import calls /var/log/asterisk/queue_log --format queue_log --zone America/Denver",
            "bridge import calls july.csv --format csv --mapping config/calls/wait-and-talk.yaml",
            "bridge import tickets export.csv --mapping config/tickets/servicenow.yaml",
            "bridge import interactions classes.csv --source lms",
            "bridge import hub               # tickets and surveys that the hub keeps itself")
        {
            ImportCallsCommand.Build(context), ImportInteractionsCommand.Build(context),
        };
        foreach (var (name, kind, rows, sample) in ImportKinds.All.Where(one => one.Verb != ImportKinds.Calls))
        {
            verb.Add(ImportTableCommand.Build(context, name, kind, rows, sample));
        }

        verb.Add(ImportHubCommand.Build(context));
        verb.Add(ImportSchemaCommand.Build(context));
        return verb;
    }
}
