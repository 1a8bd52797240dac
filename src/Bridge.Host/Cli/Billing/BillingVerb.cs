using System.CommandLine;
using Bridge.Finance;
using Bridge.Host.Finance;

namespace Bridge.Host.Cli.Billing;

/// <summary>What all verbs of <c>bridge billing</c> share: the finance file, and the border at which finance's errors become exit codes.</summary>
internal static class BillingVerb
{
    /// <summary>Where the finance file is looked for when nothing else is said.</summary>
    public const string DefaultConfig = "finance/finance.yaml";

    /// <summary>Makes the option that names the finance file.</summary>
    /// <returns>The option.</returns>
    public static Option<string> Config() => new("--config", "-c")
    {
        Description = "Finance file.",
        HelpName = "FILE",
        DefaultValueFactory = _ => DefaultConfig,
    };

    /// <summary>Makes the option that says why.</summary>
    /// <returns>The option.</returns>
    public static Option<string?> Reason() => new("--reason") { Description = "Why this is done, in a sentence; it goes into finance's audit.", HelpName = "TEXT" };

    /// <summary>Opens the finance side and does something with it.</summary>
    /// <param name="context">What the verb works with.</param>
    /// <param name="config">Path of the finance file.</param>
    /// <param name="act">What to do; gives the exit code.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(CliContext context, string config, Func<OpenFinance, FinanceFile, Task<int>> act)
    {
        var (settings, faults) = new FinanceFileReader(context.Connectors, context.Environment).Read(config);
        context.PrintFaults(faults);
        if (settings is null)
        {
            return ExitCode.Usage;
        }

        try
        {
            using var finance = OpenFinance.Open(settings, context.Connectors, context.Environment, context.Time);
            return await act(finance, settings);
        }
        catch (FinanceException error)
        {
            await context.Error.WriteLineAsync($"{error.Problem}\n{error.Remedy}");
            return ExitCode.Refused;
        }
    }
}
