using System.Runtime.CompilerServices;
using Bridge.Connectors.Dataverse.Api;
using Bridge.Connectors.Dataverse.Provisioning;
using Bridge.Connectors.Dataverse.Sinks;
using Bridge.Connectors.Desk;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Dataverse.Cases;

/// <summary>Opens cases and comments on them as a member.</summary>
/// <remarks>
/// The id of a case, and of a note, follows from its key, and every create says that it is none when the row is there: sent twice, by one
/// bridge or two, it is there once, and nothing that an agent changed is set back. A case whose text is longer than a description gets
/// its key last, when the note with the whole text is there; before that nobody finds it by its key, and it is gone on with.
/// Source: Microsoft Learn, "Upsert a table row using the Web API", "Perform conditional operations using the Web API".
/// </remarks>
/// <param name="session">The connection.</param>
/// <param name="words">Teams and topics, by the settings.</param>
internal sealed class DataverseCaseDesk(DataverseSession session, DeskWords words) : ITicketDesk, IProvisions
{
    private const string Opening = "open a case";
    private const string Commenting = "add a note to a case";
    private const string Reopening = "open a case again that is resolved or waits";
    private static readonly TargetShape _noFields = new([]);

    private readonly DataverseCaseReader _reader = new(session.Name, session.CaseStates, words);
    private readonly DataverseCaseQueries _queries = new(session, new DataverseCaseReader(session.Name, session.CaseStates, words));
    private readonly DataverseProvisioning _provisioning = new(session, DataverseKind.Cases, isSecured: false);

    /// <inheritdoc />
    public async Task<Ticket> OpenAsync(NewTicket ticket, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        DeskRules.Check(ticket);
        var table = await session.Tables.FittingAsync(DataverseKind.Cases, _noFields, cancellationToken);
        var type = DataverseCaseRules.TypeFor(ticket.Topic, words, table.Find("casetypecode"));
        var contact = await ContactAsync(ticket.MemberId, cancellationToken);
        if (await FindAsync(ticket.Key, cancellationToken) is { } known)
        {
            return known;
        }

        var team = ticket.Group is { } name ? await TeamAsync(name, cancellationToken) : null;
        var id = DataverseCaseIds.OfCase(ticket.Key);
        await MakeAsync($"incidents({id:D})", Opening, DataverseCasePayload.Open(ticket, contact, team, type), cancellationToken);
        if (DataverseCasePayload.IsLong(ticket.Text))
        {
            await MakeAsync($"annotations({DataverseCaseIds.OfFirstText(id):D})", Opening, DataverseCasePayload.Note(id, ticket.Key, ticket.Text), cancellationToken);
            await ChangeAsync(id, Opening, DataverseCasePayload.Key(ticket.Key), cancellationToken);
        }

        return await FindAsync(ticket.Key, cancellationToken) ?? throw DataverseErrors.Lost(Opening, null);
    }

    /// <inheritdoc />
    public async Task<Ticket?> FindAsync(string key, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        await session.Tables.FittingAsync(DataverseKind.Cases, _noFields, cancellationToken);
        return await _queries.FindAsync(DataverseCaseIds.OfCase(key), cancellationToken) is { } found && found.OpenedAs == key ? found : null;
    }

    /// <inheritdoc />
    public async Task<Ticket> CommentAsync(NewComment comment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(comment);
        DeskRules.Check(comment);
        if (await ReadAsync(comment.TicketId, cancellationToken) is not { IsTombstone: false } ticket)
        {
            throw DeskRules.Gone("Dataverse");
        }

        var id = Guid.Parse(ticket.Key.Value);
        var note = $"annotations({DataverseCaseIds.OfComment(id, comment.Key):D})";
        if (await IsThereAsync(note, cancellationToken))
        {
            return ticket;
        }

        DeskRules.AdmitComment(ticket.MemberId == comment.MemberId, isClosed: ticket.State == TicketStatus.Closed);

        // Before the note: whatever happens in between, the comment is still to be sent, and nothing is forgotten.
        if (DeskRules.OpensAgain(ticket.State))
        {
            await ChangeAsync(id, Reopening, DataverseCasePayload.Reopen(session.Settings.ReopenedStatus), cancellationToken);
        }

        await MakeAsync(note, Commenting, DataverseCasePayload.Note(id, comment.Key, comment.Text), cancellationToken);
        return await _queries.FindAsync(id, cancellationToken) ?? throw DeskRules.Gone("Dataverse");
    }

