using Bridge.ConnectorKit.Tickets;
using Bridge.Core.Connectors;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Tests.Workbook.Desk;

public sealed class WorkbookTicketDeskConformance : TicketDeskConformance
{
    private readonly List<DeskFolder> _folders = [];
    private LosingDesk? _desk;

    protected override IReadOnlyList<string> Secrets => ["Ada Ramirez", "member1@example.test", "The page stays white."];

    private DeskFolder Folder => _folders[0];

    protected override bool TellsRequesters => true;

    protected override string Address => "member1@example.test";

    protected override IReadsRequesters OpenRequesters() => ((IOpensRequesters)Folder.Folder.Connector).OpenRequesters(Folder.Connect());

    protected override async Task<ITicketDesk> StartAsync() => _desk = new LosingDesk((await NewFolderAsync()).OpenDesk());

    protected override Task StopAsync()
    {
        _folders.ForEach(folder => folder.Dispose());
        return Task.CompletedTask;
    }

    protected override async Task<ITicketDesk> OpenFailingAsync(FailureKind kind)
    {
        var folder = await NewFolderAsync();
        switch (kind)
        {
            case FailureKind.Configuration:
                File.Delete(folder.File);
                return folder.OpenDesk();
            case FailureKind.Throttled:
                await File.WriteAllTextAsync(Path.Combine(folder.Folder.Folder, ".~lock.members.xlsx#"), "Anna");
                return folder.OpenDesk();
            default:
                return folder.OpenDesk(journal: new SavingJournal(() => File.SetLastWriteTimeUtc(folder.File, DateTime.UnixEpoch)));
        }
    }

    protected override void LoseAnswers(LostAnswer? how) => _desk!.IsLosing = how is not null; // it was started

    protected override Task<int> CountAsync() => Task.FromResult(Folder.Person.Rows("Tickets").Count);

    protected override Task CloseAsync(string ticketId)
    {
        Folder.Person.Type("Tickets", ticketId, ("State", "Closed"));
        return Task.CompletedTask;
    }

    protected override Task MoveAsync(string ticketId, TicketStatus state)
    {
        Folder.Person.Type("Tickets", ticketId, ("State", state == TicketStatus.OnHold ? "On hold" : state.ToString()));
        return Task.CompletedTask;
    }

    protected override Task DeleteAsync(string ticketId)
    {
        Folder.Person.Delete("Tickets", ticketId);
        return Task.CompletedTask;
    }

    protected override Task AnswerAsync(string ticketId, string text, bool isPublic)
    {
        Folder.Person.Add("Comments", ("Ticket", ticketId), ("Name", "Anna"), ("Text", text), ("Member sees it", isPublic ? "yes" : null));
        return Task.CompletedTask;
    }

    protected override Task<string> SentAsync() => Task.FromResult(string.Join('\n', new[] { "Tickets", "Comments", "Bridge ledger" }
        .SelectMany(Folder.Person.Rows).SelectMany(row => row.Values)));

    private async Task<DeskFolder> NewFolderAsync()
    {
        var folder = await DeskFolder.StartAsync();
        _folders.Add(folder);
        return folder;
    }

    /// <summary>A file answers always; it is the process that asked which may be gone.</summary>
    private sealed class LosingDesk(ITicketDesk desk) : ITicketDesk
    {
        public bool IsLosing { get; set; }

        public async Task<Ticket> OpenAsync(NewTicket ticket, CancellationToken cancellationToken) => Lose(await desk.OpenAsync(ticket, cancellationToken));

        public Task<Ticket?> FindAsync(string key, CancellationToken cancellationToken) => desk.FindAsync(key, cancellationToken);

        public async Task<Ticket> CommentAsync(NewComment comment, CancellationToken cancellationToken) => Lose(await desk.CommentAsync(comment, cancellationToken));

        public Task<Ticket?> ReadAsync(string ticketId, CancellationToken cancellationToken) => desk.ReadAsync(ticketId, cancellationToken);

        public IAsyncEnumerable<TicketComment> ReadCommentsAsync(string ticketId, CancellationToken cancellationToken) => desk.ReadCommentsAsync(ticketId, cancellationToken);

        private Ticket Lose(Ticket ticket) => IsLosing ? throw new ConnectorException(FailureKind.Transient, "The answer was lost.", "Try again.") : ticket;
    }
}
