using System.Runtime.CompilerServices;
using Bridge.Connectors.Desk;
using Bridge.Connectors.Workbook.Desk.Rows;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Scrubbing;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Workbook.Desk.Tickets;

/// <summary>Opens tickets and comments on them as a member: rows of a workbook, each with the key of its request.</summary>
/// <param name="session">The connection.</param>
/// <param name="words">Groups and topics, by the settings.</param>
internal sealed class WorkbookTicketDesk(WorkbookSession session, DeskWords words) : ITicketDesk, IProvisions
{
    private const string System = "The workbook";

    /// <inheritdoc />
    public async Task<Ticket> OpenAsync(NewTicket ticket, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        DeskRules.Check(ticket, topic => words.Topics.Count == 0 || words.Topics.Contains(topic, StringComparer.OrdinalIgnoreCase));
        cancellationToken.ThrowIfCancellationRequested();
        if (await FindAsync(ticket.Key, cancellationToken) is { } there)
        {
            return there;
        }

        await session.Desk.ChangeAsync(book => Open(book, ticket), [ticket.MemberId], cancellationToken);
        return await FindAsync(ticket.Key, cancellationToken) ?? throw WorkbookErrors.Overtaken(session.Store.Path);
    }

    /// <inheritdoc />
    public Task<Ticket?> FindAsync(string key, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return session.Desk.ReadAsync(book => NumberOf(book, key) is { } number ? Show(book, number) : null, [], cancellationToken);
    }

    /// <inheritdoc />
    public async Task<Ticket> CommentAsync(NewComment comment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(comment);
        DeskRules.Check(comment);
        cancellationToken.ThrowIfCancellationRequested();
        if (!await session.Desk.ReadAsync(book => Holds(book, comment), [], cancellationToken))
        {
            await session.Desk.ChangeAsync(book => Comment(book, comment), [comment.MemberId], cancellationToken);
        }

        return await ReadAsync(comment.TicketId, cancellationToken) ?? throw DeskRules.Gone(System);
    }

    /// <inheritdoc />
    public Task<Ticket?> ReadAsync(string ticketId, CancellationToken cancellationToken) =>
        session.Desk.ReadAsync(book => Show(book, ticketId), [], cancellationToken);

    /// <inheritdoc />
    public async IAsyncEnumerable<TicketComment> ReadCommentsAsync(string ticketId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var said = await session.Desk.ReadAsync(
            book => RowOf(book, ticketId) is { } row ? Reader(book).CommentsOf(row) : [], [], cancellationToken);
        foreach (var comment in said)
        {
            yield return comment;
        }
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<ProvisionStep>> PlanAsync(TargetShape shape, CancellationToken cancellationToken) =>
        Task.Run(() => new DeskProvisioning(session.Store).Plan(), cancellationToken);

    /// <inheritdoc />
    public Task ApplyAsync(ProvisionStep step, CancellationToken cancellationToken) => new DeskProvisioning(session.Store).ApplyAsync(cancellationToken);

    private WorkbookTicketReader Reader(DeskBook book) => new(book, session.Settings.Name, words);

    private Ticket? Show(DeskBook book, string number) =>
        RowOf(book, number) is not { } row ? book.Ledger.Holds(number) ? Reader(book).Gone(number) : null
        : Reader(book).Read(row, out var refused) ?? throw DeskRules.Refuse(refused!.Refusal.Reason, "Correct it in the workbook, then try again."); // a row that is no ticket has a reason

    private static DeskRow? RowOf(DeskBook book, string number) => book.Numbered().FirstOrDefault(row => row.Key == number);

    // The ledger remembers the request of a ticket whose row was deleted: the same key never opens two.
    private static string? NumberOf(DeskBook book, string request) =>
        book.Numbered().FirstOrDefault(row => row.Text(DeskColumn.Request) == request)?.Key ?? book.Ledger.Keys.FirstOrDefault(number => book.Ledger.RequestOf(number) == request);

    private static bool Holds(DeskBook book, NewComment comment) =>
        book.Comments.Rows.Exists(row => row.Key == comment.Key && row.Text(DeskColumn.About) == comment.TicketId);

    private bool Open(DeskBook book, NewTicket ticket)
    {
        if (NumberOf(book, ticket.Key) is not null)
        {
            return false; // another process was faster
        }

        var member = MemberOf(book, ticket.MemberId);
        var row = book.Tickets.Add();
        var now = session.Time.GetUtcNow();
        row.Key = DeskNumbers.New('T', now, [.. book.Tickets.Rows.Select(one => one.Key), .. book.Ledger.Keys]);
        row.Put(DeskColumn.State, DeskStates.Write(TicketStatus.New));
        row.Put(DeskColumn.Subject, CardScrubber.Scrub(ticket.Subject).Text);
        row.Put(DeskColumn.Member, member.Id is { } id && book.FindMember(id)?.Key == member.Key ? id : member.Key);
        row.Put(DeskColumn.Group, ticket.Group ?? "");
        row.Put(DeskColumn.Level, words.LevelOf(ticket.Group) is var level and not TicketLevel.Unknown ? DeskLevels.Write(level) : "");
        row.Put(DeskColumn.Topic, ticket.Topic ?? "");
        row.Put(DeskColumn.Channel, "web");
        row.Put(DeskColumn.Request, ticket.Key);
        Say(book, row.Key, ticket.Key, ticket.Text, now);
        return true;
    }

    private bool Comment(DeskBook book, NewComment comment)
    {
        var row = RowOf(book, comment.TicketId) ?? throw DeskRules.Gone(System);
        if (Holds(book, comment))
        {
            return false;
        }

        var state = DeskStates.Read(row.Text(DeskColumn.State));
        DeskRules.AdmitComment(book.FindMember(row.Text(DeskColumn.Member))?.Key == MemberOf(book, comment.MemberId).Key, isClosed: state == TicketStatus.Closed);

        if (DeskRules.OpensAgain(state))
        {
            row.Put(DeskColumn.State, DeskStates.Write(TicketStatus.Open));
        }

        Say(book, row.Key, comment.Key, comment.Text, session.Time.GetUtcNow());
        return true;
    }

    private static void Say(DeskBook book, string ticket, string key, string text, DateTimeOffset now)
    {
        var row = book.Comments.Add();
        row.Key = key;
        row.Put(DeskColumn.About, ticket);
        row[DeskColumn.Said] = book.Times.Cell(DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()));
        row.Put(DeskColumn.Side, DeskWord.Member);
        row.Put(DeskColumn.Public, DeskWord.Yes);
        row.Put(DeskColumn.Text, CardScrubber.Scrub(text).Text);
    }

    private static MemberRow MemberOf(DeskBook book, string memberId) => book.FindMember(memberId) is { } member && member.Key == memberId
        ? member
        : throw DeskRules.Refuse("The sheet Members of the workbook has no row for the member.", "Run the route that brings members to the workbook, then try again.");
}
