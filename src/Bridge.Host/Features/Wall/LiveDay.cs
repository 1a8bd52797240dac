using Bridge.Core.Calls;
using Bridge.Core.Tables;

namespace Bridge.Host.Features.Wall;

/// <summary>The visits of the last day, as they come from the phone systems. Safe for parallel use.</summary>
/// <param name="time">The clock.</param>
internal sealed class LiveDay(TimeProvider time) : ICallSink
{
    // A day on the desk's clock has up to 25 hours.
    private static readonly TimeSpan _kept = TimeSpan.FromHours(26);

    private readonly Dictionary<(string Source, string Id), LiveVisit> _visits = [];
    private readonly Lock _changing = new();
    private DateTimeOffset _pruned;
    private IReadOnlyList<LiveVisit>? _shown;

    /// <summary>The visits as they are now.</summary>
    /// <returns>A list that is not changed any more.</returns>
    public IReadOnlyList<LiveVisit> Visits()
    {
        lock (_changing)
        {
            return _shown ??= [.. _visits.Values];
        }
    }

    /// <inheritdoc />
    public void Add(CallVisit visit)
    {
        if (visit.Direction != CallDirection.Inbound || visit.CallbackOf is not null || visit.Channel != "voice" || visit.OfferedAt < time.GetUtcNow() - _kept)
        {
            return;
        }

        lock (_changing)
        {
            Prune();
            _shown = null;
            _visits[(visit.Source, visit.SourceId)] = new LiveVisit(
                visit.ContactId, visit.OfferedAt, visit.Outcome, visit.WaitSeconds, visit.Queue, visit.Topic, visit.MemberId ?? visit.CallerKey, visit.EndedAt);
        }
    }

    /// <inheritdoc />
    public void Refuse(RowRefusal refusal)
    {
        // What cannot be read is refused with its reason when the file is imported; the wall goes on with the rest.
    }

    private void Prune()
    {
        var now = time.GetUtcNow();
        if (now - _pruned > TimeSpan.FromMinutes(10))
        {
            _pruned = now;
            foreach (var old in _visits.Where(visit => visit.Value.OfferedAt < now - _kept).Select(visit => visit.Key).ToList())
            {
                _visits.Remove(old);
            }
        }
    }
}
