using System.Text.Json;
using Bridge.Core.Connectors;
using Bridge.Core.Interactions;
using Bridge.Core.Tickets;
using Bridge.Host.Features.Tickets;

namespace Bridge.Host.Features.Outbox;

/// <summary>Sends one request once, and writes down what came of it.</summary>
/// <remarks>
/// Each attempt is noted before it is made. Whatever was attempted before is looked up first, so that no key opens two
/// tickets. When to come back is the failure's kind to say; calls themselves are repeated by the connection alone.
/// </remarks>
/// <param name="store">The outbox.</param>
/// <param name="desk">The help desk.</param>
/// <param name="timeline">Members' timelines in it; null when it has none.</param>
/// <param name="tickets">Takes the tickets that come back.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells the administrator.</param>
internal sealed partial class OutboxSender(
    OutboxStore store, ITicketDesk desk, ITimeline? timeline, ITicketKeeper tickets, TimeProvider time, ILogger<OutboxSender> logger)
{
    private const int QuickAttempts = 5;

    // An abandoned call may still be on its way; looking it up too early would find nothing yet.
    private static readonly TimeSpan _beforeLookUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _stubborn = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _holdAfterOutage = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _holdAfterFault = TimeSpan.FromMinutes(15);

    /// <summary>Sends.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Abandons the call; the request is looked up before it is sent again.</param>
    /// <returns>A reason to leave the whole help desk alone for a while, or null.</returns>
    public async Task<DeskHold?> SendAsync(Request request, CancellationToken cancellationToken)
    {
        var isLookUp = request.Attempts > 0 && request.Kind == RequestKind.Ticket;
        try
        {
            if (request.Kind == RequestKind.Interaction)
            {
                await AddAsync(request, cancellationToken);
                return null;
            }

            var found = isLookUp ? await desk.FindAsync(request.Key, cancellationToken) : null;
            isLookUp = false;
            if (found is null && await SendOnceAsync(request, cancellationToken) is { } sent)
            {
                found = sent;
            }

            if (found is not null)
            {
                await store.EndAsync(request, found.Key.Value);
                tickets.Keep([found]);
                LogSent(request.Key);
            }

            return null;
        }
        catch (ConnectorException error)
        {
            return await JudgeAsync(request, error, isLookUp);
        }
    }

    /// <summary>Lets a request wait that met a fault of the bridge, so that the others go on.</summary>
    /// <param name="request">The request.</param>
    /// <returns>A task that ends once it is written down.</returns>
    public Task HoldAsync(Request request) => store.WaitAsync(request, time.GetUtcNow() + _holdAfterFault);

    private async Task AddAsync(Request request, CancellationToken cancellationToken)
    {
        if (timeline is null)
        {
            await SetAsideAsync(request, "no-timeline", "The help desk of this connection has no timelines of members. Set 'timeline: false' in memberApi.");
            return;
        }

        var text = request.Text ?? throw new InvalidOperationException("A request that waits has its text.");
        var interaction = JsonSerializer.Deserialize(text, OutboxJson.Default.Interaction) ?? throw new InvalidOperationException("An interaction waits as an object.");
        await store.BeginAsync(request);
        await timeline.AddAsync(request.Key, interaction, cancellationToken);
        await store.EndAsync(request, ticketId: null);
        LogSent(request.Key);
    }

    private async Task<Ticket?> SendOnceAsync(Request request, CancellationToken cancellationToken)
    {
        var text = request.Text ?? throw new InvalidOperationException("A request that waits has its text.");
        if (request.Kind == RequestKind.Ticket)
        {
            await store.BeginAsync(request);
            return await desk.OpenAsync(new NewTicket(request.Key, request.Member, request.Subject ?? "", text, request.Topic) { Group = request.Group }, cancellationToken);
        }

        if ((request.TicketId ?? store.Find(request.Lane)?.TicketId) is not { } ticket)
        {
            await SetAsideAsync(request, "ticket-set-aside", "The ticket it belongs to was set aside. Send both again once the cause is mended.");
            return null;
        }

        await store.BeginAsync(request);
        return await desk.CommentAsync(new NewComment(request.Key, ticket, request.Member, text), cancellationToken);
    }

    private async Task<DeskHold?> JudgeAsync(Request request, ConnectorException error, bool isLookUp)
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
                return isLookUp ? new DeskHold(now + _holdAfterOutage, error.Message) : null;
            default:
                LogHeld(error.Message);
                return new DeskHold(now + _holdAfterFault, error.Message);
        }
    }

    private async Task SetAsideAsync(Request request, string code, string reason)
    {
        await store.SetAsideAsync(request, code, reason);
        LogSetAside(request.Key, reason);
    }

    [LoggerMessage(1500, LogLevel.Warning, "Request {Key} was sent and its outcome is not known; it is looked up before it is sent again. {Message}")]
    private partial void LogUnknown(string key, string message);

    [LoggerMessage(1501, LogLevel.Error, "Request {Key} was set aside: bridge deadletters list. {Message}")]
    private partial void LogSetAside(string key, string message);

    [LoggerMessage(1505, LogLevel.Debug, "The help desk has request {Key}.")]
    private partial void LogSent(string key);

    [LoggerMessage(1502, LogLevel.Error, "Nothing is sent to the help desk until this is mended. {Message}")]
    private partial void LogHeld(string message);
}
