using System.Runtime.CompilerServices;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Host.Features.Sync.Guards;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Sync.Planning;

/// <summary>What a run would do, page by page; the same object is shown by <c>bridge plan</c> and carried out by <c>bridge sync</c>.</summary>
/// <typeparam name="T">Record kind.</typeparam>
internal sealed class SyncPlan<T>(
    OpenRoute<T> route, ChangeDetector<T> detector, Links links, Sweeps sweeps, UnmetKeys unmet, RunOptions options, Checkpoint? checkpoint, ReadingBasis basis)
    where T : IRecord
{
    private const int RetryChunk = 500;

    /// <summary>True when everything is read, not only what changed.</summary>
    public bool IsFullRead =>
        options.IsFull || options.IsVerified || checkpoint is null || !checkpoint.Basis.CountsFor(basis);

    /// <summary>True when all keys are compared after the reading.</summary>
    public bool IncludesSweep =>
        options.Replay is null && route.Source is IListsKeys keys && links.Any()
        && (options.Sweeps ?? (route.Kind.AlwaysSweeps || (checkpoint is { IsComplete: true } && keys.IsOnlyWayToSeeDeletions && sweeps.IsDue(route.Settings.SweepEvery))));

    /// <summary>What a person should know of where it reads from; null for nothing.</summary>
    public string? Warning => checkpoint is { Basis: var before } && !before.IsSameSource(basis)
        ? $"Connection {route.Settings.From} led to {before.Source} at the last sync and leads to {basis.Source} now. Everything is read; its records are taken for those of the same keys."
        : null;

    /// <summary>Streams the planned pages: what changed, then what waits from earlier runs and did not change, then what vanished; a replay has only what was set aside.</summary>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>The pages.</returns>
    public async IAsyncEnumerable<PlannedPage> PagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var retries = new Retries<T>([.. Again().Select(Current)]); // before the reading, which may set aside more
        if (options.Replay is null)
        {
            await foreach (var page in ReadAsync(retries, cancellationToken))
            {
                yield return page;
            }
        }

        foreach (var chunk in retries.Left.Chunk(RetryChunk))
        {
            yield return await detector.DetectAsync(chunk, [], null, null, cancellationToken);
        }

        if (IncludesSweep)
        {
            await foreach (var page in VanishedAsync(cancellationToken))
            {
                yield return page;
            }
        }
    }

    private async IAsyncEnumerable<PlannedPage> ReadAsync(Retries<T> retries, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ReadRequest(IsFullRead ? null : checkpoint!.Cursor, options.Accepted) // a read that is not full has a checkpoint
        {
            Reached = checkpoint?.Cursor,
        };
        var live = LiveChanges<T>.Of(route, options);
        await foreach (var page in PageReader.ReadAheadAsync(
            route.Source.ReadAsync(request, cancellationToken), route.Telemetry.StartRead, cancellationToken))
        {
            retries.Met(page.Records, page.Refused);
            var actual = options.IsVerified ? await ActualAsync(page, cancellationToken) : null;
            yield return await detector.DetectAsync(
                live?.WithoutOlder(page.Records) ?? page.Records, page.Refused, page.Next, actual, cancellationToken);
            if (live is not { IsDue: true })
            {
                continue;
            }

            await foreach (var newer in live.ReadAsync(cancellationToken))
            {
                retries.Met(newer.Records, newer.Refused);
                yield return await detector.DetectAsync(newer.Records, newer.Refused, null, null, cancellationToken);
            }
        }
    }

    // What was set aside is sent as it was then, unless the source says that it may have lost its meaning since.
    private T Current(string json) => route.Kind.Deserialize(json) is var record && route.Source is IRefreshes<T> fresh
        ? fresh.Refresh(record, checkpoint?.Cursor)
        : record;

    private List<string> Again()
    {
        var deadLetters = new DeadLetters(route.Store, route.Time);
        if (options.Replay is { } ids)
        {
            return deadLetters.Records(route.Stream, ids.Count == 0 ? null : ids, null);
        }

        var waitings = new Waitings(route.Store, route.Stream);
        var ready = route.ReferredStreams.Values.Where(_ => waitings.Any()).SelectMany(waitings.FindReady);
        return [.. deadLetters.Records(route.Stream, null, Refusal.EmailInUse), .. ready];
    }

    private async Task<Dictionary<string, TargetState>?> ActualAsync(Page<T> page, CancellationToken cancellationToken)
    {
        if (route.Sink is not IReadsBack target)
        {
            return null;
        }

        var actual = new Dictionary<string, TargetState>(StringComparer.Ordinal);
        foreach (var chunk in page.Records.Select(record => record.Key.ExternalId).Distinct(StringComparer.Ordinal).Chunk(target.MaxReadBack))
        {
            foreach (var state in await target.ReadBackAsync(chunk, route.Shape, cancellationToken))
            {
                actual[state.ExternalId] = state;
            }
        }

        return actual;
    }

    private async IAsyncEnumerable<PlannedPage> VanishedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var existing = new List<IReadOnlyList<string>>();
        await foreach (var chunk in ((IListsKeys)route.Source).ListKeysAsync(cancellationToken))
        {
            existing.Add(chunk);
        }

        var comparison = new KeyComparison(route.Store, route.Stream).Compare(existing);
        unmet.Saw(comparison.Unmet);
        foreach (var chunk in comparison.Vanished.Chunk(RetryChunk))
        {
            var vanished = chunk.Select(id => route.Kind.Vanished(RecordKey.Parse(id))).ToList();
            yield return await detector.DetectAsync(vanished, [], null, null, cancellationToken) with { Read = 0, Unchanged = 0 };
        }
    }
}
