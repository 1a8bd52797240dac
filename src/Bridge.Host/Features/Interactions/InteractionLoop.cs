using Bridge.Host.Features.Outbox;
using Bridge.Host.Features.Tickets;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Interactions;

/// <summary>Follows the tickets that the hub keeps, and hands what a timeline is to have to the outbox.</summary>
/// <remarks>
/// Tickets are looked through anew with every host: what is kept already stays, and a store of tickets that was deleted and read
/// again changes nothing.
/// </remarks>
/// <param name="store">The interactions.</param>
/// <param name="tickets">The tickets that the hub keeps.</param>
/// <param name="outbox">Takes what a timeline is to have; null when none is to have anything.</param>
/// <param name="surveys">Follows the surveys; null when there are none.</param>
/// <param name="desk">Name of the help desk's connection.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells the administrator.</param>
internal sealed partial class InteractionLoop(
    InteractionStore store, ITicketReader tickets, OutboxStore? outbox, SurveyInteractions? surveys, string desk, TimeProvider time, ILogger<InteractionLoop> logger)
    : StoreFollower(TimeSpan.FromSeconds(2), time)
{
    private long _change;

    /// <inheritdoc />
    protected override async Task FollowAsync(CancellationToken cancellationToken)
    {
        await Task.Run(() => Follow(cancellationToken), cancellationToken); // the first look is long where there are many tickets
        await Task.Run(() => surveys?.Follow(cancellationToken), cancellationToken);
        await HandOnAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override void TellHeld(string message) => LogHeld(message);

    private void Follow(CancellationToken cancellationToken)
    {
        for (var isMore = true; isMore;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (changed, last) = tickets.ChangedSince(_change, PageSize);
            var told = changed.Select(ticket => (ticket.Key, Interaction: InteractionsOf.Ticket(ticket))).ToList();
            if (told.Count > 0)
            {
                store.Follow(
                    [.. told.Where(one => one.Interaction is not null).Select(one => one.Interaction!)], // of those that are left each is one
                    [.. told.Where(one => one.Interaction is null).Select(one => InteractionsOf.Key(one.Key))]);
            }

            (_change, isMore) = (last, changed.Count == PageSize);
        }
    }

    private async Task HandOnAsync(CancellationToken cancellationToken)
    {
        while (outbox is not null && store.ToHand(PageSize) is { Count: > 0 } waiting)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.WhenAll(waiting.Select(one => outbox.AcceptAsync(NewRequest.Of(desk, one.Interaction))));
            store.Handed(waiting.Select(one => one.Id));
            LogHanded(waiting.Count);
        }
    }

    [LoggerMessage(2500, LogLevel.Debug, "{Count} interactions wait for the help desk's timeline")]
    private partial void LogHanded(int count);

    [LoggerMessage(2501, LogLevel.Error, "Interactions wait a minute. {Message}")]
    private partial void LogHeld(string message);
}
