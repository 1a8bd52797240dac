using System.Text.Json;
using Bridge.Core.Connectors;
using Bridge.Core.Interactions;
using Bridge.Core.Tickets;
using Bridge.Host.Features.Outbox.Attachments;
using Bridge.Host.Features.Tickets;

namespace Bridge.Host.Features.Outbox;

/// <summary>Sends one request once, and writes down what came of it.</summary>
/// <remarks>
/// Each attempt is noted before it is made. Whatever was attempted before is looked up first, so that no key opens two
/// tickets. Calls themselves are repeated by the connection alone.
/// </remarks>
/// <param name="store">The outbox.</param>
/// <param name="desk">The help desk.</param>
/// <param name="timeline">Members' timelines in it; null when it has none.</param>
/// <param name="handOffs">Hands tickets to other groups; null when it cannot.</param>
/// <param name="attachments">Hands over files.</param>
/// <param name="tickets">Takes the tickets that come back.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells the administrator.</param>
internal sealed partial class OutboxSender(
    OutboxStore store, ITicketDesk desk, ITimeline? timeline, IHandOffs? handOffs, AttachmentSender attachments, ITicketKeeper tickets, TimeProvider time, ILogger<OutboxSender> logger) : IRequestSender
{
    private readonly OutboxVerdicts _verdicts = new(store, time, logger);

    /// <inheritdoc />
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
            return await _verdicts.JudgeAsync(request, error, isLookUp);
        }
    }

    /// <inheritdoc />
    public Task HoldAsync(Request request) => _verdicts.HoldAsync(request);

    private async Task AddAsync(Request request, CancellationToken cancellationToken)
    {
        if (timeline is null)
        {
            await _verdicts.SetAsideAsync(request, "no-timeline", "The help desk of this connection has no timelines of members. Set 'timeline: false' in memberApi.");
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
            var files = await attachments.SendAsync(request, cancellationToken);
            return await desk.OpenAsync(
                new NewTicket(request.Key, request.Member, request.Subject ?? "", text, request.Topic) { Group = request.Group, Uploads = files }, cancellationToken);
        }

        if ((request.TicketId ?? store.Find(request.Lane)?.TicketId) is not { } ticket)
        {
            await _verdicts.SetAsideAsync(request, "ticket-set-aside", "The ticket it belongs to was set aside. Send both again once the cause is mended.");
            return null;
        }

        await store.BeginAsync(request);
        if (request.Kind == RequestKind.HandOff)
        {
            return await HandOffAsync(request, ticket, text, cancellationToken);
        }

        var uploads = await attachments.SendAsync(request, cancellationToken);
        return await desk.CommentAsync(new NewComment(request.Key, ticket, request.Member, text) { Uploads = uploads }, cancellationToken);
    }

    private async Task<Ticket?> HandOffAsync(Request request, string ticket, string note, CancellationToken cancellationToken)
    {
        if (handOffs is null || request.Group is not { } group)
        {
            await _verdicts.SetAsideAsync(request, "no-hand-offs", "Tickets of this help desk cannot be handed to other groups by the bridge. Let an agent do it there.");
            return null;
        }

        return await handOffs.HandOffAsync(new HandOff(request.Key, ticket, group, request.Topic, note.Length == 0 ? null : note), cancellationToken);
    }

    [LoggerMessage(1505, LogLevel.Debug, "The help desk has request {Key}.")]
    private partial void LogSent(string key);
}
