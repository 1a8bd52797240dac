using System.Runtime.CompilerServices;
using Bridge.Connectors.Reso.Api;
using Bridge.Connectors.Reso.Rows;
using Bridge.Core.Model;
using Bridge.Mapping.Reso;

namespace Bridge.Connectors.Reso.Walks;

/// <summary>
/// Reads by change time, for hosts that send the oldest change first and let nobody filter by key: each page asks for
/// the rows from the last change time on. Links are followed only while one change time fills whole pages.
/// </summary>
/// <typeparam name="TRow">Wire row.</typeparam>
/// <typeparam name="T">Record kind.</typeparam>
/// <param name="feed">The feed.</param>
internal sealed class ResoTimeWalk<TRow, T>(ResoFeed<TRow, T> feed)
    where TRow : ResoRow
    where T : IRecord
{
    // Keys of the rows received with the change time that the next page starts at: they come again.
    private readonly HashSet<string> _atEdge = new(StringComparer.Ordinal);
    private DateTimeOffset? _edge;

    /// <summary>Walks from a cursor to the end.</summary>
    /// <param name="since">Where to start.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>The pages.</returns>
    public async IAsyncEnumerable<ResoStep<TRow>> ReadAsync(
        ResoCursor since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var high = new ResoHigh(since, feed.Clock);
        var start = high.Instant;
        var isOpen = since.IsPartial;
        var filter = feed.Since(since);
        var isProven = since.IsSorted;
        while (true)
        {
            var page = await feed.GetAsync(Question(filter), cancellationToken);
            if (page.Count == 0)
            {
                break;
            }

            var before = _edge;
            var isLast = page.NextLink is null;
            var reached = Advance(page);
            if (!isLast && !isProven)
            {
                await RequireSortedAsync(page, feed.Address(Question(filter)), reached, cancellationToken);
                isProven = true;
                high.Sorts();
            }

            high.Add(page);
            isOpen = !isLast;
            yield return new ResoStep<TRow>(
                page, isLast ? high.Settled() : start > reached.Instant ? since : high.At(reached));
            if (isLast)
            {
                break;
            }

            filter = Filter("ge", feed.Zone.Literal(reached.Time));
            if (reached.Instant == before)
            {
                await foreach (var tied in ReadTieAsync(filter, reached, cancellationToken))
                {
                    yield return new ResoStep<TRow>(tied, high.At(reached));
                }

                filter = Filter("gt", feed.Zone.Literal(reached.Time));
            }
        }

        if (isOpen)
        {
            yield return new ResoStep<TRow>(new ResoRows<TRow>(), high.Settled());
        }
    }

    // Once for each host: what stands behind the first page by the host's own link must not be older, for no later question would ask for it.
    private async Task RequireSortedAsync(ResoRows<TRow> first, Uri address, ResoPosition reached, CancellationToken cancellationToken)
    {
        if (new ResoLinks(feed.Options).Next(first, address) is { } next
            && (await feed.GetAsync(next, cancellationToken)).Positions.Exists(position => position.Instant < reached.Instant))
        {
            throw Unsorted();
        }
    }

    private static ResoWayException Unsorted() =>
        new("The MLS does not send the oldest change first.", "Set 'paging' of the connection to links.");

    private ResoQuery Question(string? filter) => new() { Filter = filter, Top = feed.Options.LinkedTop };

    private string Filter(string comparison, string literal) => $"{feed.Options.WatermarkField} {comparison} {literal}";

    // The host's links count rows, and a row that changes leaves the tie and moves the others: the tie is read again
    // until a whole reading brings nothing new.
    private async IAsyncEnumerable<ResoRows<TRow>> ReadTieAsync(
        string filter, ResoPosition tie, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isNew = true;
        while (isNew)
        {
            isNew = false;
            var links = new ResoLinks(feed.Options);
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (Uri? next = feed.Address(Question(filter)); next is not null;)
            {
                var page = await feed.GetAsync(next, cancellationToken);
                var isTied = page.Positions.TrueForAll(position => position.Instant == tie.Instant);
                var tied = page.Positions.Where(position => position.Instant == tie.Instant).Select(position => position.Key).ToList();
                var unseen = tied.Where(seen.Add).ToList();
                links.Saw(unseen.Count > 0);
                var fresh = tied.Where(_atEdge.Add).ToHashSet(StringComparer.Ordinal);
                next = isTied ? links.Next(page, next) : null;
                page.Rows.RemoveAll(row => !fresh.Contains(row.Key ?? ""));
                if (fresh.Count > 0)
                {
                    isNew = true;
                    yield return page;
                }
            }
        }
    }

    // Checks the order, drops the rows that came before, and remembers those at the new edge.
    private ResoPosition Advance(ResoRows<TRow> page)
    {
        HashSet<(DateTimeOffset, string)>? again = null;
        var fresh = new HashSet<(DateTimeOffset, string)>();
        foreach (var position in page.Positions)
        {
            if (position.Instant < _edge)
            {
                throw Unsorted();
            }

            if (position.Instant != _edge)
            {
                _edge = position.Instant;
                _atEdge.Clear();
            }

            // A row that stands twice in this page comes for the first time all the same.
            if (_atEdge.Add(position.Key))
            {
                fresh.Add((position.Instant, position.Key));
            }
            else if (!fresh.Contains((position.Instant, position.Key)))
            {
                (again ??= []).Add((position.Instant, position.Key));
            }
        }

        if (again is not null)
        {
            page.Rows.RemoveAll(row => again.Contains((row.ModifiedAt, row.Key ?? "")));
        }

        return page.Positions.Count > 0
            ? page.Positions[^1]
            : throw ResoErrors.Paging(
                "A whole page of the MLS has rows without key or change time.", "Check 'watermarkField', or set 'paging' to links.");
    }
}
