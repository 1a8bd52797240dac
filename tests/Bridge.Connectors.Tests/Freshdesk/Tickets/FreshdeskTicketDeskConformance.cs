using Bridge.ConnectorKit;
using Bridge.ConnectorKit.Tickets;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Tickets;
using Bridge.Sandbox.Freshdesk;

namespace Bridge.Connectors.Tests.Freshdesk.Tickets;

public sealed class FreshdeskTicketDeskConformance : TicketDeskConformance
{
    private static readonly DeskWords _words = new(
        new Dictionary<string, TicketLevel>(StringComparer.OrdinalIgnoreCase) { ["Member Support"] = TicketLevel.First }, ["lockbox", "listing_input"]);

    private readonly List<FreshdeskHost> _hosts = [];
    private FreshdeskWireTap? _wire;

    protected override IReadOnlyList<string> Secrets => [FreshdeskHost.Key, "wrong-key", "The page stays white."];

    private FreshdeskHost Host => _hosts[0];

    private FreshdeskWireTap Wire => _wire ?? throw new InvalidOperationException("The account is not started yet.");

    [Fact]
    public async Task A_topic_becomes_a_tag_and_a_group_gives_the_level()
    {
        var ticket = await Desk.OpenAsync(NewTicket("K-1") with { Topic = "listing_input", Group = "member support" }, CancellationToken.None);

        Assert.Equal("listing_input", ticket.Topic);
        Assert.Equal(TicketLevel.First, ticket.Level);
    }

