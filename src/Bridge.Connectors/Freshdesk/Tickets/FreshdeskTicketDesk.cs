using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Bridge.Connectors.Desk;
using Bridge.Connectors.Freshdesk.Api;
using Bridge.Connectors.Freshdesk.Sinks;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Scrubbing;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Freshdesk.Tickets;

/// <summary>Opens tickets and comments on them as a member.</summary>
/// <remarks>
/// Freshdesk has no idempotency key. A ticket's key stands in a field of its own, and the member's tickets are looked through before one is
/// opened; a comment's key stands at its end, and what was said is looked through first. Both go one after another. Two bridges
/// that send one key at the same moment would both be heard; one outbox has one sender.
/// </remarks>
/// <param name="session">The connection.</param>
/// <param name="words">Groups and topics, by the settings.</param>
internal sealed class FreshdeskTicketDesk(FreshdeskSession session, DeskWords words) : ITicketDesk, IProvisions
{
    private const string Opening = "open a ticket";
    private const string Commenting = "add a comment to a ticket";
    private const string Reopening = "open a ticket again that is resolved or waits";
    private const long Open = 2;
    private const long Closed = 5;

    private readonly FreshdeskTicketCalls _calls = new(session);
    private readonly FreshdeskTicketReader _reader = new(session.Settings.Name, words);
    private readonly FreshdeskKeyField _key = new(session);
    private readonly FreshdeskLookup _contacts = new(session.Client, FreshdeskKind.Contacts);

