using Bridge.Host.Features.Measures;

namespace Bridge.Host.Features.HubFigures;

/// <summary>Brings the hub's tickets and surveys into the measures again and again, so that figures follow them by themselves.</summary>
/// <param name="hub">What is brought.</param>
/// <param name="folder">Folder of the measures.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells the administrator.</param>
internal sealed partial class HubFigureLoop(HubImport hub, string folder, TimeProvider time, ILogger<HubFigureLoop> logger) : BackgroundService
{
    private static readonly TimeSpan _every = TimeSpan.FromMinutes(5);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_every, time);
        try
        {
            do
            {
                await Task.Run(() => Bring(stoppingToken), stoppingToken); // the first time reads everything, which must not hold the start of the host
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A wanted stop. What was not brought is brought after the next start.
        }
    }

    private void Bring(CancellationToken cancellationToken)
    {
        try
        {
            using var store = MeasureStore.Open(MeasureFiles.Store(folder));
            var (tickets, surveys) = hub.Run(store, cancellationToken);
            LogBrought(tickets.Changed, surveys.Changed);
        }
        catch (StoreException error)
        {
            LogHeld($"{error.Problem} {error.Remedy}");
        }
    }

    [LoggerMessage(2700, LogLevel.Debug, "The hub's own records were brought into the measures: {Tickets} tickets and {Surveys} surveys and answers are new or changed.")]
    private partial void LogBrought(long tickets, long surveys);

    [LoggerMessage(2701, LogLevel.Error, "The hub's own records are not brought into the measures now. {Message}")]
    private partial void LogHeld(string message);
}
