using Bridge.ConnectorKit.Tickets;
using Bridge.Connectors.Tests.Desks;
using Bridge.Core.Connectors;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Tests.Zendesk.Tickets;

public sealed class ZendeskTicketDeskConformance : TicketDeskConformance
{
    private static readonly DeskWords _words = new(
        new Dictionary<string, TicketLevel>(StringComparer.OrdinalIgnoreCase) { ["Level I"] = TicketLevel.First }, ["billing", "listing_input"]);

    private readonly List<ZendeskHost> _hosts = [];
    private WriteTap? _wire;

    protected override IReadOnlyList<string> Secrets => [ZendeskHost.Token, "wrong-token", "The page stays white."];

    private ZendeskHost Host => _hosts[0];

    [Fact]
    public async Task A_topic_of_the_settings_becomes_a_tag_and_comes_back_as_the_topic()
    {
        var ticket = await Desk.OpenAsync(NewTicket("K-1") with { Topic = "listing_input" }, CancellationToken.None);

        Assert.Equal("listing_input", ticket.Topic);
        Assert.Contains("listing_input", ticket.Tags);
    }

    [Fact]
    public async Task A_topic_that_the_settings_do_not_name_is_refused_before_anything_is_sent()
    {
        var refusal = await Assert.ThrowsAsync<ConnectorException>(
            () => Desk.OpenAsync(NewTicket("K-1") with { Topic = "weather" }, CancellationToken.None));

        Assert.Equal(FailureKind.Data, refusal.Kind);
        Assert.DoesNotContain("weather", refusal.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Opening_and_commenting_pass_the_gate_of_the_host()
    {
        var desk = Host.Connector.OpenDesk(Host.ConnectAsHost(), _words);

        var ticket = await desk.OpenAsync(NewTicket("K-1") with { Topic = "billing" }, CancellationToken.None);
        await desk.CommentAsync(new NewComment("C-1", ticket.Key.Value, Member, "It works now."), CancellationToken.None);
        await Host.CallAsync(HttpMethod.Post, $"_sandbox/tickets/{ticket.Key.Value}/solve");
        await desk.CommentAsync(new NewComment("C-2", ticket.Key.Value, Member, "No, it does not."), CancellationToken.None);

        Assert.Equal(3, (await CommentsAsync(ticket)).Count);
    }

    [Fact]
    public async Task A_comment_leaves_a_new_ticket_new()
    {
        var ticket = await OpenAsync("K-1");

        var after = await Desk.CommentAsync(new NewComment("C-1", ticket.Key.Value, Member, "It is the phone."), CancellationToken.None);

        Assert.Equal(ticket.State, after.State);
    }

    [Fact]
    public async Task Two_comments_that_are_sent_at_once_under_one_key_are_taken_once()
    {
        var ticket = await OpenAsync("K-1");
        var comment = new NewComment("C-1", ticket.Key.Value, Member, "It works now.");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Desk.CommentAsync(comment, CancellationToken.None)));

        Assert.Equal(2, (await CommentsAsync(ticket)).Count);
    }

    protected override bool TellsRequesters => true;

    protected override IReadsRequesters OpenRequesters() => Host.Connector.OpenRequesters(Host.Connect());

    protected override async Task<ITicketDesk> StartAsync()
    {
        var host = await NewHostAsync();
        _wire = new WriteTap(host.SetFaultsAsync);
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
        return host.Connector.OpenDesk(kind == FailureKind.Configuration ? host.Connect(("apiToken", "wrong-token")) : host.Connect(), _words);
    }

    protected override void LoseAnswers(LostAnswer? how) => Wire.Fault = how switch
    {
        LostAnswer.ServerError => "500-after:100%",
        LostAnswer.Reset => "reset-after:100%",
        _ => null,
    };

    protected override async Task<int> CountAsync() =>
        (await Host.Control.GetStringAsync("_sandbox/dump?kind=tickets")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

    protected override async Task CloseAsync(string ticketId)
    {
        await Host.CallAsync(HttpMethod.Post, $"_sandbox/tickets/{ticketId}/solve");
        await Host.CallAsync(HttpMethod.Post, $"_sandbox/tickets/{ticketId}/advance");
    }

    protected override Task MoveAsync(string ticketId, TicketStatus state) => state == TicketStatus.Solved
        ? Host.CallAsync(HttpMethod.Post, $"_sandbox/tickets/{ticketId}/solve") // by somebody: nobody's ticket cannot be solved
        : Host.CallAsync(HttpMethod.Put, $"api/v2/tickets/{ticketId}", new { ticket = new { status = state == TicketStatus.Pending ? "pending" : "hold" } });

    protected override Task DeleteAsync(string ticketId) => Host.CallAsync(HttpMethod.Delete, $"api/v2/tickets/{ticketId}");

    protected override Task AnswerAsync(string ticketId, string text, bool isPublic) =>
        Host.CallAsync(HttpMethod.Post, $"_sandbox/tickets/{ticketId}/comment", new Dictionary<string, object> { ["as"] = "agent", ["body"] = text, ["public"] = isPublic });

    protected override Task<string> SentAsync() => Task.FromResult(string.Join('\n', Wire.Bodies));

    private WriteTap Wire => _wire ?? throw new InvalidOperationException("The account is not started yet.");

    private async Task<ZendeskHost> NewHostAsync()
    {
        var host = await ZendeskHost.StartAsync();
        _hosts.Add(host);
        await host.PlantAsync("users", new { name = "Ada Ramirez", email = "ada@example.test", external_id = Member });
        await host.PlantAsync("users", new { name = "Ben Okafor", email = "ben@example.test", external_id = OtherMember });
        return host;
    }
}
