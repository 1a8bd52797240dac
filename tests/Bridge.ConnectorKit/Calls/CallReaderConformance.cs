using Bridge.Core.Calls;
using Bridge.Core.Connectors;

namespace Bridge.ConnectorKit.Calls;

/// <summary>What every reader of calls must keep.</summary>
public abstract class CallReaderConformance : IAsyncLifetime
{
    private const string Member = "mls:M0000001";
    private CallFeed? _feed;

    /// <summary>The phone system; it has a history of calls, of more than three pages.</summary>
    protected CallFeed Feed => _feed ?? throw new InvalidOperationException("The system is not started yet.");

    /// <summary>Starts the system.</summary>
    protected abstract Task<CallFeed> StartFeedAsync();

    /// <summary>Opens a reader on the running system; each call stands for a new process.</summary>
    protected abstract IReadsCalls Open();

    /// <summary>Opens a reader on a system that fails in one way.</summary>
    protected abstract Task<IReadsCalls> OpenFailingAsync(FailureKind kind);

    async Task IAsyncLifetime.InitializeAsync() => _feed = await StartFeedAsync();

    async Task IAsyncLifetime.DisposeAsync() => await (_feed?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Fact]
    public async Task Reading_twice_gives_the_same_visits()
    {
        var first = await PagesAsync(null);
        var second = await PagesAsync(null);

        Assert.True(first.Count > 3, "The history has too few pages.");
        Assert.NotEmpty(VisitsOf(first));
        Assert.Equal(VisitsOf(first), VisitsOf(second));
        Assert.All(first, page => Assert.Empty(page.Refused));
    }

    [Fact]
    public async Task Reading_on_from_each_cursor_gives_the_rest()
    {
        var pages = await PagesAsync(null);

        for (var stop = 0; stop < pages.Count; stop++)
        {
            var rest = await PagesAsync(pages[stop].Next);

            Assert.Equal(VisitsOf(pages), VisitsOf([.. pages.Take(stop + 1), .. rest]));
        }
    }

    [Fact]
    public async Task A_call_says_who_called_how_long_they_waited_and_who_answered()
    {
        var id = await Feed.AnswerAsync(Member);

        var visit = VisitsOf(await PagesAsync(null)).Single(visit => visit.SourceId == id);

        Assert.Equal((CallDirection.Inbound, CallOutcome.Answered, 20, 60), (visit.Direction, visit.Outcome, visit.WaitSeconds, visit.TalkSeconds));
        Assert.Equal(Member, visit.MemberId);
        Assert.NotNull(visit.Agent);
        Assert.NotNull(visit.Queue);
        Assert.Equal(visit.AnsweredAt, visit.OfferedAt.AddSeconds(20));
    }

    [Fact]
    public async Task A_call_that_changes_later_comes_again_with_a_greater_revision()
    {
        var id = await Feed.AnswerAsync(Member);
        var before = await PagesAsync(null);
        await Feed.SettleAsync(id);

        var after = await PagesAsync(before[^1].Next);

        var (old, now) = (Visit(VisitsOf(before), id), Visit(VisitsOf([.. before, .. after]), id));
        Assert.True(now.Revision >= old.Revision);
        Assert.Equal(30, now.WrapSeconds);
        Assert.Equal(old.OfferedAt, now.OfferedAt);
    }

    [Fact]
    public async Task Visits_do_not_depend_on_the_order_of_the_parts()
    {
        var random = new Random(1);
        var reader = Open();
        var calls = (await PagesAsync(null)).SelectMany(page => page.Parts).GroupBy(part => part.CallId).Where(call => call.Count() > 1).ToList();

        Assert.NotEmpty(calls);
        Assert.All(calls, call => Assert.Equal(reader.VisitsOf([.. call]), reader.VisitsOf([.. call.OrderBy(_ => random.Next())])));
    }

    [Fact]
    public async Task No_number_of_a_phone_is_kept()
    {
        var parts = (await PagesAsync(null)).SelectMany(page => page.Parts).ToList();

        Assert.All(parts, part => Assert.All(Feed.PhoneNumbers, number => Assert.DoesNotContain(number, part.Text, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nothing_is_fetched_before_the_first_page_is_asked_for()
    {
        await Feed.BreakAsync();

        var pages = Open().ReadAsync(null, CancellationToken.None);
        await using var reader = pages.GetAsyncEnumerator();

        await Assert.ThrowsAsync<ConnectorException>(async () => await reader.MoveNextAsync());
    }

    [Fact]
    public async Task A_cursor_of_another_source_is_a_fault_of_configuration()
    {
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => PagesAsync(new Cursor("not a cursor")));

        Assert.Equal(FailureKind.Configuration, failure.Kind);
    }

    [Theory]
    [InlineData(FailureKind.Transient)]
    [InlineData(FailureKind.Throttled)]
    [InlineData(FailureKind.Configuration)]
    public async Task Each_failure_has_its_kind_a_way_out_and_no_secret(FailureKind kind)
    {
        var failing = await OpenFailingAsync(kind);

        var failure = await Assert.ThrowsAsync<ConnectorException>(async () =>
        {
            await foreach (var _ in failing.ReadAsync(null, CancellationToken.None))
            {
            }
        });

        Assert.Equal(kind, failure.Kind);
        Assert.NotEmpty(failure.Remedy);
        Assert.All(Feed.Secrets, secret => Assert.DoesNotContain(secret, failure.ToString(), StringComparison.Ordinal));
    }

    /// <summary>Reads to the end.</summary>
    protected async Task<List<CallPage>> PagesAsync(Cursor? from)
    {
        var pages = new List<CallPage>();
        await foreach (var page in Open().ReadAsync(from, CancellationToken.None))
        {
            pages.Add(page);
        }

        return pages;
    }

    /// <summary>Makes the visits of all parts, each in its newest state, in the order of their ids.</summary>
    protected List<CallVisit> VisitsOf(IReadOnlyList<CallPage> pages)
    {
        var reader = Open();
        return pages.SelectMany(page => page.Parts).GroupBy(part => part.Id).Select(states => states.OrderBy(state => state.ModifiedAt).Last())
            .GroupBy(part => part.CallId).SelectMany(call => reader.VisitsOf([.. call])).OrderBy(visit => visit.SourceId, StringComparer.Ordinal).ToList();
    }

    private static CallVisit Visit(IEnumerable<CallVisit> visits, string id) => visits.Single(visit => visit.SourceId == id);
}
