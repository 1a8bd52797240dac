using Bridge.Audit;
using Bridge.Core.Connectors;
using Bridge.Finance;
using Bridge.Finance.Composition;

namespace Bridge.Host.Finance;

/// <summary>Keeps the roster fresh and releases standings for everybody at once, at the same time whatever was paid.</summary>
/// <param name="finance">The finance side.</param>
/// <param name="audited">The same, with its audit.</param>
/// <param name="settings">Its file.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Takes what was done; never a value.</param>
internal sealed partial class FinanceClock(
    OpenFinance finance, AuditedSide audited, FinanceFile settings, TimeProvider time, ILogger<FinanceClock> logger) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.ReleaseEvery == TimeSpan.Zero)
        {
            return;
        }

        using var timer = new PeriodicTimer(settings.ReleaseEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await ReleaseAsync(stoppingToken);
        }
    }

    private async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            var members = await audited.RefreshRosterAsync(() => finance.RefreshRosterAsync(cancellationToken));
            LogReleased(logger, await audited.ReleaseAsync("released by the clock, as 'releaseEvery' says"), members);
        }
        catch (FinanceException error)
        {
            LogFailed(logger, error.Problem, error.Remedy);
        }
        catch (AuditException error)
        {
            LogFailed(logger, error.Problem, error.Remedy);
        }
        catch (ConnectorException error)
        {
            LogFailed(logger, error.Problem, error.Remedy);
        }
        catch (StoreException error)
        {
            LogFailed(logger, error.Problem, error.Remedy);
        }
    }

    [LoggerMessage(1400, LogLevel.Information, "Release {Sequence} of standings: {Members} members")]
    private static partial void LogReleased(ILogger logger, long sequence, int members);

    [LoggerMessage(1401, LogLevel.Error, "No standings were released: {Problem} {Remedy}")]
    private static partial void LogFailed(ILogger logger, string problem, string remedy);
}
