using Bridge.ConnectorKit.Tickets;
using Bridge.Connectors.Tests.Desks;
using Bridge.Connectors.Tests.Hosts;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Tests.Dataverse.Cases;

public sealed partial class DataverseCaseDeskConformance : TicketDeskConformance
{
    private static readonly DeskWords _words = new(
        new Dictionary<string, TicketLevel>(StringComparer.OrdinalIgnoreCase) { ["Level I"] = TicketLevel.First }, ["question", "map"]);

    private readonly List<DataverseHost> _hosts = [];
    private WriteTap? _wire;
    private DataverseCaseOffice? _office;

    protected override IReadOnlyList<string> Secrets => ["sandbox-secret", "wrong-secret", "The page stays white."];

    private DataverseHost Host => _hosts[0];

    private DataverseCaseOffice Office => _office ?? throw new InvalidOperationException("The environment is not started yet.");

    private WriteTap Wire => _wire ?? throw new InvalidOperationException("The environment is not started yet.");

    [Fact]
    public async Task A_topic_becomes_the_case_type_and_comes_back_as_the_topic()
    {
        var ticket = await Desk.OpenAsync(NewTicket("K-1") with { Topic = "Question" }, CancellationToken.None);

        Assert.Equal("question", ticket.Topic);
        Assert.Equal(["question"], ticket.Tags);
        Assert.Equal(1, Assert.Single(await Host.DumpAsync("incident")).GetProperty("casetypecode").GetInt32());
    }

