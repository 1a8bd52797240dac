using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.ConnectorKit.Sources;

/// <summary>What every source must keep, whatever it reads; one that reads a web service derives <see cref="RestSourceConformance{T}"/>.</summary>
/// <typeparam name="T">Record kind.</typeparam>
public abstract class SourceConformance<T> : IAsyncLifetime
    where T : IRecord
{
    private SourceFeed? _feed;

    /// <summary>The system that is read; empty at the start of each test.</summary>
    protected SourceFeed Feed => _feed ?? throw new InvalidOperationException("The system is not started yet.");

    /// <summary>True when the stream itself tells of deletions.</summary>
    protected virtual bool SendsTombstones => false;

    /// <summary>Rows of a page; where it can be chosen small, so that few rows make many pages.</summary>
    protected virtual int PageSize => 10;

    /// <summary>Starts the system.</summary>
    protected abstract Task<SourceFeed> StartFeedAsync();

    /// <summary>Opens a source on the running system; each call stands for a new process.</summary>
    protected abstract ISource<T> Open();

    /// <summary>Reads the value of a record that changes with each version of its row.</summary>
    protected abstract string VersionOf(T record);

    async Task IAsyncLifetime.InitializeAsync() => _feed = await StartFeedAsync();

    async Task IAsyncLifetime.DisposeAsync() => await (_feed?.DisposeAsync() ?? ValueTask.CompletedTask);

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
    public async Task A_read_after_a_change_gives_the_changed_row()
    {
        Feed.Plant(2 * PageSize);
        var first = await ReadAsync(ReadRequest.Full);
        var changed = Feed.Rows.Keys.First();
        Feed.Change(changed);

        var read = await ReadAsync(ReadRequest.Since(first.Next));

        Assert.Equal(Feed.Rows[changed], read.Newest[changed]);
        Assert.Equal(Feed.Rows, Newest(first.Records.Concat(read.Records)));
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
        Feed.Break();

        var pages = Open().ReadAsync(ReadRequest.Full, CancellationToken.None);
        await using var reader = pages.GetAsyncEnumerator();

        await Assert.ThrowsAsync<ConnectorException>(async () => await reader.MoveNextAsync());
    }

    [Fact]
    public async Task A_system_that_fails_is_told_with_a_way_out_and_without_a_secret()
    {
        Feed.Plant(PageSize);
        Feed.Break();

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => ReadAsync(ReadRequest.Full));

        Assert.NotEmpty(failure.Problem);
        Assert.NotEmpty(failure.Remedy);
        Assert.All(Feed.Secrets, secret => Assert.DoesNotContain(secret, failure.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deleted_row_is_seen_in_the_way_the_source_declares()
    {
        Feed.Plant(2 * PageSize);
        var source = Open();
        var cursor = (await ReadAsync(ReadRequest.Full)).Next;
        var removed = Feed.Rows.Keys.First();
        Feed.Remove(removed);

        var read = await ReadAsync(ReadRequest.Since(cursor));

        var isBuried = read.Records.Any(record => record.IsTombstone && record.Key.ExternalId == removed);
        Assert.Equal(SendsTombstones, isBuried);
        Assert.All(read.Records.Where(record => record.IsTombstone), record => Assert.Null(record.Status));
        if (source is IListsKeys sweep)
        {
            Assert.Equal(!SendsTombstones, sweep.IsOnlyWayToSeeDeletions);
            Assert.Equal(Feed.Rows.Keys.Order(), (await KeysAsync(sweep)).Order());
        }
        else
        {
            Assert.True(SendsTombstones, "A source that neither sends tombstones nor lists keys never sees a deletion.");
        }
    }

    [Fact]
    public async Task A_cursor_of_another_source_is_a_fault_of_configuration()
    {
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => ReadAsync(ReadRequest.Since(new Cursor("not a cursor"))));

        Assert.Equal(FailureKind.Configuration, failure.Kind);
    }

    /// <summary>Reads to the end.</summary>
    protected async Task<SourceReading<T>> ReadAsync(ReadRequest request)
    {
        var pages = await PagesAsync(request);
        var records = pages.SelectMany(page => page.Records).ToList();
        var next = pages.Count > 0 ? pages[^1].Next : request.From ?? default;
        return new SourceReading<T>(records, [.. pages.SelectMany(page => page.Refused)], Newest(records), next);
    }

    /// <summary>Reads to the end and keeps the pages.</summary>
    protected async Task<List<Page<T>>> PagesAsync(ReadRequest request)
    {
        var pages = new List<Page<T>>();
        await foreach (var page in Open().ReadAsync(request, CancellationToken.None))
        {
            pages.Add(page);
        }

        return pages;
    }

    /// <summary>Of two states of one row the later change time counts, and of two of one time the one that came later.</summary>
    protected SortedDictionary<string, string> Newest(IEnumerable<T> records)
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

    /// <summary>Lists all keys.</summary>
    protected static async Task<HashSet<string>> KeysAsync(IListsKeys sweep)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var chunk in sweep.ListKeysAsync(CancellationToken.None))
        {
            keys.UnionWith(chunk);
        }

        return keys;
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