    /// <inheritdoc />
    public Task<Ticket> OpenAsync(NewTicket ticket, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        DeskRules.Check(ticket, topic => FreshdeskTicketPayload.Takes(topic, words));
        return session.DeskTurn.TakeAsync(() => OpenOnceAsync(ticket, cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public async Task<Ticket?> FindAsync(string key, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return await _calls.FindAsync(key, cancellationToken) is { } id ? await ShowAsync(id, cancellationToken) : null;
    }

    /// <inheritdoc />
    public Task<Ticket> CommentAsync(NewComment comment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(comment);
        DeskRules.Check(comment);
        return session.DeskTurn.TakeAsync(() => CommentOnceAsync(comment, cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public async Task<Ticket?> ReadAsync(string ticketId, CancellationToken cancellationToken) =>
        DeskRules.IdOf(ticketId) is { } id ? await ShowAsync(id, cancellationToken) : null;

    /// <inheritdoc />
    public async IAsyncEnumerable<TicketComment> ReadCommentsAsync(string ticketId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var shown = DeskRules.IdOf(ticketId) is { } id ? await _calls.ShowAsync(id, cancellationToken) : null;
        if (shown is null || shown.Root.FlagOf("deleted"))
        {
            yield break;
        }

        var row = shown.Root;
        var number = row.LongOf("id") ?? 0;
        var requester = row.LongOf("requester_id");
        var agents = await session.Staff.AgentsAsync(cancellationToken);

        // What the requester asked first stands on the ticket itself.
        yield return new TicketComment(_reader.KeyOf(number), "0", row.TimeOf("created_at") ?? default, true, true, null, Clean(row.TextOf("description_text") ?? ""));
        await foreach (var said in _calls.SaidAsync(number, "read the comments of a ticket", cancellationToken))
        {
            var isByMember = said.LongOf("user_id") == requester;
            yield return new TicketComment(
                _reader.KeyOf(number),
                said.TextOf("id") ?? "",
                said.TimeOf("created_at") ?? default,
                !said.FlagOf("private"),
                isByMember,
                isByMember ? null : NameOf(agents, said.LongOf("user_id")),
                Clean(FreshdeskCommentMark.Without(said.TextOf("body_text") ?? "")));
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ProvisionStep>> PlanAsync(TargetShape shape, CancellationToken cancellationToken) => [await _key.PlanAsync(cancellationToken)];

    /// <inheritdoc />
    public Task ApplyAsync(ProvisionStep step, CancellationToken cancellationToken) => _key.MakeAsync(cancellationToken);

    private static string Clean(string text) => CardScrubber.Scrub(text).Text;

    private static string NameOf(Dictionary<long, string?> agents, long? id) =>
        (id is { } known ? DeskReading.Clean(agents.GetValueOrDefault(known)) : null) ?? "Freshdesk";

    private async Task<Ticket> OpenOnceAsync(NewTicket ticket, CancellationToken cancellationToken)
    {
        var requester = await MemberAsync(ticket.MemberId, cancellationToken);
        if (await _calls.FindOfAsync(requester, ticket.Key, cancellationToken) is { } there)
        {
            return await ShowAsync(there, cancellationToken) ?? throw FreshdeskErrors.Lost(Opening, null);
        }

        var group = ticket.Group is { } name
            ? await session.Staff.FindGroupAsync(name, cancellationToken) ?? throw FreshdeskTicketRules.NoSuchGroup(name)
            : (long?)null;
        var call = new FreshdeskCall(HttpMethod.Post, "tickets", Opening)
        {
            Body = FreshdeskTicketPayload.Of(ticket, requester, group, words),
            Limit = FreshdeskLimits.TicketCreate,
        };
        using var answer = await session.Client.TryAsync(call, cancellationToken);
        if (!answer.IsSuccess)
        {
            throw FreshdeskTicketRules.Refusal(answer, Opening, session.Time.GetUtcNow());
        }

        var id = answer.Root.LongOf("id") ?? throw FreshdeskErrors.Lost(Opening, null);
        return await ShowAsync(id, cancellationToken) ?? throw FreshdeskErrors.Lost(Opening, null);
    }

    private async Task<Ticket> CommentOnceAsync(NewComment comment, CancellationToken cancellationToken)
    {
        using var shown = DeskRules.IdOf(comment.TicketId) is { } id ? await _calls.ShowAsync(id, cancellationToken) : null;
        if (shown is null || shown.Root.FlagOf("deleted") || shown.Root.FlagOf("spam"))
        {
            throw FreshdeskTicketRules.Gone();
        }

        var ticket = shown.Root.LongOf("id") ?? 0;
        if (await HoldsAsync(ticket, comment.Key, cancellationToken))
        {
            return await ReadAsync(shown.Root, cancellationToken);
        }

        var author = await MemberAsync(comment.MemberId, cancellationToken);
        DeskRules.AdmitComment(shown.Root.LongOf("requester_id") == author, isClosed: shown.Root.LongOf("status") == Closed);

        // Whatever is not open now is resolved or waits. Before the comment: whatever happens in between, the comment is still to be sent, and
        // nothing is forgotten.
        if (shown.Root.LongOf("status") != Open)
        {
            await WriteAsync(
                new(HttpMethod.Put, $"tickets/{comment.TicketId}", Reopening)
                {
                    IsIdempotent = true,
                    Body = FreshdeskTicketPayload.OpenAgain(),
                    Limit = FreshdeskLimits.TicketUpdate,
                },
                cancellationToken);
        }

        await WriteAsync(new(HttpMethod.Post, $"tickets/{comment.TicketId}/notes", Commenting) { Body = FreshdeskTicketPayload.Of(comment, author) }, cancellationToken);
        return await ShowAsync(ticket, cancellationToken) ?? throw FreshdeskErrors.Lost(Commenting, null);
    }

    private async Task WriteAsync(FreshdeskCall call, CancellationToken cancellationToken)
    {
        using var answer = await session.Client.TryAsync(call, cancellationToken);
        if (!answer.IsSuccess)
        {
            throw FreshdeskTicketRules.Refusal(answer, call.Purpose, session.Time.GetUtcNow());
        }
    }

    private async Task<bool> HoldsAsync(long ticket, string key, CancellationToken cancellationToken)
    {
        await foreach (var said in _calls.SaidAsync(ticket, "look for a comment in a ticket", cancellationToken))
        {
            if (FreshdeskCommentMark.Holds(said.TextOf("body_text") ?? "", key))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<long> MemberAsync(string memberId, CancellationToken cancellationToken) =>
        long.TryParse(await _contacts.FindContactAsync(memberId, cancellationToken), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw FreshdeskTicketRules.NoSuchMember();

    private async Task<Ticket?> ShowAsync(long id, CancellationToken cancellationToken)
    {
        using var shown = await _calls.ShowAsync(id, cancellationToken);
        return shown is null ? null : await ReadAsync(shown.Root, cancellationToken);
    }

    private async Task<Ticket> ReadAsync(JsonElement row, CancellationToken cancellationToken) =>
        _reader.Read(row, await FreshdeskTicketSides.OfAsync(session, [row], cancellationToken), isGone: false, out _)
        ?? throw FreshdeskErrors.Lost("show a ticket", null);
}
