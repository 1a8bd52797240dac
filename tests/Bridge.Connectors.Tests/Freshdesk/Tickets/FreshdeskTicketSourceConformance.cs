using Bridge.ConnectorKit.Sources;
using Bridge.ConnectorKit.Tickets;
using Bridge.Connectors.Freshdesk;
using Bridge.Connectors.Freshdesk.Tickets;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Tests.Freshdesk.Tickets;

public sealed class FreshdeskTicketSourceConformance : TicketSourceConformance
{
    private FreshdeskTicketFeed? _feed;

    private FreshdeskHost Host => _feed?.Host ?? throw new InvalidOperationException("The account is not started yet.");

    [Fact]
    public async Task What_is_marked_as_spam_is_a_tombstone()
    {
        var key = Feed.Open("Buy cheap watches", null);
        var cursor = (await ReadAsync(ReadRequest.Full)).Next;
        await Host.ControlAsync($"spam?kind=tickets&id={key.Split(':')[1]}");

        var tickets = (await ReadAsync(ReadRequest.Since(cursor))).Records;

        Assert.Contains(tickets, ticket => ticket is { IsTombstone: true } && ticket.Key.ExternalId == key);
    }

    [Fact]
    public async Task A_status_of_the_accounts_own_is_on_hold()
    {
        var key = Feed.Open("The lockbox is broken", "mls:M0000001");
        await Host.ControlAsync("status?number=7&name=Waiting%20for%20the%20board");
        await Host.SteerAsync($"change?kind=tickets&id={key.Split(':')[1]}", new { status = 7 });

        var ticket = Assert.Single((await ReadAsync(ReadRequest.Full)).Records);

        Assert.Equal(TicketStatus.OnHold, ticket.State);
    }

    [Fact]
    public async Task A_ticket_keeps_a_status_that_the_account_took_away()
    {
        await Host.ControlAsync("status?number=9&name=Waiting%20for%20the%20vendor");
        var key = Feed.Open("The lockbox is broken", "mls:M0000001");
        await Host.SteerAsync($"change?kind=tickets&id={key.Split(':')[1]}", new { status = 9 });
        await Host.ControlAsync("drop-status?number=9");

        var read = await ReadAsync(ReadRequest.Full);

        Assert.Empty(read.Refused);
        Assert.Equal(TicketStatus.OnHold, Assert.Single(read.Records).State);
        Assert.DoesNotContain(Host.Statistics.ByPath, path => path.Key.EndsWith("/ticket_fields", StringComparison.Ordinal));
    }

    [Fact]
    public async Task How_often_a_ticket_was_opened_again_is_not_made_up()
    {
        var key = Feed.Open("The map is blank", "mls:M0000001");
        Feed.Solve(key);
        await Host.SteerAsync($"change?kind=tickets&id={key.Split(':')[1]}", new { status = 2 });
        Feed.Solve(key);

        var ticket = Assert.Single((await ReadAsync(ReadRequest.Full)).Records);

        Assert.True(ticket.Times is { Reopens: null, FirstResolution: null, FullResolution: not null, FirstReply: not null });
    }

    [Fact]
    public async Task Three_hundred_pages_are_not_the_end()
    {
        await PlantAsync(310, number => DateTimeOffset.UtcNow.AddDays(-1).AddSeconds(5 * number));

        var tickets = await AllAsync(new FreshdeskTicketSource(new FreshdeskSession(Host.Connect()), pageSize: 1));

        Assert.Equal(310, tickets.Count);
        Assert.Equal(310, tickets.Select(ticket => ticket.Key).Distinct().Count());
    }

    [Fact]
    public async Task More_tickets_of_one_second_than_Freshdesk_lists_stop_the_route_with_a_way_out()
    {
        var second = DateTimeOffset.UtcNow.AddDays(-1);
        await PlantAsync(302, _ => second);

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => AllAsync(new FreshdeskTicketSource(new FreshdeskSession(Host.Connect()), pageSize: 1)));

        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.Contains("ticketsSince", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_connector_opens_it_and_it_passes_the_gate()
    {
        Feed.Plant(3);
        var source = Host.Connector.OpenSource(Host.ConnectAsHost(new TargetShape([])).Context, []);

        var tickets = await AllAsync(source);

        Assert.Equal(Feed.Rows.Keys, tickets.Select(ticket => ticket.Key.ExternalId));
        Assert.All(tickets, ticket => Assert.NotNull(ticket.MemberId));
    }

    [Fact]
    public async Task Who_asked_is_looked_up_once_and_not_for_each_ticket()
    {
        Feed.Plant(25);

        await ReadAsync(ReadRequest.Full);

        Assert.Equal(1, Host.Statistics.ByPath.Where(path => path.Key.StartsWith("GET /api/v2/contacts", StringComparison.Ordinal)).Sum(path => path.Value));
    }

    protected override async Task<SourceFeed> StartFeedAsync() => _feed = await FreshdeskTicketFeed.StartAsync();

    protected override ISource<Ticket> Open() => Open(Host.Connect());

    protected override async Task<ISource<Ticket>> OpenFailingAsync(FailureKind kind)
    {
        await Host.SetFaultsAsync(kind switch
        {
            FailureKind.Transient => "500:100%",
            FailureKind.Throttled => "429:100%",
            _ => "",
        });
        return Open(kind == FailureKind.Configuration ? Host.Connect(("apiKey", "wrong-key")) : Host.Connect());
    }

    private static async Task<List<Ticket>> AllAsync(ISource<Ticket> source)
    {
        var tickets = new List<Ticket>();
        await foreach (var page in source.ReadAsync(ReadRequest.Full, CancellationToken.None))
        {
            tickets.AddRange(page.Records);
        }

        return tickets;
    }

    private async Task PlantAsync(int count, Func<int, DateTimeOffset> at)
    {
        for (var number = 0; number < count; number++)
        {
            await Host.PlantAsync("tickets", new { requester = "mls:M0000001", subject = "?", description = "?", created_at = at(number).ToString("O") });
        }
    }

    private FreshdeskTicketSource Open(ConnectionContext connection) => new(new FreshdeskSession(connection), PageSize);
}
