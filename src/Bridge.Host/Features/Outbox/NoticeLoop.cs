using Bridge.Core.Model;
using Bridge.Core.Notices;
using Bridge.Core.Tickets;
using Bridge.Host.Features.Outbox.Notices;
using Bridge.Host.Features.Tickets;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Outbox;

/// <summary>Compares the tickets of members with what was last told of them, and hands what is new to the outbox.</summary>
/// <remarks>
/// It looks through all tickets anew with every host, so nothing that changed meanwhile is missed. A notice is in the outbox before
/// its change counts as told; after a crash in between it is made again, with the same id.
/// </remarks>
/// <param name="store">What was told.</param>
/// <param name="tickets">The tickets that the hub keeps.</param>
/// <param name="outbox">Takes the notices.</param>
/// <param name="desk">Name of the help desk's connection.</param>
/// <param name="target">Name of the connection that is told.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells the administrator.</param>
internal sealed partial class NoticeLoop(
    NoticeStore store, ITicketReader tickets, OutboxStore outbox, string desk, string target, TimeProvider time, ILogger<NoticeLoop> logger)
    : StoreFollower(TimeSpan.FromSeconds(1), time)
{
    private long _change;

    /// <inheritdoc />
    protected override async Task FollowAsync(CancellationToken cancellationToken)
    {
        for (var isMore = true; isMore;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            isMore = await Task.Run(TellPageAsync, cancellationToken);
        }
    }

    /// <inheritdoc />
    protected override void TellHeld(string message) => LogHeld(message);

    private async Task<bool> TellPageAsync()
    {
        var (changed, last) = tickets.ChangedSince(_change, PageSize);
        var mine = changed.Where(ticket => ticket.Key.Origin == desk).ToList();
        var keys = outbox.KeysOf(desk, mine.SelectMany(ticket => new[] { ticket.Key.Value, ticket.MergedInto?.Value }).OfType<string>().Distinct());
        var seen = new Dictionary<RecordKey, Seen>();
        var notices = new List<Notice>();
        foreach (var ticket in mine)
        {
            var before = store.Find(ticket.Key);
            var state = NoticeMaker.StateOf(ticket);
            if ((ticket.MemberId ?? before?.Member ?? AskerOf(ticket)) is not { } member || before?.State == state)
            {
                continue;
            }

            seen[ticket.Key] = new Seen(member, state);
            if (before is not null || ticket.ModifiedAt >= store.BegunAt)
            {
                notices.Add(NoticeMaker.Of(ticket, member, before, id => keys.GetValueOrDefault(id, id)));
            }
        }

        await Task.WhenAll(notices.Select(notice => outbox.AcceptAsync(NewRequest.Of(target, notice))));
        if (seen.Count > 0)
        {
            store.Save(seen);
        }

        _change = last;
        return changed.Count == PageSize;
    }

    // A ticket that was gone before it was seen tells nothing of itself; the request that opened it does.
    private string? AskerOf(Ticket ticket) => ticket.IsTombstone ? outbox.FindTicket(desk, ticket.Key.Value)?.Member : null;

    [LoggerMessage(1507, LogLevel.Error, "Notices wait a minute. {Message}")]
    private partial void LogHeld(string message);
}
