using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Bridge.Host.Cli;

/// <summary>The command line: all verbs, and the border at which errors become exit codes.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command line.</summary>
    /// <param name="context">What the verbs work with.</param>
    /// <param name="args">The words after the program's name.</param>
    /// <param name="cancellationToken">Ends the verb.</param>
    /// <returns>A value of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(CliContext context, string[] args, CancellationToken cancellationToken)
    {
        var result = Build(context, args).Parse(args);
        if (UnknownWords.Explain(result) is { } unknown)
        {
            await context.Error.WriteLineAsync(unknown);
            return ExitCode.Usage;
        }

        var invocation = new InvocationConfiguration
        {
            Output = context.Out,
            Error = context.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(25),
        };
        if (result.Errors.Count > 0)
        {
            await ExplainAsync(result, invocation, cancellationToken);
            return ExitCode.Usage;
        }

        try
        {
            return await result.InvokeAsync(invocation, cancellationToken);
        }
        catch (Exception error)
        {
            // The border of the program: whatever went wrong becomes words and an exit code, never a stack trace.
            var (words, code) = CliErrors.Explain(error);
            await context.Error.WriteLineAsync(words);
            return code;
        }
    }

    // Whoever typed something wrong reads what it was: the whole help below it would push that off the screen.
    private static async Task ExplainAsync(ParseResult result, InvocationConfiguration invocation, CancellationToken cancellationToken)
    {
        var isIncomplete = result.CommandResult.Command.Subcommands.Count > 0;
        if (result.Action is ParseErrorAction action)
        {
            action.ShowHelp = isIncomplete;
        }

        await result.InvokeAsync(invocation, cancellationToken);
        if (!isIncomplete)
        {
            await invocation.Error.WriteLineAsync($"'{UnknownWords.VerbOf(result)} --help' tells what can be written.");
        }
    }

    /// <summary>Puts the verbs together that a command line needs.</summary>
    /// <param name="context">What the verbs work with.</param>
    /// <param name="args">The words after the program's name; none for all verbs.</param>
    /// <returns>The root.</returns>
    public static Command Build(CliContext context, params string[] args)
    {
        // Not a RootCommand: that one calls itself by the name of the assembly, which nobody types.
        var root = new VerbCommand(
            "bridge",
            "Keeps the members and offices of an MLS in step with a CRM.",
            "bridge demo             # look at it first, without any system of your own",
            "bridge init             # your own: asks, writes the settings, and says what comes next",
            "bridge plan             # what a sync would change, and why",
            "bridge sync             # do it",
            "bridge sync --help      # more about a verb")
        {
            new HelpOption(), new VersionOption(),
        };
        foreach (var verb in Verbs.For(context, args))
        {
            root.Add(verb);
        }

        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new ExampledHelpAction((HelpAction)help.Action!, context.IsTerminal ? context.Width : null); // never null: the option is born with its action
        }

        return root;
    }
}
