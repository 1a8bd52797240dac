using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.ConnectorKit.Sources;

/// <summary>What every source must keep; a connector derives once for each way its system is read.</summary>
/// <typeparam name="T">Record kind.</typeparam>
public abstract partial class SourceConformance<T> : IAsyncLifetime
    where T : IRecord
{
    /// <summary>The system that is read; empty at the start of each test.</summary>
    protected SourceFeed Feed { get; private set; } = null!; // set by InitializeAsync before any test runs

    /// <summary>True when the stream itself tells of deletions.</summary>
    protected virtual bool SendsTombstones => false;

    /// <summary>True when the cursor moves with each page, and not only at the end of a pass.</summary>
    protected virtual bool MovesWithEachPage => true;

    /// <summary>Rows of a page; small, so that few rows make many pages.</summary>
    protected virtual int PageSize => 10;

    /// <summary>Starts the system.</summary>
    protected abstract Task<SourceFeed> StartFeedAsync();

    /// <summary>Opens a source on the running system; each call stands for a new process.</summary>
    protected abstract ISource<T> Open();

    /// <summary>Reads the value of a record that changes with each version of its row.</summary>
    protected abstract string VersionOf(T record);

    async Task IAsyncLifetime.InitializeAsync() => Feed = await StartFeedAsync();

    async Task IAsyncLifetime.DisposeAsync() => await Feed.DisposeAsync();

    [Fact]
    public async Task A_full_read_gives_every_row_once()
    {
        Feed.Plant((3 * PageSize) + 1);

        var read = await ReadAsync(ReadRequest.Full);

        Assert.Equal(Feed.Rows.Count, read.Records.Count);
        Assert.Equal(Feed.Rows, read.Newest);
        Assert.Empty(read.Refused);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(20)]
    public async Task Whole_and_empty_pages_at_the_end_lose_nothing(int rows)
    {
        Feed.Plant(rows);

        var read = await ReadAsync(ReadRequest.Full);

        Assert.Equal(Feed.Rows, read.Newest);
    }

    [Fact]
    public async Task Reading_on_from_each_cursor_gives_the_rest()
    {
        Feed.Plant(4 * PageSize);
        var pages = await PagesAsync(ReadRequest.Full);

        for (var stop = 0; stop < pages.Count; stop++)
        {
            var before = Newest(pages.Take(stop + 1).SelectMany(page => page.Records));
            var after = await ReadAsync(ReadRequest.Since(pages[stop].Next));

            Assert.Equal(Feed.Rows.Keys.Order(), before.Keys.Union(after.Newest.Keys).Order());
        }
    }

    [Fact]
    public async Task The_cursor_of_a_page_allows_to_read_on_without_the_pages_before()
    {
        Feed.Plant(5 * PageSize);
        var pages = await PagesAsync(ReadRequest.Full);

        var again = await ReadAsync(ReadRequest.Since(pages[2].Next));

        Assert.Equal(MovesWithEachPage, again.Records.Count < 5 * PageSize);
    }

    [Fact]
    public async Task A_read_after_a_change_gives_the_changed_row()
    {
        Feed.Plant(2 * PageSize);
        var cursor = (await ReadAsync(ReadRequest.Full)).Next;
        var changed = Feed.Rows.Keys.First();
        Feed.Change(changed);

        var read = await ReadAsync(ReadRequest.Since(cursor));

        Assert.Equal(Feed.Rows[changed], read.Newest[changed]);
        Assert.True(read.Records.Count <= 2, "Only the changed row and the one at the cursor are sent.");
    }

    [Fact]
    public async Task Rows_that_share_one_change_time_are_all_given()
    {
        Feed.Plant(7);
        Feed.Plant((5 * PageSize) + 3, areTied: true);
        Feed.Plant(7);

        var read = await ReadAsync(ReadRequest.Full);

        Assert.Equal(Feed.Rows, read.Newest);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Rows_that_change_while_pages_are_read_are_given_in_their_newest_state(int seed)
    {
        Feed.Plant(5 * PageSize);
        Feed.Plant(2 * PageSize, areTied: true);
        Feed.Plant(PageSize);
        var random = new Random(seed);
        var keys = Feed.Rows.Keys.Order(StringComparer.Ordinal).ToArray();
        Feed.BetweenPages = served =>
        {
            // The feed comes to rest after a while, as every feed does at night.
            for (var change = 0; change < 3 && served < 25; change++)
            {
                Feed.Change(keys[random.Next(keys.Length)]);
            }
        };

        var first = await ReadAsync(ReadRequest.Full);
        Feed.BetweenPages = null;
        var second = await ReadAsync(ReadRequest.Since(first.Next));

        Assert.Equal(Feed.Rows, Newest(first.Records.Concat(second.Records)));
    }

    [Fact]
    public async Task A_read_that_is_cancelled_between_pages_stops_and_keeps_what_it_gave()
    {
        Feed.Plant(4 * PageSize);
        using var stop = new CancellationTokenSource();
        var given = new List<T>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var page in Open().ReadAsync(ReadRequest.Full, stop.Token))
            {
                given.AddRange(page.Records);
                await stop.CancelAsync();
            }
        });

        Assert.Equal(PageSize, given.Count);
    }

    [Fact]
    public async Task Nothing_is_fetched_before_the_first_page_is_asked_for()
    {
        Feed.Fail(SourceFault.ServerError, times: 100);

        var pages = Open().ReadAsync(ReadRequest.Full, CancellationToken.None);
        await using var reader = pages.GetAsyncEnumerator();

        await Assert.ThrowsAsync<ConnectorException>(async () => await reader.MoveNextAsync());
    }

    /// <summary>Reads to the end.</summary>
    protected async Task<SourceReading<T>> ReadAsync(ReadRequest request)
    {
        var pages = await PagesAsync(request);
        var records = pages.SelectMany(page => page.Records).ToList();
        var next = pages.Count > 0 ? pages[^1].Next : request.From ?? default;
        return new SourceReading<T>(records, [.. pages.SelectMany(page => page.Refused)], Newest(records), next);
    }

    private async Task<List<Page<T>>> PagesAsync(ReadRequest request)
    {
        var pages = new List<Page<T>>();
        await foreach (var page in Open().ReadAsync(request, CancellationToken.None))
        {
            pages.Add(page);
        }

        return pages;
    }

    // Of two states of one row the later change time counts, and of two of one time the one that came later.
    private SortedDictionary<string, string> Newest(IEnumerable<T> records)
    {
        var newest = new Dictionary<string, T>();
        foreach (var record in records)
        {
            if (!newest.TryGetValue(record.Key.ExternalId, out var held) || held.ModifiedAt <= record.ModifiedAt)
            {
                newest[record.Key.ExternalId] = record;
            }
        }

        return new SortedDictionary<string, string>(
            newest.Values.Where(record => !record.IsTombstone).ToDictionary(record => record.Key.ExternalId, VersionOf),
            StringComparer.Ordinal);
    }
}

/// <summary>What a read gave.</summary>
/// <typeparam name="T">Record kind.</typeparam>
/// <param name="Records">All records in order.</param>
/// <param name="Refused">All refused rows.</param>
/// <param name="Newest">Version of the newest state by external id; without tombstones.</param>
/// <param name="Next">Cursor after the last page.</param>
public sealed record SourceReading<T>(
    IReadOnlyList<T> Records,
    IReadOnlyList<RefusedRow> Refused,
    IReadOnlyDictionary<string, string> Newest,
    Cursor Next);
