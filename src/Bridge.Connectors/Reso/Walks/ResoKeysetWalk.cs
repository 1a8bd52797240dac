using System.Net;
using System.Runtime.CompilerServices;
using Bridge.Connectors.Reso.Api;
using Bridge.Connectors.Reso.Rows;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Mapping.Reso;

namespace Bridge.Connectors.Reso.Walks;

/// <summary>Reads by position: each page asks for the rows behind the last (change time, key).</summary>
/// <remarks>Rows that share a change time, or change between two pages, cannot be skipped.</remarks>
internal static class ResoKeysetWalk
{
    /// <summary>Walks from a cursor to the end.</summary>
    /// <typeparam name="TRow">Wire row.</typeparam>
    /// <typeparam name="T">Record kind.</typeparam>
    /// <param name="feed">The feed.</param>
    /// <param name="since">Where to start.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>The pages.</returns>
    public static async IAsyncEnumerable<ResoStep<TRow>> ReadAsync<TRow, T>(
        ResoFeed<TRow, T> feed, ResoCursor since, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRow : ResoRow
        where T : IRecord
    {
        var options = feed.Options;
        var order = new ResoOrder<TRow, T>(feed);
        var high = new ResoHigh(since, feed.Clock);
        var start = high.Instant;
        ResoPosition? position = null;
        var filter = since is { IsPartial: true, Time: { } place, Key: { } key } ? After(feed, place, key) : feed.Since(since);
        var fullest = 0;
        var isOpen = since.IsPartial;
        Task<bool>? sorting = null;
        while (true)
        {
            var page = await GetAsync(feed, filter, options.PageSize, cancellationToken);
            if (sorting is not null && await sorting)
            {
                high.Sorts();
            }

            var isUnproven = position is null && !since.IsSorted;
            sorting = null;
            if (page.Count == 0)
            {
                break;
            }

            var before = position;
            position = Advance(page, before);
            await order.RequireAscendingAsync(Ties(page), cancellationToken);

            // The first page goes on its way meanwhile, and the second one is fetched; the cursor waits.
            sorting = isUnproven ? order.SortsByTimeAsync(filter, page, cancellationToken) : null;
            high.Add(page);
            // A host may cap pages silently, hence a short page ends the feed only when an earlier one was fuller.
            var isLast = position == before || (page.NextLink is null && page.Count < fullest);
            fullest = Math.Max(fullest, page.Count);
            isOpen = !isLast;
            if (isLast && sorting is not null && await sorting)
            {
                high.Sorts();
            }

            // Inside the overlap the old cursor still holds: going on from it reads no less.
            var isBehind = isUnproven || position is not { } reached || start > reached.Instant;
            yield return new ResoStep<TRow>(page, isLast ? high.Settled() : position is { } at && !isBehind ? high.At(at) : since);
            if (isLast)
            {
                yield break;
            }

            if (position is { } last)
            {
                filter = After(feed, last.Time, last.Key);
            }
        }

        if (isOpen)
        {
            yield return new ResoStep<TRow>(new ResoRows<TRow>(), high.Settled());
        }

    }

    /// <summary>Asks for the rows behind the first row of a feed, to find out whether the host takes that question.</summary>
    /// <typeparam name="TRow">Wire row.</typeparam>
    /// <typeparam name="T">Record kind.</typeparam>
    /// <param name="feed">The feed.</param>
    /// <param name="first">The row.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>A task that ends when the host has answered.</returns>
    /// <exception cref="ResoWayException">The host refuses the question.</exception>
    public static Task TryAsync<TRow, T>(ResoFeed<TRow, T> feed, ResoPosition first, CancellationToken cancellationToken)
        where TRow : ResoRow
        where T : IRecord =>
        GetAsync(feed, After(feed, first.Time, first.Key), 1, cancellationToken);

    /// <summary>Tells whether the host does not take a question, whatever the weather.</summary>
    /// <param name="error">What came of the question.</param>
    /// <returns>True when it does not.</returns>
    public static bool IsRefused(ConnectorException error) =>
        error.InnerException is HttpRequestException { StatusCode: HttpStatusCode.BadRequest or HttpStatusCode.NotImplemented };

    private static async Task<ResoRows<TRow>> GetAsync<TRow, T>(
        ResoFeed<TRow, T> feed, string? filter, int top, CancellationToken cancellationToken)
        where TRow : ResoRow
        where T : IRecord
    {
        var query = new ResoQuery
        {
            Filter = filter, OrderBy = $"{feed.Options.WatermarkField},{feed.Resource.KeyField}", Top = top,
        };
        try
        {
            return await feed.GetAsync(query, cancellationToken);
        }
        catch (ConnectorException refusal) when (IsRefused(refusal))
        {
            throw new ResoWayException(
                $"{refusal.Problem} Not every host can filter and sort by change time and key together.",
                "Set 'paging' of the connection to links; if that is refused too, check 'profile', 'watermarkField' and the mapped fields.");
        }
    }

    private static string After<TRow, T>(ResoFeed<TRow, T> feed, string text, string lastKey)
        where TRow : ResoRow
        where T : IRecord
    {
        var (time, at) = (feed.Options.WatermarkField, feed.Zone.Literal(text));
        return $"{time} gt {at} or ({time} eq {at} and {feed.Resource.KeyField} gt {feed.KeyLiteral(lastKey)})";
    }

    private static IEnumerable<(string Before, string After)> Ties<TRow>(ResoRows<TRow> page)
        where TRow : ResoRow =>
        page.Positions.Zip(page.Positions.Skip(1))
            .Where(pair => pair.First.Instant == pair.Second.Instant && pair.First.Key.Length > 0 && pair.Second.Key.Length > 0)
            .Select(pair => (pair.First.Key, pair.Second.Key));

    private static ResoPosition? Advance<TRow>(ResoRows<TRow> page, ResoPosition? before)
        where TRow : ResoRow
    {
        if (page.Positions.Count == 0)
        {
            throw ResoErrors.Paging(
                "A whole page of the MLS has rows without key or change time.", "Check 'watermarkField', or set 'paging' to links.");
        }

        var reached = before;
        foreach (var position in page.Positions)
        {
            if (reached is { } last && position.Instant < last.Instant)
            {
                throw new ResoWayException(
                    "The MLS does not keep to the order by change time.", "Set 'paging' of the connection to links.");
            }

            // A row without a key stands at its time, behind the rows with a key that share it.
            reached = position.Key.Length > 0 || position.Instant != reached?.Instant
                ? position
                : reached;
        }

        return reached != before || page.Keys.Count == 0
            ? reached
            : throw new ResoWayException(
                "The MLS sends the same rows again and again.", "Set 'paging' of the connection to links.");
    }
}
