using System.Runtime.CompilerServices;
using System.Text.Json;
using Bridge.Connectors.Freshdesk.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Freshdesk.Tickets;

/// <summary>Reads tickets by their last change, then what was moved to the trash, then what was marked as spam.</summary>
/// <remarks>
/// A later read begins five minutes before the newest change it has received, because a change may be listed a moment after its stamp.
/// Levels and topics are the settings' words and are put in by who keeps the tickets. A ticket that was merged is closed; Freshdesk does
/// not tell into which.
/// </remarks>
/// <param name="session">The connection.</param>
/// <param name="pageSize">Tickets of one page, 1 to 100.</param>
internal sealed class FreshdeskTicketSource(FreshdeskSession session, int pageSize = FreshdeskClient.LargestPage) : ISource<Ticket>
{
    /// <summary>The lists of tickets: those that people work on, the trash, and spam.</summary>
    public static IReadOnlyList<string> Lists { get; } = ["", "deleted", "spam"];

    private static readonly TimeSpan _overlap = TimeSpan.FromMinutes(5);
    private readonly FreshdeskTicketReader _reader = new(session.Settings.Name, DeskWords.None);
    private readonly FreshdeskTicketWalk _walk = new(session, pageSize);

    /// <inheritdoc />
    public async IAsyncEnumerable<Page<Ticket>> ReadAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var place = request.From is { } cursor ? FreshdeskTicketPlace.Parse(cursor) : Start();
        var overlap = request.From is null ? TimeSpan.Zero : _overlap;
        foreach (var list in Lists)
        {
            var rows = new List<JsonElement>(pageSize);
            await foreach (var row in _walk.RowsAsync(list, ReachedOf(place, list) - overlap, cancellationToken))
            {
                rows.Add(row);
                if (rows.Count < pageSize)
                {
                    continue;
                }

                place = Moved(place, list, rows);
                yield return await PageAsync(rows, list, place, cancellationToken);
                cancellationToken.ThrowIfCancellationRequested();
                rows.Clear();
            }

            if (rows.Count > 0)
            {
                place = Moved(place, list, rows);
                yield return await PageAsync(rows, list, place, cancellationToken);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private static DateTimeOffset ReachedOf(FreshdeskTicketPlace place, string list) =>
        DateTimeOffset.FromUnixTimeSeconds(list switch { "" => place.Live, "deleted" => place.Deleted, _ => place.Spam });

    private static FreshdeskTicketPlace Moved(FreshdeskTicketPlace place, string list, List<JsonElement> rows)
    {
        var newest = rows.Max(row => row.TimeOf("updated_at") ?? DateTimeOffset.MinValue);
        var reached = Math.Max(ReachedOf(place, list).ToUnixTimeSeconds(), newest.ToUnixTimeSeconds());
        return list switch { "" => place with { Live = reached }, "deleted" => place with { Deleted = reached }, _ => place with { Spam = reached } };
    }

    private FreshdeskTicketPlace Start()
    {
        var since = (session.Settings.TicketsSince ?? session.Time.GetUtcNow().AddYears(-1)).ToUnixTimeSeconds();
        return new() { Live = since, Deleted = since, Spam = since };
    }

    private async Task<Page<Ticket>> PageAsync(List<JsonElement> rows, string list, FreshdeskTicketPlace place, CancellationToken cancellationToken)
    {
        var isGone = list.Length > 0;
        var sides = isGone ? FreshdeskTicketSides.None : await FreshdeskTicketSides.OfAsync(session, rows, cancellationToken);
        var tickets = new List<Ticket>(rows.Count);
        var refused = new List<RefusedRow>();
        foreach (var row in rows)
        {
            if (_reader.Read(row, sides, isGone, out var why) is { } ticket)
            {
                tickets.Add(ticket);
            }
            else
            {
                refused.Add(why!); // a row that is no ticket has a reason
            }
        }

        return new(tickets, refused, place.ToCursor());
    }
}
