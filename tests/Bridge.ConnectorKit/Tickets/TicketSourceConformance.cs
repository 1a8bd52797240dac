using Bridge.ConnectorKit.Sources;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Tickets;

namespace Bridge.ConnectorKit.Tickets;

/// <summary>What every source of tickets must keep beyond <see cref="SourceConformance{T}"/>.</summary>
public abstract class TicketSourceConformance : SourceConformance<Ticket>
{
    private const string Member = "mls:M0000001";
    private const string CardNumber = "4111 1111 1111 1111";

    /// <summary>The help desk that is read; empty at the start of each test.</summary>
    protected new TicketFeed Feed => (TicketFeed)base.Feed;

    /// <inheritdoc />
    protected override bool SendsTombstones => true;

    /// <summary>Opens a source on a system that fails in one way.</summary>
    protected abstract Task<ISource<Ticket>> OpenFailingAsync(FailureKind kind);

    /// <inheritdoc />
    protected override string VersionOf(Ticket record) => record.Subject ?? "";

    [Fact]
    public async Task Reading_twice_gives_the_same_tickets()
    {
        Feed.Plant((2 * PageSize) + 1);

        var first = await ReadAsync(ReadRequest.Full);
        var second = await ReadAsync(ReadRequest.Full);

        Assert.Equal(first.Records.Select(Essence), second.Records.Select(Essence));
    }

    [Fact]
    public async Task A_ticket_says_who_asked_where_it_stands_and_what_was_counted()
    {
        var asked = Feed.Open("I cannot sign in", Member);
        var stranger = Feed.Open("Are you hiring?", null);
        Feed.Solve(asked);

        var tickets = (await ReadAsync(ReadRequest.Full)).Records.ToDictionary(ticket => ticket.Key.ExternalId);

        Assert.Equal(Member, tickets[asked].MemberId);
        Assert.Equal(TicketStatus.Solved, tickets[asked].State);
        Assert.NotNull(tickets[asked].SolvedAt);
        Assert.NotNull(tickets[asked].Agent);
        Assert.True(tickets[asked].Times is { FullResolution: not null, Reopens: 0 });
        Assert.Null(tickets[stranger].MemberId);
        Assert.Null(tickets[stranger].SolvedAt);
        Assert.All(tickets.Values, ticket => Assert.NotNull(ticket.Channel));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Tickets_that_change_while_pages_are_read_are_given_in_their_newest_state(int seed)
    {
        Feed.Plant(4 * PageSize);
        var random = new Random(seed);
        var keys = Feed.Rows.Keys.ToArray();
        var given = new List<Ticket>();
        var last = default(Cursor);

        await foreach (var page in Open().ReadAsync(ReadRequest.Full, CancellationToken.None))
        {
            given.AddRange(page.Records);
            last = page.Next;
            for (var change = 0; change < 3 && given.Count < 4 * PageSize; change++)
            {
                Feed.Change(keys[random.Next(keys.Length)]);
            }
        }

        var rest = await ReadAsync(ReadRequest.Since(last));

        Assert.Equal(Feed.Rows, Newest(given.Concat(rest.Records)));
    }

    [Fact]
    public async Task A_read_that_fails_between_pages_goes_on_from_its_last_cursor()
    {
        Feed.Plant(4 * PageSize);
        var given = new List<Ticket>();
        var last = default(Cursor);

        await Assert.ThrowsAsync<ConnectorException>(async () =>
        {
            await foreach (var page in Open().ReadAsync(ReadRequest.Full, CancellationToken.None))
            {
                given.AddRange(page.Records);
                last = page.Next;
                if (given.Count == 2 * PageSize)
                {
                    Feed.Break();
                }
            }
        });
        Feed.Mend();
        var rest = await ReadAsync(ReadRequest.Since(last));

        Assert.Equal(2 * PageSize, given.Count);
        Assert.Equal(Feed.Rows, Newest(given.Concat(rest.Records)));
    }

    [Fact]
    public async Task A_merged_ticket_is_a_tombstone_that_says_where_it_went()
    {
        var (first, second) = (Feed.Open("The map is blank", Member), Feed.Open("The map is still blank", Member));
        var cursor = (await ReadAsync(ReadRequest.Full)).Next;
        if (!Feed.Merge(second, into: first))
        {
            return;
        }

        var merged = (await ReadAsync(ReadRequest.Since(cursor))).Records.Last(ticket => ticket.Key.ExternalId == second);

        Assert.True(merged.IsTombstone);
        Assert.Equal(RecordKey.Parse(first), merged.MergedInto);
        Assert.Null(merged.Subject);
    }

    [Fact]
    public async Task No_card_number_passes_the_door()
    {
        var key = Feed.Open($"Please charge {CardNumber} for the fee", Member);

        var ticket = Assert.Single((await ReadAsync(ReadRequest.Full)).Records, ticket => ticket.Key.ExternalId == key);

        Assert.NotNull(ticket.Subject);
        Assert.DoesNotContain("1111", ticket.ToString(), StringComparison.Ordinal);
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
            await foreach (var _ in failing.ReadAsync(ReadRequest.Full, CancellationToken.None))
            {
            }
        });

        Assert.Equal(kind, failure.Kind);
        Assert.NotEmpty(failure.Remedy);
        Assert.Equal(kind == FailureKind.Throttled, failure.RetryAt is not null);
        Assert.All(Feed.Secrets, secret => Assert.DoesNotContain(secret, failure.ToString(), StringComparison.Ordinal));
    }

    // Lists compare by reference, so they are put aside.
    private static string Essence(Ticket ticket) => $"{ticket with { Tags = [] }} {string.Join(',', ticket.Tags)}";
}
