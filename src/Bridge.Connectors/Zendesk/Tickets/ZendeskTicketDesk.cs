using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Bridge.Connectors.Desk;
using Bridge.Connectors.Zendesk.Api;
using Bridge.Core.Scrubbing;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Zendesk.Tickets;

/// <summary>Opens tickets and comments on them as a member.</summary>
/// <remarks>
/// A ticket's key is its external id, by which the caller looks for it after an unknown outcome, and its idempotency key,
/// which Zendesk remembers for two hours. A comment has no such key: it is written into the custom metadata of its audit and looked for in the
/// audits first. Comments of a connection go one after another, and with <c>safe_update</c>: when somebody else changes the
/// ticket in between, nothing is written and the caller tries again. Zendesk compares whole seconds there, so two bridges
/// that send one key within the same second would both be heard; one outbox has one sender.
/// Source: developer.zendesk.com, Tickets, "Idempotency", "Protecting against ticket update collisions", "Setting Metadata".
/// </remarks>
/// <param name="session">The connection.</param>
/// <param name="words">Groups and topics, by the settings.</param>
internal sealed class ZendeskTicketDesk(ZendeskSession session, DeskWords words) : ITicketDesk
{
    private const string Opening = "open a ticket";
    private const string Commenting = "add a comment to a ticket";
    private const int DeletedPages = 20;

    private readonly ZendeskTicketCalls _calls = new(session.Client);
    private readonly ZendeskTicketReader _reader = new(session.Settings.Name, words);

