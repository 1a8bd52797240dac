using System.Runtime.CompilerServices;
using Bridge.Connectors.Desk;
using Bridge.Connectors.Salesforce.Api;
using Bridge.Connectors.Salesforce.Provisioning;
using Bridge.Connectors.Salesforce.Sinks;
using Bridge.Connectors.Salesforce.Writing;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Salesforce.Cases;

/// <summary>Opens cases and comments on them as a member.</summary>
/// <remarks>
/// A ticket's key is an external id of its case, so that opening it again finds it; it is looked for first all the same, because an
/// upsert would set back what an agent has changed meanwhile. Comments have no such key: it stands in their last line and is looked
/// for there; comments of a connection go one after another, so one outbox has one sender.
/// Source: REST API Developer Guide, "sObject Rows by External ID", "Assignment Rule Header".
/// </remarks>
/// <param name="session">The connection.</param>
/// <param name="words">Queues and topics, by the settings.</param>
internal sealed class SalesforceCaseDesk(SalesforceSession session, DeskWords words) : ITicketDesk, IProvisions
{
    private const string Opening = "open a case";
    private const string Commenting = "add a comment to a case";
    private const string Reopening = "open a case again that is solved or waits";
    private static readonly TargetShape _noFields = new([]);

    private readonly SalesforceCaseReader _reader = new(session, words);
    private readonly SalesforceCaseQueries _queries = new(session, new SalesforceCaseReader(session, words));
    private readonly SalesforceProvisioning _provisioning = new(session, SalesforceKind.Cases);

    /// <inheritdoc />
    public async Task<Ticket> OpenAsync(NewTicket ticket, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        DeskRules.Check(ticket);
        var schema = await session.Schemas.FittingAsync(SalesforceKind.Cases, _noFields, cancellationToken);
        var type = SalesforceCaseRules.TypeFor(ticket.Topic, words, schema.Find("Type"));
        var contact = await ContactAsync(ticket.MemberId, cancellationToken);
        if (await FindAsync(ticket.Key, cancellationToken) is { } known)
        {
            return known;
        }

        var queue = ticket.Group is { } name ? await QueueAsync(name, cancellationToken) : null;
        var call = new SalesforceCall(HttpMethod.Patch, $"sobjects/Case/{SalesforceKind.KeyField}/{Uri.EscapeDataString(ticket.Key)}", Opening)
        {
            IsIdempotent = true,
            AssignsCases = queue is null,
            Body = SalesforceCasePayload.Open(ticket, contact, queue, type, session.Settings.CaseOrigin),
        };
        using var answer = await session.Client.TryAsync(call, cancellationToken);
        if (!answer.IsSuccess && !answer.Says("DUPLICATE_VALUE"))
        {
            throw SalesforceCaseRules.Refusal(answer, Opening, session.Time.GetUtcNow());
        }

        // A call that was sent twice may have met its own twin; the key tells.
        return await FindAsync(ticket.Key, cancellationToken)
            ?? throw (answer.IsSuccess ? SalesforceErrors.Lost(Opening, null) : SalesforceCaseRules.Hidden());
    }

    /// <inheritdoc />
    public async Task<Ticket?> FindAsync(string key, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        await session.Schemas.FittingAsync(SalesforceKind.Cases, _noFields, cancellationToken);
        var found = await _queries.ReadAsync($"WHERE {SalesforceKind.KeyField} = {SoqlText.Quoted(key)} ORDER BY IsDeleted, Id", "find a case by its key", cancellationToken);

        // A query compares without case. A row that is no ticket stands among the rows alone, so both are matched by id.
        var ids = found.Rows.Where(row => row.TextOf(SalesforceKind.KeyField) == key).Select(row => row.TextOf("Id")).ToHashSet(StringComparer.Ordinal);
        return found.Tickets.FirstOrDefault(ticket => ids.Contains(ticket.Key.Value));
    }

