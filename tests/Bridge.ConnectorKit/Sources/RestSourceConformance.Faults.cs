using Bridge.Core.Connectors;

namespace Bridge.ConnectorKit.Sources;

public abstract partial class RestSourceConformance<T>
{
    [Theory]
    [InlineData(SourceFault.ServerError, FailureKind.Transient)]
    [InlineData(SourceFault.TooManyRequests, FailureKind.Throttled)]
    [InlineData(SourceFault.Unauthorized, FailureKind.Configuration)]
    [InlineData(SourceFault.Forbidden, FailureKind.Configuration)]
    [InlineData(SourceFault.BadRequest, FailureKind.Configuration)]
    [InlineData(SourceFault.Html, FailureKind.Transient)]
    [InlineData(SourceFault.Torn, FailureKind.Transient)]
    [InlineData(SourceFault.ErrorBody, FailureKind.Transient)]
    [InlineData(SourceFault.Reset, FailureKind.Transient)]
    public async Task Each_failure_is_told_by_its_kind_and_holds_no_secret(SourceFault fault, FailureKind kind)
    {
        Feed.Plant(PageSize);
        Feed.Fail(fault, times: 100);

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => ReadAsync(ReadRequest.Full));

        Assert.Equal(kind, failure.Kind);
        Assert.NotEmpty(failure.Problem);
        Assert.NotEmpty(failure.Remedy);
        Assert.All(Feed.Secrets, secret => Assert.DoesNotContain(secret, failure.ToString(), StringComparison.Ordinal));
        Assert.Equal(kind == FailureKind.Throttled, failure.RetryAt is not null);
    }

    [Theory]
    [InlineData(SourceFault.ServerError)]
    [InlineData(SourceFault.Torn)]
    [InlineData(SourceFault.Reset)]
    public async Task A_read_that_fails_between_pages_goes_on_from_its_last_cursor(SourceFault fault)
    {
        Feed.Plant(4 * PageSize);
        Feed.BetweenPages = served =>
        {
            if (served == 2)
            {
                Feed.Fail(fault);
            }
        };
        var given = new List<T>();
        Cursor? last = null;

        await Assert.ThrowsAsync<ConnectorException>(async () =>
        {
            await foreach (var page in Open().ReadAsync(ReadRequest.Full, CancellationToken.None))
            {
                given.AddRange(page.Records);
                last = page.Next;
            }
        });
        Feed.BetweenPages = null;
        var rest = await ReadAsync(new ReadRequest(last, ReadRequest.Full.Accepted));

        Assert.Equal(Feed.Rows, Newest(given.Concat(rest.Records)));
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_refused_alone()
    {
        Feed.Plant(2 * PageSize);
        var bad = Feed.Rows.Keys.First();
        Feed.Spoil(bad);

        var read = await ReadAsync(ReadRequest.Full);

        Assert.Equal(bad, Assert.Single(read.Refused).ExternalId);
        Assert.Equal(Feed.Rows.Keys.Except([bad]).Order(), read.Newest.Keys.Order());
    }

    [Fact]
    public async Task A_row_without_a_key_is_refused_under_a_stable_name()
    {
        Feed.Plant(PageSize);
        Feed.Unname(Feed.Rows.Keys.First());

        var first = await ReadAsync(ReadRequest.Full);
        var second = await ReadAsync(ReadRequest.Full);

        Assert.Equal(PageSize - 1, first.Newest.Count);
        Assert.NotEmpty(first.Refused[0].ExternalId);
        Assert.Equal(first.Refused[0].ExternalId, second.Refused[0].ExternalId);
    }

    [Fact]
    public async Task Fields_that_nobody_asked_for_do_no_harm()
    {
        Feed.AddUnknownFields();
        Feed.Plant(PageSize);

        var read = await ReadAsync(ReadRequest.Full);

        Assert.Equal(Feed.Rows, read.Newest);
        Assert.Empty(read.Refused);
    }

    [Fact]
    public async Task Listing_the_keys_fails_rather_than_giving_a_part()
    {
        Feed.Plant(4 * PageSize);
        Feed.BetweenPages = served => Feed.Fail(SourceFault.ServerError, served > 1 ? 100 : 0);

        if (Open() is IListsKeys sweep)
        {
            await Assert.ThrowsAsync<ConnectorException>(() => KeysAsync(sweep));
        }
    }

    [Fact]
    public async Task A_feed_that_held_rows_and_is_empty_needs_consent()
    {
        Feed.Plant(PageSize);
        var cursor = (await ReadAsync(ReadRequest.Full)).Next;
        Feed.Vanish();

        var stop = await Assert.ThrowsAsync<ConnectorException>(() => ReadAsync(ReadRequest.Since(cursor)));
        var allowed = await ReadAsync(new ReadRequest(cursor, new HashSet<string> { Surprises.EmptyFeed }));

        Assert.Equal(FailureKind.NeedsConsent, stop.Kind);
        Assert.Equal(Surprises.EmptyFeed, stop.Surprise);
        Assert.Empty(allowed.Records);
    }

    [Fact]
    public async Task A_feed_whose_time_fell_back_needs_consent_and_is_then_read_anew()
    {
        Feed.Plant(2 * PageSize);
        var cursor = (await ReadAsync(ReadRequest.Full)).Next;
        Feed.Rewind();

        var stop = await Assert.ThrowsAsync<ConnectorException>(() => ReadAsync(ReadRequest.Since(cursor)));
        var allowed = await ReadAsync(new ReadRequest(cursor, new HashSet<string> { Surprises.TimeFellBack }));

        Assert.Equal(FailureKind.NeedsConsent, stop.Kind);
        Assert.Equal(Surprises.TimeFellBack, stop.Surprise);
        Assert.Equal(Feed.Rows, allowed.Newest);
    }

    [Fact]
    public async Task Deleting_the_newest_row_is_no_surprise()
    {
        Feed.Plant(PageSize);
        var cursor = (await ReadAsync(ReadRequest.Full)).Next;
        Feed.Remove(Feed.Rows.Keys.Max(StringComparer.Ordinal) ?? "");

        var read = await ReadAsync(ReadRequest.Since(cursor));

        Assert.DoesNotContain(read.Records, record => record is { IsTombstone: false } && !Feed.Rows.ContainsKey(record.Key.ExternalId));
    }
}
