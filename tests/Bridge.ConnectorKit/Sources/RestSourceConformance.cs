using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.ConnectorKit.Sources;

/// <summary>What a source of a web service must keep beyond <see cref="SourceConformance{T}"/>; derive once for each way its system is read.</summary>
/// <remarks>Such a system sends rows in the order of their change times, page by page, and its answers fail in many ways.</remarks>
/// <typeparam name="T">Record kind.</typeparam>
public abstract partial class RestSourceConformance<T> : SourceConformance<T>
    where T : IRecord
{
    /// <summary>The system that is read; empty at the start of each test.</summary>
    protected new RestFeed Feed => (RestFeed)base.Feed;

    /// <summary>True when the cursor moves with each page, and not only at the end of a pass.</summary>
    protected virtual bool MovesWithEachPage => true;

    /// <summary>Starts the system.</summary>
    protected abstract Task<RestFeed> StartRestFeedAsync();

    /// <inheritdoc />
    protected sealed override async Task<SourceFeed> StartFeedAsync() => await StartRestFeedAsync();

    [Fact]
    public async Task The_cursor_of_a_page_allows_to_read_on_without_the_pages_before()
    {
        Feed.Plant(5 * PageSize);
        var pages = await PagesAsync(ReadRequest.Full);

        var again = await ReadAsync(ReadRequest.Since(pages[2].Next));

        Assert.Equal(MovesWithEachPage, again.Records.Count < 5 * PageSize);
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
    public async Task A_read_after_a_change_gives_little_more_than_the_changed_row()
    {
        Feed.Plant(2 * PageSize);
        var cursor = (await ReadAsync(ReadRequest.Full)).Next;
        Feed.Change(Feed.Rows.Keys.First());

        var read = await ReadAsync(ReadRequest.Since(cursor));

        Assert.True(read.Records.Count <= 2, "Only the changed row and the one at the cursor are sent.");
    }

    [Fact]
    public async Task Rows_that_are_dated_in_the_future_hide_no_change_whichever_page_was_the_last_one_stored()
    {
        Feed.Plant(3 * PageSize);
        var keys = Feed.Rows.Keys.Order(StringComparer.Ordinal).ToArray();
        Feed.Misdate(keys[4]);
        Feed.Misdate(keys[^1]);
        var pages = await PagesAsync(ReadRequest.Full);
        Feed.Change(keys[0]);
        Feed.Change(keys[4]);

        for (var stored = 1; stored <= pages.Count; stored++)
        {
            var known = Newest(pages.Take(stored).SelectMany(page => page.Records));
            foreach (var (key, version) in (await ReadAsync(ReadRequest.Since(pages[stored - 1].Next))).Newest)
            {
                known[key] = version; // what is read later counts, whatever its date says
            }

            Assert.Equal(Feed.Rows, known);
        }
    }
}
