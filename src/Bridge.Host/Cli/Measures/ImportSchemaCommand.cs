using System.CommandLine;
using Bridge.Mapping.Tables;

namespace Bridge.Host.Cli.Measures;

/// <summary><c>bridge import schema</c>: writes the JSON Schema of mapping documents.</summary>
internal static class ImportSchemaCommand
{
    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var kind = new Argument<string>("kind") { Description = "What the rows are, by the verb that imports them." };
        kind.AcceptOnlyFromAmong([.. ImportKinds.All.Select(one => one.Verb)]);
        var verb = new VerbCommand(
            "schema",
            "Writes the JSON Schema of the mapping documents of a kind of table, for editors.",
            "bridge import schema tickets > config/tickets/tickets.schema.json")
        {
            kind,
        };
        verb.SetAction((parsed, _) =>
        {
            context.Out.WriteLine(TableSchema.Of(ImportKinds.All.First(one => one.Verb == parsed.GetRequiredValue(kind)).Kind));
            return Task.FromResult(ExitCode.Done);
        });
        return verb;
    }
}
