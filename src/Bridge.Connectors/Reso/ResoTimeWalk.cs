using System.Runtime.CompilerServices;
using Bridge.Core.Model;
using Bridge.Mapping.Reso;

namespace Bridge.Connectors.Reso;

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
    private DateTimeOffset _edge;

    /// <summary>Walks from a cursor to the end.</summary>
    /// <param name="since">Where to start.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>The pages.</returns>
    public async IAsyncEnumerable<ResoStep<TRow>> ReadAsync(
        ResoCursor since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var options = feed.Options;
        var high = new ResoHigh(since);
        var start = high.Instant;
        var isOpen = since.IsPartial;
        var text = since.Time is null ? null
            : ResoTime.Before(since.Time, since.IsPartial ? TimeSpan.Zero : options.Overlap);
        while (true)
        {
            var address = feed.Address(new ResoQuery { Filter = Since(text), Top = options.PageSize });
            var links = new ResoLinks(options);
            var before = _edge;
            var isNew = false;
            var isEnd = false;
            for (Uri? next = address; next is not null;)
            {
                var page = await feed.GetAsync(next, cancellationToken);
                var hasMore = page.NextLink is not null && page.Count > 0;
                Keep(page, out var fresh);
                isNew |= fresh;
                links.Saw(fresh || !hasMore);
                isEnd = !hasMore;
                high.Add(page);
                if (page.Count > 0)
                {
                    isOpen = !isEnd;
                    yield return new ResoStep<TRow>(page, isEnd ? high.Settled() : Position(high, start, since, page));
                }

                // As soon as the pages move on in time, the next question starts there and no link is needed.
                next = isEnd || _edge > before ? null : links.Next(page, next);
            }

            // A tie that filled pages is read until nothing of it is new, for its links count rows and rows may have left.
            if (isEnd && (_edge > before || !isNew || text is null))
            {
                break;
            }

            text = high.Settled().Time is { } reached && _edge > before ? ResoTime.Literal(reached) : text;
        }

        if (isOpen)
        {
            yield return new ResoStep<TRow>(new ResoRows<TRow>(), high.Settled());
        }
    }

    private static ResoCursor Position(ResoHigh high, DateTimeOffset? start, ResoCursor since, ResoRows<TRow> page) =>
        page.Positions.Count > 0 && !(start > page.Positions[^1].Instant) ? high.At(page.Positions[^1]) : since;

    private string? Since(string? text) => text is null ? null : $"{feed.Options.WatermarkField} ge {text}";

    // Drops the rows that came before with the same change time, and remembers those at the new edge.
    private void Keep(ResoRows<TRow> page, out bool fresh)
    {
        fresh = false;
        var again = new HashSet<string>(StringComparer.Ordinal);
        foreach (var position in page.Positions)
        {
            if (position.Instant < _edge)
            {
                throw ResoErrors.Paging(
                    "The MLS does not send the oldest change first.", "Set 'paging' of the connection to links.");
            }

            if (position.Instant > _edge)
            {
                _edge = position.Instant;
                _atEdge.Clear();
            }

            if (_atEdge.Add(position.Key))
            {
                fresh = true;
            }
            else
            {
                again.Add(position.Key);
            }
        }

        if (again.Count > 0)
        {
            page.Rows.RemoveAll(row => again.Contains(row.Key ?? ""));
        }
    }
}
