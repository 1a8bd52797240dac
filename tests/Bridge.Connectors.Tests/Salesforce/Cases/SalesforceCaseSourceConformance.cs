using Bridge.ConnectorKit.Sources;
using Bridge.ConnectorKit.Tickets;
using Bridge.Connectors.Salesforce;
using Bridge.Connectors.Salesforce.Cases;
using Bridge.Core.Connectors;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Tests.Salesforce.Cases;

public sealed class SalesforceCaseSourceConformance : TicketSourceConformance
{
    private SalesforceCaseFeed? _feed;

    private SalesforceCaseFeed Cases => _feed ?? throw new InvalidOperationException("The org is not started yet.");

    [Fact]
    public async Task A_case_that_is_gone_from_the_recycle_bin_is_a_tombstone_too()
    {
        Feed.Plant(3);
        var first = await ReadAsync(ReadRequest.Full);
        var purged = Feed.Rows.Keys.First();
        Cases.Purge(purged);

        var read = await ReadAsync(ReadRequest.Since(first.Next));

        var gone = Assert.Single(read.Records, ticket => ticket.IsTombstone);
        Assert.Equal(purged, gone.Key.ExternalId);
        Assert.Null(gone.MergedInto);
    }

    [Fact]
    public async Task A_case_that_a_person_took_from_a_queue_keeps_the_queue_as_its_group()
    {
        var key = Feed.Open("The map is blank", "mls:M0000001");
        var id = SalesforceCaseFeed.IdOf(key);
        await Cases.Office.ChangeAsync(id, new { OwnerId = await Cases.Office.QueueAsync("Level II") });
        var waiting = Assert.Single((await ReadAsync(ReadRequest.Full)).Records);
        await Cases.Office.ChangeAsync(id, new { OwnerId = await Cases.Office.AgentAsync() });

        var taken = Assert.Single((await ReadAsync(ReadRequest.Full)).Records);

        Assert.Equal(("Level II", null), (waiting.Group, waiting.Agent));
        Assert.Equal(("Level II", "Rosa Delgado"), (taken.Group, taken.Agent));
        Assert.Equal((1, 2), (taken.Times?.GroupStations, taken.Times?.AssigneeStations));
    }

    [Fact]
    public async Task A_case_that_was_opened_again_says_how_often_and_when_it_was_solved_first()
    {
        var key = Feed.Open("The map is blank", "mls:M0000001");
        var id = SalesforceCaseFeed.IdOf(key);
        Feed.Solve(key);
        await Cases.Office.ChangeAsync(id, new { Status = "Working" });
        var working = Assert.Single((await ReadAsync(ReadRequest.Full)).Records);
        await Cases.Office.ChangeAsync(id, new { Status = "Closed" });

        var closed = Assert.Single((await ReadAsync(ReadRequest.Full)).Records);

        Assert.Equal((TicketStatus.Open, null), (working.State, working.SolvedAt));
        Assert.True(working.Times is { Reopens: 1, FirstResolution: not null, FullResolution: null });
        Assert.Equal(TicketStatus.Closed, closed.State);
        Assert.True(closed.Times is { Reopens: 1, FullResolution: not null, Replies: 1, FirstReply: not null });
    }

    [Theory]
    [InlineData("New", TicketStatus.New)]
    [InlineData("Escalated", TicketStatus.Open)]
    [InlineData("Waiting on Customer", TicketStatus.Pending)]
    [InlineData("On Hold", TicketStatus.OnHold)]
    [InlineData("Solved", TicketStatus.Solved)]
    [InlineData("Closed", TicketStatus.Closed)]
    public async Task Each_status_of_the_org_reads_as_the_settings_say(string status, TicketStatus state)
    {
        var key = Feed.Open("The map is blank", "mls:M0000001");
        await Cases.Office.ChangeAsync(SalesforceCaseFeed.IdOf(key), new { Status = status });

        Assert.Equal(state, Assert.Single((await ReadAsync(ReadRequest.Full)).Records).State);
    }

