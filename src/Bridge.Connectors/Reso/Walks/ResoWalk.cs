using System.Runtime.CompilerServices;
using Bridge.Connectors.Reso.Api;
using Bridge.Connectors.Reso.Hosts;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Mapping.Reso;

namespace Bridge.Connectors.Reso.Walks;

/// <summary>
/// Reads a feed in the way that is set or that the profile names. A host that turns out not to go along with the profile's way is read by
/// its own links, or by counting rows where it gives none, unless an administrator has chosen the way.
/// </summary>
/// <typeparam name="TRow">Wire row.</typeparam>
/// <typeparam name="T">Record kind.</typeparam>
/// <param name="feed">The feed.</param>
/// <param name="direct">Opens the way by position or time; not called where the host's links are followed or rows are counted.</param>
internal sealed class ResoWalk<TRow, T>(ResoFeed<TRow, T> feed, Func<ResoCursor, CancellationToken, IAsyncEnumerable<ResoStep<TRow>>> direct)
    where TRow : ResoRow
    where T : IRecord
{
    /// <summary>Reads rows, by position or by time where the host allows.</summary>
    /// <param name="feed">The feed.</param>
    /// <returns>The walk.</returns>
    public static ResoWalk<TRow, T> OfRows(ResoFeed<TRow, T> feed) => new(feed, (since, cancellationToken) =>
        feed.Options.Paging == ResoPaging.Keyset
            ? ResoKeysetWalk.ReadAsync(feed, since, cancellationToken)
            : new ResoTimeWalk<TRow, T>(feed).ReadAsync(since, cancellationToken));

    /// <summary>Walks from a cursor to the end.</summary>
    /// <param name="since">Where to start.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>The pages; rows may come twice when the way changed between them.</returns>
    /// <exception cref="ConnectorException">The host cannot be read in the way that is set, or in no way.</exception>
    public async IAsyncEnumerable<ResoStep<TRow>> ReadAsync(
        ResoCursor since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (feed.Options.Paging is ResoPaging.Keyset or ResoPaging.Time)
        {
            await using var steps = direct(since, cancellationToken).GetAsyncEnumerator(cancellationToken);
            ResoWayException? obstacle = null;
            while (obstacle is null && await MoveAsync(steps, way => obstacle = way))
            {
                yield return steps.Current;
            }

            if (obstacle is null)
            {
                yield break;
            }

            await DepartAsync(obstacle, cancellationToken);
        }

        await foreach (var step in new ResoLinkWalk<TRow, T>(feed).ReadAsync(since, cancellationToken))
        {
            yield return step;
        }
    }

    private async ValueTask<bool> MoveAsync(IAsyncEnumerator<ResoStep<TRow>> steps, Action<ResoWayException> meet)
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
            meet(way);
            return false;
        }
    }

    // A host without links ends after its first page when they are followed; what stands behind that page tells.
    private async Task DepartAsync(ResoWayException obstacle, CancellationToken cancellationToken)
    {
        feed.Options.Depart(ResoPaging.Links, obstacle.Message);
        var first = await feed.GetAsync(new ResoQuery { Top = feed.Options.LinkedTop }, cancellationToken);
        if (first.NextLink is null && first.Count > 0)
        {
            // A host that refuses the question gives links, or nothing to count by.
            var behind = await feed.FollowAsync(feed.Address(new ResoQuery { Top = feed.Options.LinkedTop, Skip = first.Count }), cancellationToken);
            if (behind is not null && behind.Keys.Except(first.Keys, StringComparer.Ordinal).Any())
            {
                feed.Options.Depart(ResoPaging.Skip, obstacle.Message);
            }
        }
    }
}
