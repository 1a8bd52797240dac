using Bridge.ConnectorKit;
using Bridge.ConnectorKit.Sources;
using Bridge.ConnectorKit.Tickets;
using Bridge.Connectors.Dataverse;
using Bridge.Connectors.Dataverse.Cases;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Tests.Dataverse.Cases;

public sealed class DataverseCaseSourceConformance : TicketSourceConformance
{
    private DataverseCaseFeed? _feed;

    private DataverseHost Host => _feed?.Host ?? throw new InvalidOperationException("The environment is not started yet.");

    [Fact]
    public async Task A_case_that_is_reopened_is_counted_and_one_that_is_cancelled_is_closed()
    {
        var (reopened, cancelled) = (Feed.Open("The map is blank", "mls:M0000001"), Feed.Open("Never mind", "mls:M0000001"));
        Feed.Solve(reopened);
        await Host.CallAsync(HttpMethod.Patch, $"incidents({reopened["crm:".Length..]})", new { statecode = 0, statuscode = 3 });
        await Host.CallAsync(HttpMethod.Patch, $"incidents({cancelled["crm:".Length..]})", new { statecode = 2, statuscode = 6 });

        var tickets = (await ReadAsync(ReadRequest.Full)).Records.ToDictionary(ticket => ticket.Key.ExternalId);

        Assert.True(tickets[reopened] is { State: TicketStatus.Pending, SolvedAt: null, Times: { Reopens: 1, FirstResolution: not null, FullResolution: null } });
        Assert.Equal(TicketStatus.Closed, tickets[cancelled].State);
        Assert.Equal(("web", "problem"), (tickets[cancelled].Channel, tickets[cancelled].Topic));
    }

    [Fact]
    public async Task A_case_of_a_team_has_a_group_and_no_agent()
    {
        var team = await Host.PlantAsync("team", new { name = "Level II" });
        var key = Feed.Open("The map is blank", "mls:M0000001");
        await Host.CallAsync(HttpMethod.Patch, $"incidents({key["crm:".Length..]})", new Dictionary<string, object> { ["ownerid@odata.bind"] = $"/teams({team})" });

        var ticket = Assert.Single((await ReadAsync(ReadRequest.Full)).Records);

        Assert.Equal(("Level II", null), (ticket.Group, ticket.Agent));
    }

    [Fact]
    public async Task A_deleted_case_is_newer_than_it_ever_was_although_this_machines_clock_is_behind()
    {
        var key = Feed.Open("The map is blank", "mls:M0000001");
        var source = Open(Host.Connect(new ManualTimeProvider(DateTimeOffset.UtcNow.AddHours(-1))));
        var first = await ReadAsync(source, null);
        Feed.Remove(key);

        var after = await ReadAsync(source, first[^1].Next);

        var gone = Assert.Single(after.SelectMany(page => page.Records));
        Assert.Equal((key, TicketStatus.Deleted), (gone.Key.ExternalId, gone.State));
        Assert.True(gone.ModifiedAt >= Assert.Single(first.SelectMany(page => page.Records)).ModifiedAt, "An older state never replaces a newer one.");
    }

    [Fact]
    public async Task All_cases_can_be_listed_by_their_keys()
    {
        Feed.Plant(3);
        Feed.Remove(Feed.Open("Never mind", "mls:M0000001"));

        var listed = new List<string>();
        await foreach (var keys in Open(Host.Connect()).ListKeysAsync(CancellationToken.None))
        {
            listed.AddRange(keys);
        }

        Assert.Equal(Feed.Rows.Keys, listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_place_that_is_too_old_is_read_from_the_beginning()
    {
        Feed.Plant(3);
        var first = await ReadAsync(ReadRequest.Full);
        await Host.ControlAsync("expire-changes");

        var again = await ReadAsync(ReadRequest.Since(first.Next));

        Assert.Equal(Feed.Rows, again.Newest);
    }

    [Fact]
    public async Task Cases_from_before_the_day_in_the_settings_are_left_out()
    {
        Feed.Plant(3);
        var source = ((IOpensSource<Ticket>)Host.Connector).OpenSource(Host.Connect(("ticketsSince", "2038-01-01")), []);

        await foreach (var page in source.ReadAsync(ReadRequest.Full, CancellationToken.None))
        {
            Assert.Empty(page.Records);
        }
    }

    [Fact]
    public async Task The_connector_opens_it_and_its_calls_pass_the_gate()
    {
        Feed.Plant(3);
        var source = ((IOpensSource<Ticket>)Host.Connector).OpenSource(Host.ConnectAsHost(new TargetShape([])).Context, []);

        var tickets = new List<Ticket>();
        await foreach (var page in source.ReadAsync(ReadRequest.Full, CancellationToken.None))
        {
            tickets.AddRange(page.Records);
        }

        Assert.Equal(Feed.Rows.Keys, tickets.Select(ticket => ticket.Key.ExternalId).Order(StringComparer.Ordinal));
        Assert.All(tickets, ticket => Assert.Equal("mls:M0000001", ticket.MemberId));
    }

    protected override async Task<SourceFeed> StartFeedAsync() => _feed = await DataverseCaseFeed.StartAsync();

    protected override ISource<Ticket> Open() => Open(Host.Connect());

    protected override async Task<ISource<Ticket>> OpenFailingAsync(FailureKind kind)
    {
        await Host.SetFaultsAsync(kind switch
        {
            FailureKind.Transient => "500:100%",
            FailureKind.Throttled => "429:100%",
            _ => "",
        });
        return Open(kind == FailureKind.Configuration ? Host.Connect(("clientSecret", "wrong-secret")) : Host.Connect());
    }

    private static async Task<List<Page<Ticket>>> ReadAsync(DataverseCaseSource source, Cursor? from)
    {
        var pages = new List<Page<Ticket>>();
        await foreach (var page in source.ReadAsync(from is { } place ? ReadRequest.Since(place) : ReadRequest.Full, CancellationToken.None))
        {
            pages.Add(page);
        }

        return pages;
    }

    private DataverseCaseSource Open(ConnectionContext connection) => new(new DataverseSession(connection), PageSize);
}
