using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Bridge.Connectors.Zendesk.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Telemetry;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Zendesk.Tickets;

/// <summary>Reads tickets by the incremental export, with their people, groups and counts.</summary>
/// <remarks>
/// The export compares the time of the last change, changes by the system included, so a ticket comes again whenever
/// anything moved; it holds back the last minute, and what changes while pages are read comes again behind them. The last
/// cursor of a read is where the next one goes on. Levels and topics are the settings' words and are put in by who keeps
/// the tickets. Source: developer.zendesk.com, Incremental exports, "Incremental Ticket Export, Cursor Based".
/// </remarks>
/// <param name="session">The connection.</param>
/// <param name="pageSize">Tickets of one page, 1 to 1,000.</param>
internal sealed class ZendeskTicketSource(ZendeskSession session, int pageSize = ZendeskTicketSource.LargestPage) : ISource<Ticket>
{
    /// <summary>Most tickets Zendesk gives at once.</summary>
    public const int LargestPage = 1000;

    private const string Purpose = "export its tickets";

    // Zendesk refuses a start within the last minute, by its own clock.
    private static readonly TimeSpan _heldBack = TimeSpan.FromMinutes(2);
    private readonly ZendeskTicketReader _reader = new(session.Settings.Name, DeskWords.None);

    /// <inheritdoc />
    public async IAsyncEnumerable<Page<Ticket>> ReadAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var place = request.From is { } cursor ? ZendeskTicketPlace.Parse(cursor) : Start();
        var merges = new ZendeskTicketMerges(new ZendeskTicketCalls(session.Client), _reader);
        while (true)
        {
            Page<Ticket> page;
            bool isLast;
            using (var answer = await ExportAsync(place, cancellationToken))
            {
                var root = answer.Root;
                var next = root.TextOf("after_cursor") is { } after ? new ZendeskTicketPlace { After = after } : place;
                isLast = root.Of("end_of_stream").ValueKind != JsonValueKind.False;
                if (!isLast && next == place)
                {
                    throw new ConnectorException(
                        FailureKind.Transient, "Zendesk's export of tickets gave the same place twice and would never end.",
                        "Wait; 'bridge run' tries again by itself. Report it to Zendesk if it lasts.");
                }

                var (tickets, refused) = Read(root);
                for (var position = 0; position < tickets.Count; position++)
                {
                    tickets[position] = await merges.FollowAsync(tickets[position], cancellationToken);
                }

                page = new(tickets, refused, next.ToCursor());
                place = next;
            }

            yield return page;
            cancellationToken.ThrowIfCancellationRequested();
            if (isLast)
            {
                yield break;
            }
        }
    }

    /// <summary>Asks for a page as a first read does, to find out whether this account may.</summary>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>A task that ends when Zendesk has answered.</returns>
    /// <exception cref="ConnectorException">It may not.</exception>
    public async Task TryAsync(CancellationToken cancellationToken)
    {
        using var answer = await ExportAsync(Start(), cancellationToken);
    }

    private ZendeskTicketPlace Start()
    {
        var newest = session.Time.GetUtcNow() - _heldBack;
        var since = session.Settings.TicketsSince ?? session.Time.GetUtcNow().AddYears(-1);
        return new() { Since = (since < newest ? since : newest).ToUnixTimeSeconds() };
    }

    private async Task<ZendeskAnswer> ExportAsync(ZendeskTicketPlace place, CancellationToken cancellationToken)
    {
        var from = place.After is { } after
            ? $"cursor={Uri.EscapeDataString(after)}"
            : $"start_time={place.Since?.ToString(CultureInfo.InvariantCulture)}";
        var call = new ZendeskCall(
            HttpMethod.Get, $"incremental/tickets/cursor?{from}&per_page={pageSize.ToString(CultureInfo.InvariantCulture)}&{ZendeskTicketSides.Include}", Purpose)
        {
            Kind = CallKind.Read,
            IsIdempotent = true,
            Limit = ZendeskLimits.Incremental,
        };
        var answer = await session.Client.SendAsync(call, cancellationToken);
        if (answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity)
        {
            answer.Dispose();
            throw new ConnectorException(
                FailureKind.Configuration,
                $"Zendesk does not take the place where the last read of tickets stopped ({(int)answer.Status}).",
                "Check the clock of this machine, then run the route once with --full, which reads all tickets again and loses none.");
        }

        if (ZendeskClient.Succeeded(answer, Purpose).Root.Of("tickets").ValueKind != JsonValueKind.Array)
        {
            answer.Dispose();
            throw ZendeskErrors.Lost(Purpose, null);
        }

        return answer;
    }

    private (List<Ticket> Tickets, List<RefusedRow> Refused) Read(JsonElement root)
    {
        var sides = new ZendeskTicketSides(root);
        var tickets = new List<Ticket>(root.Of("tickets").GetArrayLength());
        var refused = new List<RefusedRow>();
        foreach (var row in root.ItemsOf("tickets"))
        {
            if (_reader.Read(row, sides, out var why) is { } ticket)
            {
                tickets.Add(ticket);
            }
            else
            {
                refused.Add(why!); // a row that is no ticket has a reason
            }
        }

        return (tickets, refused);
    }
}
