using Bridge.Core.Connectors;

namespace Bridge.Host.Features.Outbox;

/// <summary>Decides what becomes of a request that was not taken: when to come back is the failure's kind to say.</summary>
/// <param name="store">The outbox.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells the administrator.</param>
internal sealed partial class OutboxVerdicts(OutboxStore store, TimeProvider time, ILogger logger)
{
    private const int QuickAttempts = 5;

    // An abandoned call may still be on its way; looking it up too early would find nothing yet.
    private static readonly TimeSpan _beforeLookUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _stubborn = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _holdAfterOutage = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _holdAfterFault = TimeSpan.FromMinutes(15);

    /// <summary>Judges a failure.</summary>
    /// <param name="request">The request.</param>
    /// <param name="error">The failure.</param>
    /// <param name="holdsAll">True when a passing failure means that the system is down for all requests.</param>
    /// <returns>A reason to leave the whole system alone for a while, or null.</returns>
    public async Task<DeskHold?> JudgeAsync(Request request, ConnectorException error, bool holdsAll)
    {
        var now = time.GetUtcNow();
        switch (error.Kind)
        {
            case FailureKind.Data:
                await SetAsideAsync(request, "refused", error.Message);
                return null;
            case FailureKind.Throttled:
                return new DeskHold(error.RetryAt ?? now + _stubborn, null);
            case FailureKind.Transient:
                LogUnknown(request.Key, error.Message);
                await store.WaitAsync(request, now + (request.Attempts < QuickAttempts ? _beforeLookUp : _stubborn));
                return holdsAll ? new DeskHold(now + _holdAfterOutage, error.Message) : null;
            default:
                LogHeld(error.Message);
                return new DeskHold(now + _holdAfterFault, error.Message);
        }
    }

    /// <summary>Lets a request wait that met a fault of the bridge.</summary>
    /// <param name="request">The request.</param>
    /// <returns>A task that ends once it is written down.</returns>
    public Task HoldAsync(Request request) => store.WaitAsync(request, time.GetUtcNow() + _holdAfterFault);

    /// <summary>Sets a request aside.</summary>
    /// <param name="request">The request.</param>
    /// <param name="code">Word for the command line.</param>
    /// <param name="reason">Why and what to do.</param>
    /// <returns>A task that ends once it is written down.</returns>
    public async Task SetAsideAsync(Request request, string code, string reason)
    {
        await store.SetAsideAsync(request, code, reason);
        LogSetAside(request.Key, reason);
    }

    [LoggerMessage(1500, LogLevel.Warning, "Request {Key} was sent and its outcome is not known; it is looked up before it is sent again. {Message}")]
    private partial void LogUnknown(string key, string message);

    [LoggerMessage(1501, LogLevel.Error, "Request {Key} was set aside: bridge deadletters list. {Message}")]
    private partial void LogSetAside(string key, string message);

    [LoggerMessage(1502, LogLevel.Error, "Nothing is sent until this is mended. {Message}")]
    private partial void LogHeld(string message);
}
