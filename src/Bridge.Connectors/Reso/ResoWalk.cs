using System.Runtime.CompilerServices;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Mapping.Reso;

namespace Bridge.Connectors.Reso;

/// <summary>
/// Reads a feed in the way that is set or that the profile names. A host that turns out not to go along with the profile's way is read by
/// its own links, unless an administrator has chosen the way.
/// </summary>
/// <typeparam name="TRow">Wire row.</typeparam>
/// <typeparam name="T">Record kind.</typeparam>
/// <param name="feed">The feed.</param>
/// <param name="direct">The way that is set or that the profile names; null for the host's links.</param>
internal sealed class ResoWalk<TRow, T>(ResoFeed<TRow, T> feed, Func<ResoCursor, CancellationToken, IAsyncEnumerable<ResoStep<TRow>>>? direct)
    where TRow : ResoRow
    where T : IRecord
{
    /// <summary>Why the host's links are followed instead; null while the feed is read as it should be.</summary>
    public string? Departure { get; private set; }

    /// <summary>Reads rows, by position or by time where the host allows.</summary>
    /// <param name="feed">The feed.</param>
    /// <returns>The walk.</returns>
    public static ResoWalk<TRow, T> OfRows(ResoFeed<TRow, T> feed) => new(feed, feed.Options.Paging switch
    {
        ResoPaging.Keyset => (since, cancellationToken) => ResoKeysetWalk.ReadAsync(feed, since, cancellationToken),
        ResoPaging.Time => new ResoTimeWalk<TRow, T>(feed).ReadAsync,
        _ => null,
    });

    /// <summary>Walks from a cursor to the end.</summary>
    /// <param name="since">Where to start.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>The pages; rows may come twice when the way changed between them.</returns>
    /// <exception cref="ConnectorException">The host cannot be read in the way that is set, or not by its links either.</exception>
    public async IAsyncEnumerable<ResoStep<TRow>> ReadAsync(
        ResoCursor since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Departure is null && direct is not null)
        {
            await using var steps = direct(since, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (await MoveAsync(steps))
            {
                yield return steps.Current;
            }

            if (Departure is null)
            {
                yield break;
            }
        }

        await foreach (var step in new ResoLinkWalk<TRow, T>(feed).ReadAsync(since, cancellationToken))
        {
            yield return step;
        }
    }

    private async ValueTask<bool> MoveAsync(IAsyncEnumerator<ResoStep<TRow>> steps)
    {
        try
        {
            return await steps.MoveNextAsync();
        }
        catch (ResoWayException way) when (feed.Options.IsPagingChosen)
        {
            throw way.Error;
        }
        catch (ResoWayException way)
        {
            Departure = way.Message;
            return false;
        }
    }
}
