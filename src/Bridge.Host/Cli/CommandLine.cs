using System.CommandLine;
using System.CommandLine.Help;
using Bridge.Core.Connectors;
using Bridge.Host.Cli.Billing;
using Bridge.Host.Cli.Demo;
using Bridge.Host.Cli.Measures;
using Bridge.Host.Cli.Proof;
using Bridge.Host.Composition;

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
        catch (OperationCanceledException)
        {
            await context.Error.WriteLineAsync("Interrupted.");
            return ExitCode.Interrupted;
        }
        catch (ConnectorException error)
        {
            await context.Error.WriteLineAsync($"{error.Problem}\n{error.Remedy}");
            return ExitCode.Refused;
        }
        catch (StoreException error)
        {
            await context.Error.WriteLineAsync($"{error.Problem}\n{error.Remedy}");
            return ExitCode.Refused;
        }
        catch (MappingFaultsException error)
        {
            await context.Error.WriteLineAsync(error.Message);
            return ExitCode.Usage;
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or NullReferenceException)
        {
            await context.Error.WriteLineAsync(
                $"The bridge has met a fault of its own ({error.GetType().Name}).\nNothing was lost. Please report it with the command you gave and the version that 'bridge --version' prints.");
            return ExitCode.Refused;
        }
        catch (UsageException error)
        {
            await context.Error.WriteLineAsync(error.Message);
            return ExitCode.Usage;
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
