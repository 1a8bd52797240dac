using System.Runtime.CompilerServices;
using Bridge.Connectors.Reso.Api;
using Bridge.Connectors.Reso.Hosts;
using Bridge.Core.Model;
using Bridge.Mapping.Reso;

namespace Bridge.Connectors.Reso.Walks;

/// <summary>Lists all keys of a resource that exist now.</summary>
internal static class ResoKeyList
{
    /// <summary>Lists the keys.</summary>
    /// <typeparam name="TRow">Wire row.</typeparam>
    /// <typeparam name="T">Record kind.</typeparam>
    /// <param name="feed">A feed that asks for no more than it must.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>External ids, page by page.</returns>
    /// <exception cref="Core.Connectors.ConnectorException">The list could not be completed.</exception>
    public static async IAsyncEnumerable<IReadOnlyList<string>> ReadAsync<TRow, T>(
        ResoFeed<TRow, T> feed, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRow : ResoRow
        where T : IRecord
    {
        await feed.PrepareAsync(cancellationToken);
        var origin = feed.Options.Origin;
        var walk = new ResoWalk<TRow, T>(feed, (since, stop) =>
            feed.Options.Paging == ResoPaging.Keyset ? ByKeyAsync(feed, stop) : new ResoTimeWalk<TRow, T>(feed).ReadAsync(since, stop));
        await foreach (var (page, _) in walk.ReadAsync(ResoCursor.Start, cancellationToken))
        {
            // A row that cannot become a record still exists: it must not be taken for deleted.
            yield return
            [
                .. page.Rows.Where(row => row.MlgCanView != false).Select(row => $"{origin}:{row.Key}"),
                .. page.Refused.Select(row => row.ExternalId),
            ];
        }
    }

    // Keys do not change, so this order cannot skip a row.
    private static async IAsyncEnumerable<ResoStep<TRow>> ByKeyAsync<TRow, T>(
        ResoFeed<TRow, T> feed, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRow : ResoRow
        where T : IRecord
    {
        var key = feed.Resource.KeyField;
        var order = new ResoOrder<TRow, T>(feed);
        string? last = null;
        while (true)
        {
            var page = await feed.GetAsync(
                new ResoQuery
                {
                    Filter = last is null ? null : $"{key} gt {feed.KeyLiteral(last)}",
                    OrderBy = key,
                    Top = feed.Options.PageSize,
                },
                cancellationToken);
            if (page.Count == 0)
            {
                yield break;
            }

            if (page.Keys.Count == 0 || page.Keys[^1] == last)
            {
                throw new ResoWayException(
                    "The MLS sends the same keys again and again.", "Set 'paging' of the connection to links.");
            }

            if (last is null)
            {
                await order.RequireKeysAsync(page, cancellationToken);
            }

            await order.RequireAscendingAsync(page.Keys.Zip(page.Keys.Skip(1)), cancellationToken);
            last = page.Keys[^1];
            yield return new ResoStep<TRow>(page, ResoCursor.Start);
        }
    }
}