    /// <inheritdoc />
    /// <remarks>Dataverse does not tell what was deleted from what never was; an id of its kind was one of its cases.</remarks>
    public async Task<Ticket?> ReadAsync(string ticketId, CancellationToken cancellationToken) =>
        Guid.TryParseExact(ticketId, "D", out var id)
            ? await _queries.FindAsync(id, cancellationToken) ?? _reader.Deleted(ticketId, session.Time.GetUtcNow())
            : null;

    /// <inheritdoc />
    public async IAsyncEnumerable<TicketComment> ReadCommentsAsync(string ticketId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(ticketId, "D", out var id))
        {
            yield break;
        }

        foreach (var comment in await new DataverseCaseTalk(session, id).ReadAsync(cancellationToken))
        {
            yield return comment;
        }
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<ProvisionStep>> PlanAsync(TargetShape shape, CancellationToken cancellationToken) => _provisioning.PlanAsync(shape, cancellationToken);

    /// <inheritdoc />
    public Task ApplyAsync(ProvisionStep step, CancellationToken cancellationToken) => _provisioning.ApplyAsync(step, cancellationToken);

    private async Task MakeAsync(string path, string purpose, Http.Bodies.PooledBytes body, CancellationToken cancellationToken)
    {
        using var answer = await session.Client.TryAsync(
            new DataverseCall(HttpMethod.Patch, path, purpose) { Body = body, IsIdempotent = true, IsForNew = true }, cancellationToken);
        if (!answer.IsSuccess && !answer.IsThereAlready)
        {
            throw DataverseCaseRules.Refusal(answer, purpose, session.Time.GetUtcNow());
        }
    }

    private async Task ChangeAsync(Guid id, string purpose, Http.Bodies.PooledBytes body, CancellationToken cancellationToken)
    {
        using var answer = await session.Client.TryAsync(
            new DataverseCall(HttpMethod.Patch, $"incidents({id:D})", purpose) { Body = body, IsIdempotent = true, IsForKnown = true }, cancellationToken);
        if (!answer.IsSuccess)
        {
            throw DataverseCaseRules.Refusal(answer, purpose, session.Time.GetUtcNow());
        }
    }

    private async Task<bool> IsThereAsync(string path, CancellationToken cancellationToken)
    {
        const string purpose = "look for a note";
        using var answer = await session.Client.TryAsync(DataverseCall.Get($"{path}?$select=createdon", purpose), cancellationToken);
        return answer.IsSuccess || (answer.IsMissingRow ? false : throw DataverseErrors.Of(answer, purpose, session.Time.GetUtcNow()));
    }

    private async Task<string> ContactAsync(string memberId, CancellationToken cancellationToken)
    {
        var found = await new DataverseLookup(session, DataverseKind.Contacts).FindAsync([memberId], _noFields, cancellationToken);
        return found.Select(state => state.TargetId).FirstOrDefault() ?? throw DataverseCaseRules.NoSuchMember();
    }

    private async Task<string> TeamAsync(string name, CancellationToken cancellationToken)
    {
        var filter = Uri.EscapeDataString($"name eq '{name.Replace("'", "''", StringComparison.Ordinal)}'");
        using var answer = await session.Client.SendAsync(DataverseCall.Get($"teams?$select=name&$filter={filter}", "find the team that is to have a case"), cancellationToken);
        return answer.Root.ItemsOf("value").Select(row => row.TextOf("teamid")).FirstOrDefault() ?? throw DeskRules.NoSuchGroup("Dataverse", "team", name);
    }
}
