using Bridge.Core.Connectors;
using Bridge.Core.Tickets;
using Bridge.Host.Features.Tickets;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Hooks;

/// <summary>Reads again the tickets that a help desk hinted at. Many hints for one ticket are one reading.</summary>
/// <param name="door">The connection.</param>
/// <param name="hints">The hints.</param>
/// <param name="tickets">Takes what was read.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells the administrator.</param>
internal sealed partial class HintLoop(HookDoor door, HintStore hints, ITicketKeeper tickets, TimeProvider time, ILogger<HintLoop> logger) : BackgroundService
{
    private const int MostAtOnce = 50;
    private const int MostParallel = 4;

    // A change brings several calls at once, and a busy ticket many; a moment later they are one reading. It bounds the readings to 50 a second, too.
    private static readonly TimeSpan _gather = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _holdAfterOutage = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _holdAfterFault = TimeSpan.FromMinutes(5);

    private readonly Arrivals _arrivals = new();
    private ITicketDesk? _desk;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        hints.Added += _arrivals.Tell;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var (read, hold) = await TurnAsync(stoppingToken);
                if (read == 0 && hold is null)
                {
                    await _arrivals.NextAsync([], _look, time, stoppingToken);
                }

                await Task.Delay(hold ?? _gather, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A wanted stop; what was not read is read after the next start.
        }
        finally
        {
            hints.Added -= _arrivals.Tell;
        }
    }

    private async Task<(int Read, TimeSpan? Hold)> TurnAsync(CancellationToken cancellationToken)
    {
        try
        {
            var due = hints.Due(door.Connection, MostAtOnce);
            if (due.Count == 0)
            {
                return (0, null);
            }

            var desk = _desk ??= door.OpenDesk();
            var outcomes = new Outcome[due.Count];
            await Parallel.ForAsync(
                0, due.Count, new ParallelOptions { MaxDegreeOfParallelism = MostParallel, CancellationToken = cancellationToken },
                async (place, token) => outcomes[place] = await ReadAsync(desk, due[place], token));
            return await SettleAsync(outcomes);
        }
        catch (Exception error) when (error is StoreException or ConnectorException)
        {
            LogHeld(door.Connection, error.Message);
            return (0, error is StoreException ? _holdAfterOutage : _holdAfterFault);
        }
    }

    private async Task<(int Read, TimeSpan? Hold)> SettleAsync(IReadOnlyList<Outcome> outcomes)
    {
        tickets.Keep([.. outcomes.Select(outcome => outcome.Ticket).OfType<Ticket>()]);
        await hints.EndAsync(door.Connection, [.. outcomes.Where(outcome => outcome.Error is null or { Kind: FailureKind.Data }).Select(outcome => outcome.Hint)]);
        LogRead(outcomes.Count, door.Connection);
        TimeSpan? hold = null;
        foreach (var (_, _, error) in outcomes.Where(outcome => outcome.Error is not null))
        {
            switch (error!.Kind) // chosen by the filter above
            {
                case FailureKind.Data:
                    LogUnreadable(door.Connection, error.Message);
                    break;
                case FailureKind.Throttled:
                    hold = Longer(hold, (error.RetryAt ?? time.GetUtcNow() + _holdAfterOutage) - time.GetUtcNow());
                    break;
                case FailureKind.Transient:
                    hold = Longer(hold, _holdAfterOutage);
                    break;
                default:
                    LogHeld(door.Connection, error.Message);
                    hold = Longer(hold, _holdAfterFault);
                    break;
            }
        }

        return (outcomes.Count, hold);
    }

    private static TimeSpan Longer(TimeSpan? one, TimeSpan other) =>
        one is { } known && known > other ? known : other > TimeSpan.Zero ? other : TimeSpan.Zero;

    private static async Task<Outcome> ReadAsync(ITicketDesk desk, Hint hint, CancellationToken cancellationToken)
    {
        try
        {
            return new Outcome(hint, await desk.ReadAsync(hint.TicketId, cancellationToken), null);
        }
        catch (ConnectorException error)
        {
            return new Outcome(hint, null, error);
        }
    }

    [LoggerMessage(1600, LogLevel.Error, "Changed tickets of {Connection} are not read again for a while; nothing is lost. {Message}")]
    private partial void LogHeld(string connection, string message);

    [LoggerMessage(1602, LogLevel.Debug, "{Count} changed tickets of {Connection} were read again.")]
    private partial void LogRead(int count, string connection);

    [LoggerMessage(1601, LogLevel.Warning, "A changed ticket of {Connection} cannot be read by itself; the next run of its route brings it. {Message}")]
    private partial void LogUnreadable(string connection, string message);

    private sealed record Outcome(Hint Hint, Ticket? Ticket, ConnectorException? Error);
}
