using Bridge.ConnectorKit.Sources;
using Bridge.ConnectorKit.Tickets;
using Bridge.Core.Connectors;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Tests.Workbook.Desk;

public sealed class WorkbookTicketSourceConformance : TicketSourceConformance
{
    private readonly List<IDisposable> _held = [];
    private WorkbookTicketFeed? _feed;

    private DeskFolder Folder => _feed?.Folder ?? throw new InvalidOperationException("The workbook is not made yet.");

    [Fact]
    public async Task The_connector_opens_it_and_what_it_writes_passes_the_gate()
    {
        Feed.Plant(3);
        var source = ((IOpensSource<Ticket>)Folder.Folder.Connector).OpenSource(Folder.Connect(), []);

        var tickets = new List<Ticket>();
        await foreach (var page in source.ReadAsync(ReadRequest.Full, CancellationToken.None))
        {
            tickets.AddRange(page.Records);
        }

        Assert.Equal(Feed.Rows.Keys, tickets.Select(ticket => ticket.Key.ExternalId));
        Assert.Contains(Folder.Folder.Journal.Lines, line => line.StartsWith("send write Tickets ", StringComparison.Ordinal));
    }

    protected override async Task<SourceFeed> StartFeedAsync() => _feed = new WorkbookTicketFeed(await DeskFolder.StartAsync());

    protected override ISource<Ticket> Open() => Folder.OpenSource(PageSize);

    protected override Task<ISource<Ticket>> OpenFailingAsync(FailureKind kind)
    {
        if (kind == FailureKind.Configuration)
        {
            Feed.Break();
            return Task.FromResult(Folder.OpenSource());
        }

        if (kind == FailureKind.Throttled)
        {
            _held.Add(new FileStream(Folder.File, FileMode.Open, FileAccess.ReadWrite, FileShare.None)); // as Excel holds a file on Windows
            return Task.FromResult(Folder.OpenSource());
        }

        Feed.Plant(1);
        return Task.FromResult(Folder.OpenSource(journal: new SavingJournal(() => File.SetLastWriteTimeUtc(Folder.File, DateTime.UnixEpoch))));
    }
}
