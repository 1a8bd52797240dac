using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Bridge.Host.Cli;

/// <summary>The ordinary help, followed by the verb's examples.</summary>
/// <param name="ordinary">The ordinary help.</param>
/// <param name="width">Columns of the terminal; null in a pipe, where an example stays one line.</param>
internal sealed class ExampledHelpAction(HelpAction ordinary, int? width) : SynchronousCommandLineAction
{
    /// <inheritdoc />
    public override bool ClearsParseErrors => true;

    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        var result = ordinary.Invoke(parseResult);
        if (parseResult.CommandResult.Command is VerbCommand { Examples.Count: > 0 } verb)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var line in verb.Examples.SelectMany(Lines))
            {
                output.WriteLine(line);
            }

            output.WriteLine();
        }

        return result;
    }

    // What a command does goes above it where both do not fit; the command itself is never broken, so that it can be copied.
    private IEnumerable<string> Lines(string example)
    {
        var note = example.IndexOf(" # ", StringComparison.Ordinal);
        return note < 0 || width is not { } most || example.Length + 2 <= most ? [$"  {example}"]
            : [.. WrappedText.Lines($"  {example[(note + 1)..]}", 4, most), $"  {example[..note].TrimEnd()}"];
    }
}
