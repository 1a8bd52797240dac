using Bridge.Access;
using Bridge.Audit;
using Bridge.Host.Features.Scheduling;
using Bridge.Host.Features.Telemetry;
using Bridge.Host.Finance;

namespace Bridge.Host.Cli.Billing;

/// <summary>Finance's half of <c>bridge run</c>.</summary>
internal static class FinanceSideRun
{
    /// <summary>Runs finance's pages until told to stop.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="config">Path of the finance file.</param>
    /// <param name="stop">Ends when a stop is wanted.</param>
    /// <param name="cancellationToken">Asks for the stop.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(
        CliContext context, string config, Func<CliContext, CancellationToken, Task> stop, CancellationToken cancellationToken) =>
        BillingVerb.RunAsync(context, config, async (finance, settings) =>
        {
            try
            {
                await using var audit = OpenFinance.OpenAudit(settings, context.Time);
                var options = new HostRunOptions { Url = settings.Listen, Time = context.Time, Log = log => ConsoleLog.Configure(log, context.IsTerminal) };
                await using var host = await FinanceRun.StartAsync(finance, settings, audit, options, cancellationToken);
                await context.Out.WriteLineAsync($"Finance's pages: {string.Join(", ", host.Urls)}");
                await TrialLinks.PrintAsync(context, host, settings.Access, cancellationToken);
                await stop(context, cancellationToken);
                await host.StopAsync(CancellationToken.None);
                return ExitCode.Done;
            }
            catch (IOException error)
            {
                throw new UsageException($"Finance's pages cannot listen on {settings.Listen}: {error.Message} Change 'listen' in {settings.File}.");
            }
            catch (AccessException error)
            {
                throw new UsageException($"{error.Problem}\n{error.Remedy}");
            }
            catch (AuditException error)
            {
                throw new UsageException($"{error.Problem}\n{error.Remedy}");
            }
        });
}
