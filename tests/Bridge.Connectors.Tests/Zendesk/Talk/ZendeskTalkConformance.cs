using Bridge.ConnectorKit;
using Bridge.ConnectorKit.Calls;
using Bridge.Connectors.Zendesk;
using Bridge.Connectors.Zendesk.Talk;
using Bridge.Core.Calls;
using Bridge.Core.Connectors;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Connectors.Tests.Zendesk.Talk;

public sealed class ZendeskTalkConformance : CallReaderConformance
{
    private ZendeskCallFeed? _feed;

    private ZendeskCallFeed Talk => _feed ?? throw new InvalidOperationException("The account is not started yet.");

    [Theory]
    [InlineData("answered", CallOutcome.Answered)]
    [InlineData("abandoned_on_hold", CallOutcome.Answered)]
    [InlineData("abandoned_in_queue", CallOutcome.AbandonedQueue)]
    [InlineData("abandoned_in_ivr", CallOutcome.AbandonedIvr)]
    [InlineData("abandoned_in_voicemail", CallOutcome.Voicemail)]
    [InlineData("voicemail", CallOutcome.Voicemail)]
    [InlineData("pending_voicemail", CallOutcome.Open)]
    [InlineData("not_answered", CallOutcome.TimeoutOverflow)]
    [InlineData("not_in_business_hours", CallOutcome.Blocked)]
    [InlineData("failed", CallOutcome.System)]
    [InlineData("completed", CallOutcome.Open)]
    public async Task Each_word_for_the_end_of_a_call_has_its_outcome(string word, CallOutcome outcome)
    {
        var isTaken = word is "answered" or "abandoned_on_hold";
        var id = await Talk.CallAsync(new { agent_id = isTaken ? Talk.Agent : 0, wait = 4, talk = 10, outcome = word });

        var visit = await FindAsync(id);

        Assert.Equal(outcome, visit.Outcome);
        Assert.Equal(word == "abandoned_on_hold", visit.IsLostOnHold);
        Assert.Equal(isTaken, visit.Agent is not null);
        Assert.Equal(outcome == CallOutcome.AbandonedIvr, word == "abandoned_in_ivr");
    }

