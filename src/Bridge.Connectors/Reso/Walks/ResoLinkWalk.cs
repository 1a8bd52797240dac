using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Bridge.Connectors.Reso.Api;
using Bridge.Connectors.Reso.Hosts;
using Bridge.Connectors.Reso.Rows;
using Bridge.Core.Model;
using Bridge.Mapping.Reso;

namespace Bridge.Connectors.Reso.Walks;

/// <summary>
/// Reads by the host's links, or by counting rows, pass after pass until nothing changed meanwhile. The cursor moves
/// only between passes, because a link is worth nothing after a restart.
/// </summary>
/// <typeparam name="TRow">Wire row.</typeparam>
/// <typeparam name="T">Record kind.</typeparam>
/// <param name="feed">The feed.</param>
internal sealed class ResoLinkWalk<TRow, T>(ResoFeed<TRow, T> feed)
    where TRow : ResoRow
    where T : IRecord
{
    private const int MostPasses = 10;
    private const int MostRestarts = 2;

    // Change time by hash of the key: 16 bytes a row, so that a second pass hands out only what is new.
    private readonly Dictionary<ulong, long> _received = [];
    private int _restarts;

    /// <summary>Walks from a cursor until a pass brings nothing new.</summary>
    /// <param name="since">Where to start.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>The pages.</returns>
    public async IAsyncEnumerable<ResoStep<TRow>> ReadAsync(
        ResoCursor since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (since is { IsPartial: true, Key: not null })
        {
            // A place within a walk by position says nothing of where other rows stand when the order is not kept.
            since = ResoCursor.Start with { Sequence = since.Sequence };
        }

        var high = new ResoHigh(since, feed.Clock);
        var filter = feed.Since(since);
        var given = since;
        var hasRead = false;
        for (var number = 1; number <= MostPasses; number++)
        {
            var newestBefore = high.Instant;
            var pass = new ResoPass();
            await foreach (var page in PassAsync(filter, pass, cancellationToken))
            {
                high.Add(page);
                if (page.Count > 0)
                {
                    hasRead = true;
                    yield return new ResoStep<TRow>(page, given);
                }
            }

            if (pass.IsSettled(newestBefore, high.Instant, isFirst: number == 1))
            {
                break;
            }

            if (pass.Floor is { } again)
            {
                var bound = since with { Time = feed.Zone.Write(again), Key = null, IsPartial = true, IsQuiet = false };
                filter = feed.Since(bound);
                given = pass.MovedFrom is null ? bound : given;
            }
        }

        if (hasRead || since.IsPartial)
        {
            yield return new ResoStep<TRow>(new ResoRows<TRow>(), high.Settled());
        }
    }

    private async IAsyncEnumerable<ResoRows<TRow>> PassAsync(
        string? filter, ResoPass pass, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var links = new ResoLinks(feed.Options);
        Uri? next = feed.Address(Question(filter, 0));
        while (next is not null)
        {
            var page = await GetAsync(next, pass.Pages > 0, cancellationToken);
            if (page is null)
            {
                // The host forgot the link; the pass starts anew from where it began.
                next = ++_restarts <= MostRestarts ? feed.Address(Question(filter, 0)) : throw ResoErrors.Paging(
                    "The MLS forgets its own next links.", "Raise 'pageSize', or set 'paging' to keyset or time.");
                pass.Restart();
                links = new ResoLinks(feed.Options);
                continue;
            }

            Take(page, pass, feed.Clock.GetUtcNow());
            links.Saw(pass.IsNew || page.Count == 0);
            next = feed.Options.Paging == ResoPaging.Skip
                ? page.Count == 0 ? null : feed.Address(Question(filter, pass.Covered))
                : links.Next(page, next);
            yield return page;
        }
    }

    private ResoQuery Question(string? filter, int skip) => new()
    {
        Filter = filter,
        OrderBy = feed.Options.Paging == ResoPaging.Skip ? feed.Resource.KeyField : null,
        Top = feed.Options.LinkedTop,
        Skip = skip,
    };

    private async Task<ResoRows<TRow>?> GetAsync(Uri address, bool isFollowing, CancellationToken cancellationToken)
    {
        if (!isFollowing || feed.Options.Paging == ResoPaging.Skip)
        {
            return await feed.GetAsync(address, cancellationToken);
        }

        return await feed.FollowAsync(address, cancellationToken);
    }

    private void Take(ResoRows<TRow> page, ResoPass pass, DateTimeOffset now)
    {
        pass.Begin();
        HashSet<string>? again = null;
        var fresh = new HashSet<ulong>();
        var keys = new HashSet<ulong>();
        foreach (var position in page.Positions.Where(position => position.Key.Length > 0))
        {
            var hash = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(position.Key.AsSpan()));
            var ticks = position.Instant.UtcTicks;
            var isKnown = _received.TryGetValue(hash, out var held);
            keys.Add(hash);
            pass.Add(hash, position.Instant, isKnown ? new DateTimeOffset(held, TimeSpan.Zero) : null, now);

            // A row that stands twice in this page comes for the first time all the same.
            if (!isKnown || held != ticks)
            {
                fresh.Add(hash);
            }
            else if (!fresh.Contains(hash))
            {
                (again ??= new HashSet<string>(StringComparer.Ordinal)).Add(position.Key);
            }

            _received[hash] = ticks;
        }

        pass.End(page.Count - page.Positions.Count(position => position.Key.Length > 0), keys.Count);
        if (again is not null)
        {
            page.Rows.RemoveAll(row => again.Contains(row.Key ?? ""));
            var ids = again.Select(key => $"{feed.Options.Origin}:{key}").ToHashSet(StringComparer.Ordinal);
            page.Refused.RemoveAll(row => ids.Contains(row.ExternalId));
        }
    }
}