    /// <inheritdoc />
    public async Task<Ticket> OpenAsync(NewTicket ticket, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        DeskRules.Check(ticket, topic => ZendeskTicketPayload.Takes(topic, words));
        var requester = await RequesterAsync(ticket.MemberId, cancellationToken);
        var group = ticket.Group is { } name ? await _calls.FindGroupAsync(name, cancellationToken) ?? throw ZendeskTicketRules.NoSuchGroup(name) : (long?)null;
        var call = new ZendeskCall(HttpMethod.Post, "tickets", Opening)
        {
            Body = ZendeskTicketPayload.Open(ticket, requester, group, words),
            IdempotencyKey = ticket.Key,
        };
        using var answer = await session.Client.SendAsync(call, cancellationToken);
        return await WrittenAsync(answer, Opening, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<Ticket?> FindAsync(string key, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        using var answer = await _calls.ListAsync(key, cancellationToken);
        var sides = new ZendeskTicketSides(answer.Root);

        // Zendesk compares without case and lets an external id be given twice: the first ticket under exactly this key.
        return answer.Root.ItemsOf("tickets")
            .Where(row => row.TextOf("external_id") == key).OrderBy(row => row.LongOf("id"))
            .Select(row => _reader.Read(row, sides, out _)).FirstOrDefault(ticket => ticket is not null);
    }

    /// <inheritdoc />
    public Task<Ticket> CommentAsync(NewComment comment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(comment);
        DeskRules.Check(comment);
        return session.DeskTurn.TakeAsync(() => CommentOnceAsync(comment, cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public async Task<Ticket?> ReadAsync(string ticketId, CancellationToken cancellationToken)
    {
        if (DeskRules.IdOf(ticketId) is not { } id)
        {
            return null;
        }

        using var shown = await _calls.ShowAsync(id, cancellationToken);
        return shown is null
            ? await FindDeletedAsync(id, cancellationToken)
            : await new ZendeskTicketMerges(_calls, _reader).FollowAsync(Read(shown.Root.Of("ticket"), shown.Root), cancellationToken);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<TicketComment> ReadCommentsAsync(string ticketId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var shown = DeskRules.IdOf(ticketId) is { } id ? await _calls.ShowAsync(id, cancellationToken) : null;
        if (shown is null)
        {
            yield break;
        }

        var (key, requester) = (_reader.KeyOf(long.Parse(ticketId, CultureInfo.InvariantCulture)), shown.Root.Of("ticket").LongOf("requester_id"));
        await foreach (var page in _calls.WalkAsync($"tickets/{ticketId}/comments?include=users&", "read the comments of a ticket", int.MaxValue, cancellationToken))
        {
            var sides = new ZendeskTicketSides(page);
            foreach (var row in page.ItemsOf("comments"))
            {
                var isByMember = row.LongOf("author_id") == requester;
                yield return new TicketComment(
                    key,
                    row.TextOf("id") ?? "",
                    row.TextOf("created_at") is { } at ? DateTimeOffset.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : default,
                    row.Of("public").ValueKind == JsonValueKind.True,
                    isByMember,
                    isByMember ? null : sides.NameOf(row.LongOf("author_id")),
                    CardScrubber.Scrub(row.TextOf("plain_body") ?? row.TextOf("body") ?? "").Text)
                {
                    Files = [.. row.ItemsOf("attachments").Select(file => file.TextOf("file_name")).OfType<string>().Select(name => CardScrubber.Scrub(name).Text)],
                };
            }
        }
    }

    private async Task<Ticket> CommentOnceAsync(NewComment comment, CancellationToken cancellationToken)
    {
        using var shown = DeskRules.IdOf(comment.TicketId) is { } id ? await _calls.ShowAsync(id, cancellationToken) : null;
        if (shown is null)
        {
            throw ZendeskTicketRules.Gone();
        }

        var row = shown.Root.Of("ticket");
        if (await _calls.HoldsAsync(comment.TicketId, comment.Key, cancellationToken))
        {
            return Read(row, shown.Root);
        }

        var author = await RequesterAsync(comment.MemberId, cancellationToken);
        DeskRules.AdmitComment(row.LongOf("requester_id") == author, isClosed: row.TextOf("status") == "closed");

        // Zendesk opens a ticket again when its requester writes by themselves, and leaves it as it is when an agent's sign-in writes for them.
        // Source: support.zendesk.com, article 4408825831962, "Why is a requester's reply not changing the ticket status to open?".
        var opensAgain = row.TextOf("status") is "solved" or "pending" or "hold";
        var call = new ZendeskCall(HttpMethod.Put, $"tickets/{comment.TicketId}", Commenting)
        {
            Body = ZendeskTicketPayload.Comment(comment, author, row.TextOf("updated_at") ?? "", opensAgain),
        };
        using var answer = await session.Client.SendAsync(call, cancellationToken);
        return await WrittenAsync(answer, Commenting, cancellationToken);
    }

    private async Task<long> RequesterAsync(string memberId, CancellationToken cancellationToken) =>
        await _calls.FindUserAsync(memberId, cancellationToken) ?? throw ZendeskTicketRules.NoSuchMember();

    // The answer to a write shows neither names nor counts.
    private async Task<Ticket> WrittenAsync(ZendeskAnswer answer, string purpose, CancellationToken cancellationToken)
    {
        if (ZendeskTicketRules.Refusal(answer) is { } refusal)
        {
            throw refusal;
        }

        var id = ZendeskClient.Succeeded(answer, purpose).Root.Of("ticket").LongOf("id") ?? throw ZendeskErrors.Lost(purpose, null);
        using var shown = await _calls.ShowAsync(id, cancellationToken) ?? throw ZendeskErrors.Lost(purpose, null);
        return Read(shown.Root.Of("ticket"), shown.Root);
    }

    private Ticket Read(JsonElement row, JsonElement root) =>
        _reader.Read(row, new ZendeskTicketSides(root), out _) ?? throw ZendeskErrors.Lost("show a ticket", null);

    // Zendesk keeps deleted tickets listed for 30 days; the newest come first.
    private async Task<Ticket?> FindDeletedAsync(long id, CancellationToken cancellationToken)
    {
        await foreach (var page in _calls.WalkAsync("deleted_tickets?sort=-deleted_at&", "list deleted tickets", DeletedPages, cancellationToken))
        {
            foreach (var row in page.ItemsOf("deleted_tickets").Where(row => row.LongOf("id") == id))
            {
                var at = row.TextOf("deleted_at") is { } text
                    ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : session.Time.GetUtcNow();
                return new Ticket { Key = _reader.KeyOf(id), State = TicketStatus.Deleted, ModifiedAt = at, CreatedAt = at };
            }
        }

        return null;
    }
}
