using Bridge.Core.Connectors;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Outbox;

/// <summary>Sends what waits in the outbox: requests of one ticket in their order, others beside each other.</summary>
/// <param name="desk">Name of the connection that it sends to.</param>
/// <param name="store">The outbox.</param>
/// <param name="open">Opens the way there; it may throw what cannot be used.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells the administrator.</param>
internal sealed partial class OutboxLoop(
    string desk, OutboxStore store, Func<IRequestSender> open, TimeProvider time, ILogger<OutboxLoop> logger) : BackgroundService
{
    private const int MostUnderWay = 8;

    // A replay by the command line comes from another process, and waits end without a sign.
    private static readonly TimeSpan _look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _holdAfterFault = TimeSpan.FromMinutes(1);

    private readonly Arrivals _arrivals = new();
    private readonly Dictionary<string, Task<DeskHold?>> _underWay = new(StringComparer.Ordinal);
    private IRequestSender? _sender;
    private DeskHold? _hold;

    /// <summary>Why nothing is sent at the moment; null while all is well.</summary>
    public DeskHold? Hold => _hold is { } hold && hold.Until > time.GetUtcNow() ? hold : null;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        store.Accepted += _arrivals.Tell;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                Begin(stoppingToken);
                await _arrivals.NextAsync(_underWay.Values, _look, time, stoppingToken);
                await EndAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A wanted stop. What is under way ends or is looked up at the next start.
        }
        finally
        {
            store.Accepted -= _arrivals.Tell;
            await Task.WhenAll(_underWay.Values); // none of them throws
        }
    }

    private void Begin(CancellationToken cancellationToken)
    {
        if (Hold is not null || _underWay.Count >= MostUnderWay)
        {
            return;
        }

        try
        {
            foreach (var request in store.Due(desk, _underWay.Keys, MostUnderWay - _underWay.Count))
            {
                _sender ??= open();
                _underWay[request.Lane] = SendAsync(_sender, request, cancellationToken);
            }
        }
        catch (Exception error) when (error is StoreException or ConnectorException)
        {
            _hold = HoldAfter(error);
        }
    }

    private async Task EndAsync()
    {
        foreach (var (lane, task) in _underWay.Where(one => one.Value.IsCompleted).ToList())
        {
            _underWay.Remove(lane);
            _hold = await task ?? Hold;
        }
    }

    private async Task<DeskHold?> SendAsync(IRequestSender sender, Request request, CancellationToken cancellationToken)
    {
        try
        {
            return await sender.SendAsync(request, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (StoreException error)
        {
            return HoldAfter(error);
        }
#pragma warning disable CA1031 // the border of a request: a fault in one must not end the others
        catch (Exception error)
#pragma warning restore CA1031
        {
            // Without the exception's message: it could quote what a member said.
            LogFault(request.Key, error.GetType().FullName, error.StackTrace);
            return await PutOffAsync(sender, request);
        }
    }

    private async Task<DeskHold?> PutOffAsync(IRequestSender sender, Request request)
    {
        try
        {
            await sender.HoldAsync(request);
            return null;
        }
        catch (StoreException error)
        {
            return HoldAfter(error);
        }
    }

    private DeskHold HoldAfter(Exception error)
    {
        LogStore(error.Message);
        return new DeskHold(time.GetUtcNow() + _holdAfterFault, error.Message);
    }

    [LoggerMessage(1503, LogLevel.Error, "The outbox waits a minute. {Message}")]
    private partial void LogStore(string message);

    [LoggerMessage(1504, LogLevel.Critical, "Request {Key} met a fault of the bridge ({Type}): {Trace}")]
    private partial void LogFault(string key, string? type, string? trace);
}