    /// <inheritdoc />
    public Task<Ticket> CommentAsync(NewComment comment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(comment);
        DeskRules.Check(comment);
        return session.DeskTurn.TakeAsync(() => CommentOnceAsync(comment, cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public Task<Ticket?> ReadAsync(string ticketId, CancellationToken cancellationToken) => _queries.FindAsync(ticketId, cancellationToken);

    /// <inheritdoc />
    public async IAsyncEnumerable<TicketComment> ReadCommentsAsync(string ticketId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!SalesforceCaseQueries.IsId(ticketId))
        {
            yield break;
        }

        foreach (var comment in await TalkOf(ticketId).ReadAsync(cancellationToken))
        {
            yield return comment;
        }
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<ProvisionStep>> PlanAsync(TargetShape shape, CancellationToken cancellationToken) => _provisioning.PlanAsync(shape, cancellationToken);

    /// <inheritdoc />
    public Task ApplyAsync(ProvisionStep step, CancellationToken cancellationToken) => _provisioning.ApplyAsync(step, cancellationToken);

    private SalesforceCaseTalk TalkOf(string id) => new(session, _reader.KeyOf(id));

    private async Task<Ticket> CommentOnceAsync(NewComment comment, CancellationToken cancellationToken)
    {
        var ticket = await _queries.FindAsync(comment.TicketId, cancellationToken);
        if (ticket is null or { IsTombstone: true })
        {
            throw DeskRules.Gone("Salesforce");
        }

        if (await TalkOf(ticket.Key.Value).HoldsAsync(comment.Key, cancellationToken))
        {
            return ticket;
        }

        DeskRules.AdmitComment(ticket.MemberId == comment.MemberId, isClosed: ticket.State == TicketStatus.Closed);

        // Before the comment: whatever happens in between, the comment is still to be sent, and nothing is forgotten.
        if (DeskRules.OpensAgain(ticket.State) && session.Cases.ReopenedStatus() is { } status)
        {
            await WriteAsync(new(HttpMethod.Patch, $"sobjects/Case/{ticket.Key.Value}", Reopening)
            {
                IsIdempotent = true,
                AssignsCases = false,
                Body = SalesforceCasePayload.Status(status),
            }, cancellationToken);
        }

        await WriteAsync(new(HttpMethod.Post, "composite/sobjects", Commenting) { Body = SalesforceCasePayload.Comment(comment) }, cancellationToken);
        return await _queries.FindAsync(comment.TicketId, cancellationToken) ?? throw DeskRules.Gone("Salesforce");
    }

    private async Task WriteAsync(SalesforceCall call, CancellationToken cancellationToken)
    {
        using var answer = await session.Client.TryAsync(call, cancellationToken);
        if (!answer.IsSuccess)
        {
            throw SalesforceCaseRules.Refusal(answer, call.Purpose, session.Time.GetUtcNow());
        }

        var faults = answer.Root.Items().Where(row => !row.FlagOf("success")).SelectMany(row => SalesforceJson.Faults(row.Of("errors"))).ToList();
        if (faults.Count > 0)
        {
            throw SalesforceCaseRules.Refused(faults);
        }
    }

    private async Task<string> ContactAsync(string memberId, CancellationToken cancellationToken)
    {
        var found = await new SalesforceLookup(session, SalesforceKind.Contacts).FindAsync([memberId], new SalesforceLayout(_noFields), cancellationToken);
        return found.Select(state => state.TargetId).FirstOrDefault() ?? throw SalesforceCaseRules.NoSuchMember();
    }

    private async Task<string> QueueAsync(string name, CancellationToken cancellationToken)
    {
        var soql = $"SELECT QueueId FROM QueueSobject WHERE SobjectType = 'Case' AND Queue.Name = {SoqlText.Quoted(name)}";
        await foreach (var rows in session.Client.QueryAsync(soql, isAll: false, "find the queue that is to have a case", cancellationToken))
        {
            if (rows.Items().Select(row => row.TextOf("QueueId")).FirstOrDefault() is { } id)
            {
                return id;
            }
        }

        throw DeskRules.NoSuchGroup("Salesforce", "queue of cases", name);
    }
}
