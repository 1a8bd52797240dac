using System.CommandLine;
using System.CommandLine.Help;
using Bridge.Host.Cli.Billing;
using Bridge.Host.Cli.Demo;
using Bridge.Host.Cli.Imports;
using Bridge.Host.Cli.Measures;
using Bridge.Host.Cli.Proof;

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
        var result = Build(context).Parse(args);
        var invocation = new InvocationConfiguration
        {
            Output = context.Out,
            Error = context.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(25),
        };
        if (result.Errors.Count > 0)
        {
            await result.InvokeAsync(invocation, cancellationToken);
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

    /// <summary>Puts all verbs together.</summary>
    /// <param name="context">What the verbs work with.</param>
    /// <returns>The root.</returns>
    public static RootCommand Build(CliContext context)
    {
        var root = new RootCommand("Keeps the members and offices of an MLS in step with a CRM.")
        {
            InitCommand.Build(context),
            CheckCommand.Build(context),
            ProvisionCommand.Build(context),
            ConnectorsCommand.Build(context),
            PlanCommand.Build(context),
            SyncCommand.Build(context),
            DeadLettersCommand.Build(context),
            ScrubCommand.Build(context),
            AuditCommand.Build(context),
            BillingCommand.Build(context),
            ProveCommand.Build(context),
            ImportVerb.Build(context),
            KpiCommand.Build(context),
            SurveysCommand.Build(context),
            ReportCommand.Build(context),
            RunCommand.Build(context),
            DemoCommand.Build(context),
            SandboxCommand.Build(context),
        };
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new ExampledHelpAction((HelpAction)help.Action!); // never null: the option is born with its action
        }

        return root;
    }
}
