using Bridge.ConnectorKit.Sources;
using Bridge.ConnectorKit.Tickets;
using Bridge.Connectors.Zendesk;
using Bridge.Connectors.Zendesk.Tickets;
using Bridge.Core.Connectors;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Tests.Zendesk.Tickets;

public sealed class ZendeskTicketSourceConformance : TicketSourceConformance
{
    private ZendeskTicketFeed? _feed;

    private ZendeskHost Host => _feed?.Host ?? throw new InvalidOperationException("The account is not started yet.");

    [Fact]
    public async Task A_change_by_the_system_shows_a_ticket_again_with_a_later_time()
    {
        var key = Feed.Open("The map is blank", "mls:M0000001");
        var first = await ReadAsync(ReadRequest.Full);
        await Host.CallAsync(HttpMethod.Post, $"_sandbox/tickets/{first.Records[0].Key.Value}/touch");

        var again = Assert.Single((await ReadAsync(ReadRequest.Since(first.Next))).Records);

        Assert.Equal(key, again.Key.ExternalId);
        Assert.True(again.ModifiedAt >= first.Records[0].ModifiedAt);
    }

    [Fact]
    public async Task The_connector_opens_it_and_it_passes_the_gate_with_its_side_loads()
    {
        Feed.Plant(3);
        var source = Host.Connector.OpenSource(Host.ConnectAsHost(), []);

        var pages = new List<Page<Ticket>>();
        await foreach (var page in source.ReadAsync(ReadRequest.Full, CancellationToken.None))
        {
            pages.Add(page);
        }

        Assert.Equal(Feed.Rows.Keys, pages.SelectMany(page => page.Records).Select(ticket => ticket.Key.ExternalId));
        Assert.All(pages.SelectMany(page => page.Records), ticket => Assert.NotNull(ticket.MemberId));
    }

    [Fact]
    public async Task A_day_in_the_settings_that_has_not_come_yet_means_from_now_on()
    {
        Feed.Plant(2);
        var source = Host.Connector.OpenSource(Host.Connect(("ticketsSince", "2038-01-01")), []);

        // Zendesk takes no start within the last minute, so what is two minutes old is given too.
        await foreach (var page in source.ReadAsync(ReadRequest.Full, CancellationToken.None))
        {
            Assert.Equal(2, page.Records.Count);
        }
    }

    [Theory]
    [InlineData(null, 10)]
    [InlineData("30", 30)]
    public void The_exports_a_minute_are_those_of_the_settings(string? setting, int calls)
    {
        var connection = setting is null ? Host.Connect() : Host.Connect(("exportsPerMinute", setting));

        var limit = Assert.Single(Host.Connector.LimitsFor(connection.Settings), limit => limit.Name == ZendeskLimits.Incremental);

        Assert.Equal((calls, TimeSpan.FromMinutes(1)), (limit.Calls, limit.Window));
    }

    protected override async Task<SourceFeed> StartFeedAsync() => _feed = await ZendeskTicketFeed.StartAsync();

    protected override ISource<Ticket> Open() => Open(Host.Connect());

    protected override async Task<ISource<Ticket>> OpenFailingAsync(FailureKind kind)
    {
        await Host.SetFaultsAsync(kind switch
        {
            FailureKind.Transient => "500:100%",
            FailureKind.Throttled => "429:100%",
            _ => "",
        });
        return Open(kind == FailureKind.Configuration ? Host.Connect(("apiToken", "wrong-token")) : Host.Connect());
    }

    private ZendeskTicketSource Open(ConnectionContext connection) => new(new ZendeskSession(connection), PageSize);
}