    [Theory]
    [InlineData("weather", "settings")]
    [InlineData("map", "case type")]
    public async Task A_topic_without_a_place_is_refused_before_anything_is_sent(string topic, string problem)
    {
        var refusal = await Assert.ThrowsAsync<ConnectorException>(
            () => Desk.OpenAsync(NewTicket("K-1") with { Topic = topic }, CancellationToken.None));

        Assert.Equal(FailureKind.Data, refusal.Kind);
        Assert.Contains(problem, refusal.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("weather", refusal.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_named_team_gets_the_case_and_without_one_it_has_no_agent()
    {
        var named = await Desk.OpenAsync(NewTicket("K-1") with { Group = "Level I" }, CancellationToken.None);
        var usual = await OpenAsync("K-2");

        Assert.Equal(("Level I", TicketLevel.First), (named.Group, named.Level));
        Assert.Equal((null, null), (usual.Group, usual.Agent));
    }

    [Fact]
    public async Task A_team_that_is_not_there_is_refused_and_opens_nothing()
    {
        var refusal = await Assert.ThrowsAsync<ConnectorException>(
            () => Desk.OpenAsync(NewTicket("K-1") with { Group = "Nobody's" }, CancellationToken.None));

        Assert.Equal(FailureKind.Data, refusal.Kind);
        Assert.Contains("Nobody's", refusal.Problem, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Opening_again_sets_nothing_back_that_an_agent_has_changed()
    {
        var ticket = await OpenAsync("K-1");
        await Office.ChangeAsync(ticket.Key.Value, new { title = "Sign-in page stays white", statuscode = 3 });

        var again = await OpenAsync("K-1");

        Assert.Equal(("Sign-in page stays white", TicketStatus.Pending), (again.Subject, again.State));
    }

    [Fact]
    public async Task Two_senders_of_one_key_at_once_open_one_case()
    {
        var other = Host.Connector.OpenDesk(Host.Connect(), _words);

        var opened = await Task.WhenAll(OpenAsync("K-1"), other.OpenAsync(NewTicket("K-1"), CancellationToken.None));

        Assert.Equal(opened[0].Key, opened[1].Key);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task A_case_that_somebody_copied_is_none_that_the_bridge_opened()
    {
        await OpenAsync("K-1");
        var copy = await Office.AskAsync("I cannot sign in");
        await Office.ChangeAsync(copy, new { mls_ticketkey = "K-1" });

        Assert.Null((await Desk.ReadAsync(copy, CancellationToken.None))?.OpenedAs);
    }

    [Fact]
    public async Task Opening_and_commenting_pass_the_gate_of_the_host()
    {
        var desk = Host.Connector.OpenDesk(Host.ConnectAsHost(new([])).Context, _words);

        var ticket = await desk.OpenAsync(NewTicket("K-1") with { Topic = "question", Group = "Level I" }, CancellationToken.None);
        await Office.SolveAsync(ticket.Key.Value);
        await desk.CommentAsync(new NewComment("C-1", ticket.Key.Value, Member, "No, it does not."), CancellationToken.None);

        Assert.Equal(2, (await CommentsAsync(ticket)).Count);
    }

    [Fact]
    public async Task Openings_whose_answers_are_often_lost_give_one_case_each_with_its_whole_text()
    {
        const int openings = 100;
        var text = new string('x', 2500);
        var desk = Host.Connector.OpenDesk(Host.Connect(), _words);
        await Host.SetFaultsAsync("reset-after:10%,500-after:10%,500:5%");

        for (var number = 1; number <= openings; number++)
        {
            await OpenPatientlyAsync(desk, NewTicket($"K-{number}") with { Text = text });
        }

        await Host.SetFaultsAsync("");
        Assert.Equal(openings, await CountAsync());
        Assert.Equal(openings, (await Host.DumpAsync("annotation")).Count);
        Assert.All(await Host.DumpAsync("annotation"), note => Assert.Equal(text, note.GetProperty("notetext").GetString()));
    }

    [Fact]
    public async Task Without_the_key_column_nothing_is_opened_and_provisioning_makes_it()
    {
        var host = await NewHostAsync(new() { HasKeys = false });
        var desk = host.Connector.OpenDesk(host.Connect(), _words);
        var refusal = await Assert.ThrowsAsync<ConnectorException>(() => desk.OpenAsync(NewTicket("K-1"), CancellationToken.None));

        await CrmHost.ProvisionAsync((IProvisions)desk, new([]));
        await CrmHost.ProvisionAsync((IProvisions)((IOpensSink<Member>)host.Connector).OpenSink(host.Connect(), new([])), new([]));
        await DataverseCaseOffice.OpenAsync(host);
        var ticket = await host.Connector.OpenDesk(host.Connect(), _words).OpenAsync(NewTicket("K-1"), CancellationToken.None);

        Assert.Equal(FailureKind.Configuration, refusal.Kind);
        Assert.Contains("provision", refusal.Remedy, StringComparison.Ordinal);
        Assert.Equal("K-1", ticket.OpenedAs);
        Assert.DoesNotContain(await ((IProvisions)desk).PlanAsync(new([]), CancellationToken.None), step => step.Action == ProvisionAction.Create);
    }

    [Fact]
    public async Task A_read_that_began_before_the_key_column_was_there_starts_over_and_knows_the_keys()
    {
        var host = await NewHostAsync(new() { HasKeys = false });
        await CrmHost.ProvisionAsync((IProvisions)((IOpensSink<Member>)host.Connector).OpenSink(host.Connect(), new([])), new([]));
        await DataverseCaseOffice.OpenAsync(host);
        var (before, _) = await ReadAllAsync(host, ReadRequest.Full);
        var desk = host.Connector.OpenDesk(host.Connect(), _words);
        await CrmHost.ProvisionAsync((IProvisions)desk, new([]));
        await desk.OpenAsync(NewTicket("K-1"), CancellationToken.None);

        var (_, tickets) = await ReadAllAsync(host, ReadRequest.Since(before));

        Assert.Equal("K-1", Assert.Single(tickets).OpenedAs);
    }

    [Fact]
    public async Task The_requester_is_the_customer_of_the_case()
    {
        var requesters = Host.Connector.OpenRequesters(Host.Connect());
        var ticket = await OpenAsync("K-1");
        var stranger = await Office.AskAsync("Are you hiring?");

        var member = await requesters.ReadRequesterAsync(ticket.Key.Value, CancellationToken.None);
        var other = await requesters.ReadRequesterAsync(stranger, CancellationToken.None);

        Assert.Equal((Member, "ada@example.test"), (member?.MemberId, member?.Address));
        Assert.Equal((null, "stranger@example.test"), (other?.MemberId, other?.Address));
        Assert.Null(await requesters.ReadRequesterAsync("no-id", CancellationToken.None));
        await DeleteAsync(stranger);
        Assert.Null(await requesters.ReadRequesterAsync(stranger, CancellationToken.None));
    }

    private static async Task<(Cursor Next, List<Ticket> Tickets)> ReadAllAsync(DataverseHost host, ReadRequest request)
    {
        var tickets = new List<Ticket>();
        Cursor? next = null;
        await foreach (var page in ((IOpensSource<Ticket>)host.Connector).OpenSource(host.Connect(), []).ReadAsync(request, CancellationToken.None))
        {
            tickets.AddRange(page.Records);
            next = page.Next;
        }

        return (next!.Value, tickets); // a read has one page at least
    }
}