    [Fact]
    public async Task A_word_that_nobody_knows_sets_the_call_aside()
    {
        var id = await Talk.CallAsync(new { wait = 4, outcome = "teleported" });

        var refused = (await PagesAsync(null)).SelectMany(page => page.Refused).DistinctBy(row => row.ExternalId).Single();

        Assert.Equal(($"crm:call/{id}", "UnknownStatus"), (refused.ExternalId, refused.Refusal.Code));
        Assert.DoesNotContain("teleported", refused.Refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_overflowed_timed_out_and_one_that_a_caller_asked_for_is_called_back()
    {
        var overflowed = await Talk.CallAsync(new { wait = 300, outcome = "completed", overflowed = true });
        var callback = await Talk.CallAsync(new { wait = 0, talk = 30, agent_id = Talk.Agent, callback = true });
        var waiting = await Talk.CallAsync(new { wait = 9, outcome = "completed", callback = true });

        Assert.Equal(CallOutcome.TimeoutOverflow, (await FindAsync(overflowed)).Outcome);
        Assert.Equal((CallOutcome.Answered, callback), ((await FindAsync(callback)).Outcome, (await FindAsync(callback)).CallbackOf));
        Assert.Equal(CallOutcome.CallbackRequested, (await FindAsync(waiting)).Outcome);
    }

    [Fact]
    public async Task A_call_that_was_handed_on_has_a_visit_for_each_agent_with_their_own_times()
    {
        var id = await Talk.CallAsync(new
        {
            agent_id = Talk.Agent, wait = 10, talk = 90, hold = 6, wrap_up = 30, transferred_to = Talk.Colleague, missed_by = Talk.Colleague, settled_after = 0,
        });

        var visits = VisitsOf(await PagesAsync(null)).Where(visit => visit.ContactId == id).ToList();

        Assert.Equal(2, visits.Count);
        Assert.Equal((45, 6, TransferKind.Blind, 1), (visits[0].TalkSeconds, visits[0].HoldSeconds, visits[0].Transfer, visits[0].MissedOffers));
        Assert.Equal((45, TransferKind.None, null), (visits[1].TalkSeconds, visits[1].Transfer, visits[1].WaitSeconds));
        Assert.Equal(visits[0].TransferTo, visits[1].Agent);
        Assert.NotEqual(visits[0].Agent, visits[1].Agent);
        Assert.True(visits[1].OfferedAt > visits[0].AnsweredAt);
    }

    [Fact]
    public async Task A_ticket_that_is_linked_hours_later_is_seen()
    {
        var id = await Talk.CallAsync(new { agent_id = Talk.Agent, wait = 10, talk = 90, ticket_id = 7, settled_after = 86_400 });
        var before = (await FindAsync(id)).TicketId;
        await Talk.SettleAsync(id);

        Assert.Null(before);
        Assert.Equal("crm:7", (await FindAsync(id)).TicketId);
    }

    [Fact]
    public async Task A_second_with_as_many_changes_as_a_page_holds_hides_nothing_behind_it()
    {
        var now = new ManualTimeProvider(DateTimeOffset.UtcNow); // what is made up ends with the present, so both accounts need the same
        var whole = await CallsAsync(rowsOfPage: 1000, now);
        var narrow = await CallsAsync(rowsOfPage: 1, now);

        Assert.NotEmpty(whole);
        Assert.Equal(whole, narrow);
    }

    [Fact]
    public async Task The_connector_opens_it_and_it_spends_the_exports_of_the_others()
    {
        var connection = Talk.Host.ConnectAsHost(("exportsPerMinute", "1000"));
        var pages = new List<CallPage>();

        await foreach (var page in Talk.Host.Connector.OpenCalls(connection).ReadAsync(null, CancellationToken.None))
        {
            pages.Add(page);
        }

        Assert.NotEmpty(pages.SelectMany(page => page.Parts));
        Assert.Contains(Talk.Host.Connector.LimitsFor(connection.Settings), limit => limit.Name == ZendeskLimits.Incremental);
    }

    protected override async Task<CallFeed> StartFeedAsync() => _feed = await ZendeskCallFeed.StartAsync();

    protected override IReadsCalls Open() => Open(Talk.Host.Connect());

    protected override async Task<IReadsCalls> OpenFailingAsync(FailureKind kind)
    {
        await Talk.Host.SetFaultsAsync(kind switch
        {
            FailureKind.Transient => "500:100%",
            FailureKind.Throttled => "429:100%",
            _ => "",
        });
        return Open(kind == FailureKind.Configuration ? Talk.Host.Connect(("apiToken", "wrong-token")) : Talk.Host.Connect());
    }

    private static async Task<SortedSet<string>> CallsAsync(int rowsOfPage, TimeProvider now)
    {
        await using var host = await ZendeskHost.StartAsync(new ZendeskSandboxOptions
        {
            IncrementalLagSeconds = 0,
            TalkRowsPerPage = rowsOfPage,
            HelpDesk = new HelpDeskOptions { Tickets = 5, Calls = 12, Members = 5, Days = 2 },
        }, new SandboxSettings { Time = now });
        var calls = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var page in Open(host.Connect()).ReadAsync(null, CancellationToken.None))
        {
            calls.UnionWith(page.Parts.Select(part => part.CallId));
        }

        return calls;
    }

    private static ZendeskTalk Open(ConnectionContext connection) => new(new ZendeskSession(connection), fewRows: 1);

    private async Task<CallVisit> FindAsync(string id) => VisitsOf(await PagesAsync(null)).First(visit => visit.SourceId == id);
}