    [Fact]
    public async Task A_group_that_is_not_there_opens_nothing()
    {
        var refusal = await Assert.ThrowsAsync<ConnectorException>(
            () => Desk.OpenAsync(NewTicket("K-1") with { Group = "Nobody" }, CancellationToken.None));

        Assert.Equal(FailureKind.Data, refusal.Kind);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Without_the_field_for_the_key_nothing_is_opened_and_it_is_said_what_to_make()
    {
        await Host.ControlAsync("drop-field?field=cf_mls_bridge_key");

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => OpenAsync("K-1"));

        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.Contains("'MLS bridge key'", failure.Remedy, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task The_field_for_the_key_is_made_once_and_then_kept()
    {
        await Host.ControlAsync("drop-field?field=cf_mls_bridge_key");
        var desk = (IProvisions)Desk;

        var missing = Assert.Single(await desk.PlanAsync(new([]), CancellationToken.None));
        await desk.ApplyAsync(missing, CancellationToken.None);
        await desk.ApplyAsync(missing, CancellationToken.None); // somebody was quicker
        var there = Assert.Single(await desk.PlanAsync(new([]), CancellationToken.None));

        Assert.Equal((ProvisionAction.Create, ProvisionAction.Keep), (missing.Action, there.Action));
        Assert.NotNull(await OpenAsync("K-1"));
    }

    [Fact]
    public async Task An_account_that_makes_no_fields_says_what_to_make_by_hand()
    {
        var host = await FreshdeskHost.StartAsync(new FreshdeskSandboxOptions { MakesFields = false });
        _hosts.Add(host);
        var desk = (IProvisions)host.Connector.OpenDesk(host.Connect(), _words);
        var missing = Assert.Single(await desk.PlanAsync(new([]), CancellationToken.None));

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => desk.ApplyAsync(missing, CancellationToken.None));

        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.Contains("'MLS bridge key'", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_is_found_by_its_key_before_the_search_knows_of_it()
    {
        var host = await NewHostAsync(new FreshdeskSandboxOptions { SearchLag = TimeSpan.FromMinutes(20) });
        var desk = host.Connector.OpenDesk(host.Connect(), _words);
        var opened = await desk.OpenAsync(NewTicket("K-1"), CancellationToken.None);

        var found = await desk.FindAsync("K-1", CancellationToken.None);

        Assert.Equal(opened.Key, found?.Key);
    }

    [Fact]
    public async Task A_ticket_is_found_by_its_key_though_the_clock_of_this_machine_is_ahead()
    {
        var host = await NewHostAsync(new FreshdeskSandboxOptions { SearchLag = TimeSpan.FromMinutes(20) });
        var ahead = new ManualTimeProvider(TimeProvider.System.GetUtcNow().AddHours(2));
        var desk = host.Connector.OpenDesk(host.Connect() with { Time = ahead }, _words);
        var opened = await desk.OpenAsync(NewTicket("K-1"), CancellationToken.None);
        for (var number = 0; number < 100; number++)
        {
            await host.PlantAsync("tickets", new { requester = Member, subject = "Newer", description = "?" });
        }

        var found = await desk.FindAsync("K-1", CancellationToken.None);

        Assert.Equal(opened.Key, found?.Key);
    }

    [Fact]
    public async Task An_old_ticket_is_found_by_its_key_through_the_search()
    {
        await Host.PlantAsync("tickets", new { requester = Member, subject = "Old", description = "?", created_at = "2025-01-01T10:00:00Z", custom_fields = new { cf_mls_bridge_key = "K-OLD" } });

        var found = await Desk.FindAsync("K-OLD", CancellationToken.None);

        Assert.Equal("Old", found?.Subject);
        Assert.Null(await Desk.FindAsync("k-old", CancellationToken.None));
    }

    [Fact]
    public async Task Text_that_looks_like_HTML_is_shown_as_it_was_written()
    {
        var ticket = await Desk.OpenAsync(new NewTicket("K-1", Member, "a < b", "1 < 2 & <b>not bold</b>\nnext line", null), CancellationToken.None);
        await Desk.CommentAsync(new NewComment("C-1", ticket.Key.Value, Member, "<script>x</script>"), CancellationToken.None);

        var said = await CommentsAsync(ticket);

        Assert.Equal(["1 < 2 & <b>not bold</b>\nnext line", "<script>x</script>"], said.Select(comment => comment.Text));
    }

    [Fact]
    public async Task Opening_and_commenting_pass_the_gate_of_the_host()
    {
        var desk = Host.Connector.OpenDesk(Host.ConnectAsHost(new TargetShape([])).Context, _words);

        var ticket = await desk.OpenAsync(NewTicket("K-1") with { Topic = "lockbox", Group = "Escalation" }, CancellationToken.None);
        await desk.CommentAsync(new NewComment("C-1", ticket.Key.Value, Member, "It works now."), CancellationToken.None);
        await desk.FindAsync("K-1", CancellationToken.None);

        Assert.Equal(2, (await CommentsAsync(ticket)).Count);
    }

    [Fact]
    public async Task Two_that_are_sent_at_once_under_one_key_are_taken_once()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OpenAsync("K-1")));
        var comment = new NewComment("C-1", opened[0].Key.Value, Member, "It works now.");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Desk.CommentAsync(comment, CancellationToken.None)));

        Assert.Equal(1, await CountAsync());
        Assert.Equal(2, (await CommentsAsync(opened[0])).Count);
    }

    [Fact]
    public async Task A_requester_is_read_with_address_and_language()
    {
        var ticket = await OpenAsync("K-1");
        var requesters = Host.Connector.OpenRequesters(Host.Connect());

        var requester = await requesters.ReadRequesterAsync(ticket.Key.Value, CancellationToken.None);

        Assert.Equal(new Requester(Member, "ada@example.test", "es"), requester);
        Assert.Null(await requesters.ReadRequesterAsync("987654321", CancellationToken.None));
    }

    protected override bool TellsRequesters => true;

    protected override IReadsRequesters OpenRequesters() => Host.Connector.OpenRequesters(Host.Connect());

    protected override async Task<ITicketDesk> StartAsync()
    {
        _wire = new FreshdeskWireTap(await NewHostAsync());
        return Host.Connector.OpenDesk(Host.Connect(_wire), _words);
    }

    protected override async Task StopAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }
    }

    protected override async Task<ITicketDesk> OpenFailingAsync(FailureKind kind)
    {
        var host = await NewHostAsync();
        await host.SetFaultsAsync(kind switch
        {
            FailureKind.Transient => "500:100%",
            FailureKind.Throttled => "429:100%",
            _ => "",
        });
        return host.Connector.OpenDesk(kind == FailureKind.Configuration ? host.Connect(("apiKey", "wrong-key")) : host.Connect(), _words);
    }

    protected override void LoseAnswers(LostAnswer? how) => Wire.Fault = how switch
    {
        LostAnswer.ServerError => "500-after:100%",
        LostAnswer.Reset => "reset-after:100%",
        _ => null,
    };

    protected override async Task<int> CountAsync() => (await Host.DumpAsync("tickets")).Count;

    protected override Task CloseAsync(string ticketId) => Host.SteerAsync($"change?kind=tickets&id={ticketId}", new { status = 5 });

    protected override Task MoveAsync(string ticketId, TicketStatus state) =>
        Host.SteerAsync($"change?kind=tickets&id={ticketId}", new { status = state == TicketStatus.Solved ? 4 : state == TicketStatus.Pending ? 3 : 6 });

    protected override Task DeleteAsync(string ticketId) => Host.CallAsync(HttpMethod.Delete, $"tickets/{ticketId}");

    protected override Task AnswerAsync(string ticketId, string text, bool isPublic) =>
        Host.SteerAsync($"say?kind=tickets&id={ticketId}", new Dictionary<string, object> { ["body"] = text, ["public"] = isPublic });

    protected override Task<string> SentAsync() => Task.FromResult(string.Join('\n', Wire.Bodies));

    private async Task<FreshdeskHost> NewHostAsync(FreshdeskSandboxOptions? options = null)
    {
        var host = await FreshdeskHost.StartAsync(options);
        _hosts.Add(host);
        await host.CallAsync(HttpMethod.Post, "admin/ticket_fields", new { label = "MLS bridge key", type = "custom_text" });
        await host.PlantAsync("contacts", new { name = "Ada Ramirez", email = "ada@example.test", language = "es", unique_external_id = Member });
        await host.PlantAsync("contacts", new { name = "Ben Okafor", email = "ben@example.test", unique_external_id = OtherMember });
        return host;
    }
}
