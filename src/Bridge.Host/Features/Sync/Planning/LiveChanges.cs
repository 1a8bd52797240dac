using System.Runtime.CompilerServices;
using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Host.Features.Sync.Planning;

/// <summary>
/// While a long read is under way, gives every minute what changed meanwhile: a feed is read oldest change first, and a member
/// who changes today must not wait until everybody else is through.
/// </summary>
/// <remarks>
/// Nothing depends on it: the long read comes to the same records in the end, finds them as they were sent, and alone moves the
/// checkpoint. Hence clocks that differ cost at most some rows read again, or a change seen only then.
/// </remarks>
/// <typeparam name="T">Record kind.</typeparam>
internal sealed class LiveChanges<T>
    where T : IRecord
{
    // Beyond that many the feed is being touched as a whole, and "first" means nothing any more.
    private const int MostRemembered = 50_000;
    private static readonly TimeSpan _every = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _clocksDiffer = TimeSpan.FromMinutes(5);

    private readonly Func<DateTimeOffset, IAsyncEnumerable<Page<T>>> _read;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, DateTimeOffset> _given = new(StringComparer.Ordinal);
    private DateTimeOffset _since;
    private long _lookedAt;

    private LiveChanges(Func<DateTimeOffset, IAsyncEnumerable<Page<T>>> read, TimeProvider time)
    {
        (_read, _time) = (read, time);
        (_since, _lookedAt) = (time.GetUtcNow() - _clocksDiffer, time.GetTimestamp());
    }

    /// <summary>True when it is time to look.</summary>
    public bool IsDue => _given.Count < MostRemembered && _time.GetElapsedTime(_lookedAt) >= _every;

    /// <summary>Begins with a long read.</summary>
    /// <param name="route">The route.</param>
    /// <param name="options">What was asked of the run.</param>
    /// <returns>The live changes; null where the source cannot give them, or the target itself is compared.</returns>
    public static LiveChanges<T>? Of(OpenRoute<T> route, RunOptions options) =>
        route.Source is IReadsLately lately && !options.IsVerified
            ? new(since => route.Source.ReadAsync(new ReadRequest(lately.PositionAt(since), options.Accepted), CancellationToken.None), route.Time)
            : null;

    /// <summary>Reads what changed since the last look.</summary>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>The pages; their cursors must not be stored.</returns>
    public async IAsyncEnumerable<Page<T>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in _read(_since).WithCancellation(cancellationToken))
        {
            foreach (var record in page.Records)
            {
                _given[record.Key.ExternalId] = record.ModifiedAt;

                // Behind a record that is dated in the future nothing would be seen any more.
                _since = record.ModifiedAt > _since && record.ModifiedAt <= _time.GetUtcNow() ? record.ModifiedAt : _since;
            }

            yield return page;
        }

        _lookedAt = _time.GetTimestamp();
    }

    /// <summary>Leaves out records of which a newer state was given already: the page was read before they changed.</summary>
    /// <param name="records">Records of the long read.</param>
    /// <returns>The others, in their order.</returns>
    public IReadOnlyList<T> WithoutOlder(IReadOnlyList<T> records) => _given.Count == 0
        ? records
        : [.. records.Where(record => !_given.TryGetValue(record.Key.ExternalId, out var given) || record.ModifiedAt >= given)];
}