    [Theory]
    [InlineData("solvedStatuses", "Resolved, closed", "Closed", TicketStatus.Solved)]
    [InlineData("pendingStatuses", "Escalated", "Escalated", TicketStatus.Pending)]
    [InlineData("onHoldStatuses", "Working", "On Hold", TicketStatus.Open)]
    public async Task Other_words_in_the_settings_read_otherwise(string setting, string words, string status, TicketStatus state)
    {
        var key = Feed.Open("The map is blank", "mls:M0000001");
        await Cases.Office.ChangeAsync(SalesforceCaseFeed.IdOf(key), new { Status = status });

        Assert.Equal(state, Assert.Single(await AllAsync(Open(Cases.Host.Connect((setting, words))))).State);
    }

    [Fact]
    public async Task Where_the_org_keeps_no_history_what_only_it_tells_stays_unknown()
    {
        await using var host = await SalesforceHost.StartAsync(new() { HasKeyFields = true, TracksCases = false });
        var office = await SalesforceCaseOffice.OpenAsync(host);
        await office.SolveAsync(await office.AskAsync("The map is blank", "mls:M0000001"));

        var ticket = Assert.Single(await AllAsync(Open(host.Connect())));

        Assert.True(ticket.Times is { FullResolution: not null, Reopens: null, FirstResolution: null });
        Assert.NotNull(ticket.SolvedAt);
    }

    [Fact]
    public async Task The_connector_opens_it_and_it_passes_the_gate()
    {
        Feed.Plant(3);
        var connection = Cases.Host.ConnectAsHost(new([]));

        var tickets = await AllAsync(Cases.Host.Connector.OpenSource(connection.Context, []));

        Assert.Equal(Feed.Rows.Keys, tickets.Select(ticket => ticket.Key.ExternalId));
        Assert.All(tickets, ticket => Assert.NotNull(ticket.MemberId));
    }

    [Fact]
    public async Task A_full_page_of_cases_fits_into_one_query_for_what_stands_beside_it()
    {
        await using var host = await SalesforceHost.StartAsync(new() { Cases = SalesforceCaseSource.LargestPage, Members = 5, Days = 20 });

        var tickets = await AllAsync(host.Connector.OpenSource(host.Connect(), []));

        Assert.Equal(SalesforceCaseSource.LargestPage, tickets.Count);
        Assert.Contains(tickets, ticket => ticket.Times is { Replies: > 0, GroupStations: > 1 });
        Assert.Equal(2, host.Statistics.ByPath["GET /queryAll"]); // the page, and an empty one behind it
        Assert.Equal(4, host.Statistics.ByPath["GET /query"]); // status words, history, comments, mails
    }

    [Fact]
    public async Task Without_the_key_fields_cases_are_read_as_nobodys()
    {
        await using var host = await SalesforceHost.StartAsync(new());
        var office = new SalesforceCaseOffice(host);
        await office.AskAsync("The map is blank", null);

        var ticket = Assert.Single(await AllAsync(Open(host.Connect())));

        Assert.True(ticket is { MemberId: null, OpenedAs: null, Subject: "The map is blank" });
    }

    [Fact]
    public async Task A_day_in_the_settings_says_where_the_first_read_begins()
    {
        Feed.Plant(2);

        var tickets = await AllAsync(Cases.Host.Connector.OpenSource(Cases.Host.Connect(("ticketsSince", "2038-01-01")), []));

        Assert.Empty(tickets);
    }

    protected override async Task<SourceFeed> StartFeedAsync() => _feed = await SalesforceCaseFeed.StartAsync();

    protected override ISource<Ticket> Open() => Open(Cases.Host.Connect());

    protected override async Task<ISource<Ticket>> OpenFailingAsync(FailureKind kind)
    {
        await Cases.Host.SetFaultsAsync(kind switch
        {
            FailureKind.Transient => "500:100%",
            FailureKind.Throttled => "429:100%",
            _ => "",
        });
        return Open(kind == FailureKind.Configuration ? Cases.Host.Connect(("clientSecret", "wrong-secret")) : Cases.Host.Connect());
    }

    private SalesforceCaseSource Open(ConnectionContext connection) => new(new SalesforceSession(connection), PageSize);

    private static async Task<List<Ticket>> AllAsync(ISource<Ticket> source)
    {
        var tickets = new List<Ticket>();
        await foreach (var page in source.ReadAsync(ReadRequest.Full, CancellationToken.None))
        {
            tickets.AddRange(page.Records);
        }

        return tickets;
    }
}
