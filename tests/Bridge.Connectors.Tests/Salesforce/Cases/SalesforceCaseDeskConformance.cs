using Bridge.ConnectorKit.Tickets;
using Bridge.Connectors.Tests.Desks;
using Bridge.Connectors.Tests.Hosts;
using Bridge.Core.Connectors;
using Bridge.Core.Tickets;
using Bridge.Sandbox.Salesforce;

namespace Bridge.Connectors.Tests.Salesforce.Cases;

public sealed partial class SalesforceCaseDeskConformance : TicketDeskConformance
{
    private static readonly DeskWords _words = new(
        new Dictionary<string, TicketLevel>(StringComparer.OrdinalIgnoreCase) { ["Level I"] = TicketLevel.First }, ["question", "listing_input"]);

    private readonly List<SalesforceHost> _hosts = [];
    private WriteTap? _wire;
    private SalesforceCaseOffice? _office;

    protected override IReadOnlyList<string> Secrets => ["sandbox-secret", "wrong-secret", "The page stays white."];

    private SalesforceHost Host => _hosts[0];

    private SalesforceCaseOffice Office => _office ?? throw new InvalidOperationException("The org is not started yet.");

    private WriteTap Wire => _wire ?? throw new InvalidOperationException("The org is not started yet.");

    [Theory]
    [InlineData("question", "Question")]
    [InlineData("listing_input", "listing_input")]
    public async Task A_topic_of_the_settings_becomes_the_type_and_comes_back_as_the_topic(string topic, string type)
    {
        var ticket = await Desk.OpenAsync(NewTicket("K-1") with { Topic = topic }, CancellationToken.None);

        Assert.Equal(topic, ticket.Topic, ignoreCase: true);
        Assert.Equal(type, await Host.FindAsync("Case", "K-1", "Type"));
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
    public async Task A_named_queue_gets_the_case_whatever_the_assignment_rule_says()
    {
        var host = await NewHostAsync(new() { HasKeyFields = true, AssignmentQueue = "Level I" });
        var desk = host.Connector.OpenDesk(host.Connect(), _words);

        var named = await desk.OpenAsync(NewTicket("K-1") with { Group = "Care" }, CancellationToken.None);
        var usual = await desk.OpenAsync(NewTicket("K-2"), CancellationToken.None);

        Assert.Equal(("Care", TicketLevel.Unknown), (named.Group, named.Level));
        Assert.Equal(("Level I", TicketLevel.First), (usual.Group, usual.Level));
    }

    [Fact]
    public async Task A_queue_that_is_not_there_is_refused_and_opens_nothing()
    {
        var refusal = await Assert.ThrowsAsync<ConnectorException>(
            () => Desk.OpenAsync(NewTicket("K-1") with { Group = "Nowhere" }, CancellationToken.None));

        Assert.Equal(FailureKind.Data, refusal.Kind);
        Assert.Contains("Nowhere", refusal.Problem, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Opening_again_sets_nothing_back_that_an_agent_has_changed()
    {
        var ticket = await OpenAsync("K-1");
        await Office.ChangeAsync(ticket.Key.Value, new { Subject = "Sign-in page stays white", Status = "Working" });

        var again = await OpenAsync("K-1");

        Assert.Equal(("Sign-in page stays white", TicketStatus.Open), (again.Subject, again.State));
    }

    [Fact]
    public async Task Opening_and_commenting_pass_the_gate_of_the_host()
    {
        var desk = Host.Connector.OpenDesk(Host.ConnectAsHost(new([])).Context, _words);

        var ticket = await desk.OpenAsync(NewTicket("K-1") with { Topic = "question", Group = "Care" }, CancellationToken.None);
        await Office.SolveAsync(ticket.Key.Value);
        await desk.CommentAsync(new NewComment("C-1", ticket.Key.Value, Member, "No, it does not."), CancellationToken.None);

        Assert.Equal(3, (await CommentsAsync(ticket)).Count);
    }

    [Fact]
    public async Task Two_comments_that_are_sent_at_once_under_one_key_are_taken_once()
    {
        var ticket = await OpenAsync("K-1");
        var comment = new NewComment("C-1", ticket.Key.Value, Member, "It works now.");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Desk.CommentAsync(comment, CancellationToken.None)));

        Assert.Equal(2, (await CommentsAsync(ticket)).Count);
    }

    [Fact]
    public async Task Openings_whose_answers_are_often_lost_give_one_case_each()
    {
        const int openings = 200;
        var desk = Host.Connector.OpenDesk(Host.Connect(), _words);
        await Host.SetFaultsAsync("reset-after:10%,500-after:10%,500:5%");

        for (var number = 1; number <= openings; number++)
        {
            await OpenPatientlyAsync(desk, NewTicket($"K-{number}"));
        }

        await Host.SetFaultsAsync("");
        Assert.Equal(openings, await CountAsync());
    }

    [Fact]
    public async Task Without_the_key_field_nothing_is_opened_and_provisioning_makes_it()
    {
        var host = await NewHostAsync(new());
        var desk = host.Connector.OpenDesk(host.Connect(), _words);
        var refusal = await Assert.ThrowsAsync<ConnectorException>(() => desk.OpenAsync(NewTicket("K-1"), CancellationToken.None));

        await CrmHost.ProvisionAsync((IProvisions)desk, new([]));
        var members = ((IOpensSink<Core.Model.Member>)host.Connector).OpenSink(host.Connect(), new([]));
        await CrmHost.ProvisionAsync((IProvisions)members, new([]));
        await SalesforceCaseOffice.OpenAsync(host);
        var ticket = await host.Connector.OpenDesk(host.Connect(), _words).OpenAsync(NewTicket("K-1"), CancellationToken.None);

        Assert.Equal(FailureKind.Configuration, refusal.Kind);
        Assert.Contains("provision", refusal.Remedy, StringComparison.Ordinal);
        Assert.Equal("K-1", ticket.OpenedAs);
    }

    [Fact]
    public async Task The_requester_is_the_contact_or_the_address_that_was_given()
    {
        var requesters = Host.Connector.OpenRequesters(Host.Connect());
        var ticket = await OpenAsync("K-1");
        var stranger = await Office.AskAsync("Are you hiring?", null);

        var member = await requesters.ReadRequesterAsync(ticket.Key.Value, CancellationToken.None);
        var other = await requesters.ReadRequesterAsync(stranger, CancellationToken.None);

        Assert.Equal((Member, "ada@example.test"), (member?.MemberId, member?.Address));
        Assert.Equal((null, "stranger@example.test"), (other?.MemberId, other?.Address));
        Assert.Null(await requesters.ReadRequesterAsync("no-number", CancellationToken.None));
        await DeleteAsync(stranger);
        Assert.Null(await requesters.ReadRequesterAsync(stranger, CancellationToken.None));
    }

    protected override bool TellsRequesters => true;

    protected override IReadsRequesters OpenRequesters() => Host.Connector.OpenRequesters(Host.Connect());

    protected override async Task<ITicketDesk> StartAsync()
    {
        var host = await NewHostAsync(new() { HasKeyFields = true });
        _wire = new WriteTap(host.SetFaultsAsync);
        _office = await SalesforceCaseOffice.OpenAsync(host);
        return host.Connector.OpenDesk(host.Connect(_wire), _words);
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
        var host = await NewHostAsync(new() { HasKeyFields = true });
        await host.SetFaultsAsync(kind switch
        {
            FailureKind.Transient => "500:100%",
            FailureKind.Throttled => "429:100%",
            _ => "",
        });
        return host.Connector.OpenDesk(kind == FailureKind.Configuration ? host.Connect(("clientSecret", "wrong-secret")) : host.Connect(), _words);
    }

    protected override void LoseAnswers(LostAnswer? how) => Wire.Fault = how switch
    {
        LostAnswer.ServerError => "500-after:100%",
        LostAnswer.Reset => "reset-after:100%",
        _ => null,
    };

    protected override async Task<int> CountAsync() => (await Host.DumpAsync("Case")).Count;

    protected override Task CloseAsync(string ticketId) => Office.ChangeAsync(ticketId, new { Status = "Closed" });

    protected override Task MoveAsync(string ticketId, TicketStatus state) => state == TicketStatus.Solved
        ? Office.SolveAsync(ticketId)
        : Office.ChangeAsync(ticketId, new { Status = state == TicketStatus.Pending ? "Waiting on Customer" : "On Hold" });

    protected override Task DeleteAsync(string ticketId) => Office.DeleteAsync(ticketId);

    protected override Task AnswerAsync(string ticketId, string text, bool isPublic) => Office.AnswerAsync(ticketId, text, isPublic);

    protected override Task<string> SentAsync() => Task.FromResult(string.Join('\n', Wire.Bodies));

    private async Task<SalesforceHost> NewHostAsync(SalesforceSandboxOptions options)
    {
        var host = await SalesforceHost.StartAsync(options);
        _hosts.Add(host);
        if (options.HasKeyFields && _hosts.Count > 1)
        {
            await SalesforceCaseOffice.OpenAsync(host);
        }

        return host;
    }
}
