using Bridge.Access;
using Bridge.Host.Cli.Running;
using Bridge.Host.Composition;
using Bridge.Host.Finance;

namespace Bridge.Host.Cli.Billing;

/// <summary>Finance's half of <c>bridge run</c>.</summary>
internal static class FinanceSideRun
{
    /// <summary>Serves finance's pages for as long as something else goes on.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="config">Path of the finance file.</param>
    /// <param name="log">Says where log lines go.</param>
    /// <param name="meanwhile">Is told of the side once it listens; the side stops when it ends.</param>
    /// <param name="cancellationToken">Abandons the start.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(
        CliContext context, string config, Action<ILoggingBuilder> log, Func<ListeningSide, Task<int>> meanwhile, CancellationToken cancellationToken) =>
        BillingVerb.RunAsync(context, config, async (finance, settings) =>
        {
            try
            {
                await using var audit = OpenFinance.OpenAudit(settings, context.Time);
                var options = new HostRunOptions { Url = settings.Listen, Time = context.Time, Log = log };
                await using var host = await FinanceRun.StartAsync(finance, settings, audit, options, cancellationToken);
                var code = await meanwhile(new ListeningSide(Side.Finance, "Finance's pages", host, settings.Access));
                await host.StopAsync(CancellationToken.None);
                return code;
            }
            catch (IOException error)
            {
                throw new UsageException($"Finance's pages cannot listen on {settings.Listen}: {error.Message} Change 'listen' in {settings.File}.");
            }
        });
}
