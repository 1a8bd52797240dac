using System.Collections.Concurrent;

namespace Bridge.Finance.Place.Requests;

/// <summary>Requests of one kind, in memory alone: a restart ends them all. Safe for parallel use; each step is taken once.</summary>
internal sealed class RequestTable<T>(TimeProvider time)
    where T : SecondPersonRequest
{
    private static readonly TimeSpan _kept = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, T> _requests = new(StringComparer.Ordinal);

    public T Add(T request)
    {
        var now = time.GetUtcNow();
        foreach (var old in _requests.Values.Where(one => one.AskedAt + _kept <= now))
        {
            _requests.TryRemove(old.Id, out _);
        }

        _requests[request.Id] = request;
        return request;
    }

    public T? Find(string id) => _requests.TryGetValue(id, out var request) ? Now(request) : null;

    /// <summary>All requests of the last day, the newest first.</summary>
    public IReadOnlyList<T> All() => [.. _requests.Values.Select(Now).OrderByDescending(request => request.AskedAt).ThenBy(request => request.Id, StringComparer.Ordinal)];

    /// <summary>Takes a step; false when somebody else took one meanwhile, or its time is over.</summary>
    public bool TryStep(T from, T to) => Now(from).State == from.State && _requests.TryUpdate(from.Id, to, from);

    private T Now(T request) =>
        request.State is RequestState.Waiting or RequestState.Approved && request.Until <= time.GetUtcNow() ? request with { State = RequestState.Ended } : request;
}
