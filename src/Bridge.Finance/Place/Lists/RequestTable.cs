using System.Collections.Concurrent;
using Bridge.Finance.Place.Grants;

namespace Bridge.Finance.Place.Lists;

/// <summary>The requests of lists, in memory alone: a restart ends them all. Safe for parallel use; each step is taken once.</summary>
internal sealed class RequestTable(TimeProvider time)
{
    private static readonly TimeSpan _kept = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, ListRequest> _requests = new(StringComparer.Ordinal);

    public ListRequest Add(ListKind kind, ListUse use, string asker, Reason reason)
    {
        var now = time.GetUtcNow();
        foreach (var old in _requests.Values.Where(request => request.AskedAt + _kept <= now))
        {
            _requests.TryRemove(old.Id, out _);
        }

        var added = new ListRequest(GrantTable.NewId(), kind, use, asker, reason, now) { Until = now + ListRequest.Waits };
        _requests[added.Id] = added;
        return added;
    }

    public ListRequest? Find(string id) => _requests.TryGetValue(id, out var request) ? Now(request) : null;

    /// <summary>All requests of the last day, the newest first.</summary>
    public IReadOnlyList<ListRequest> All() => [.. _requests.Values.Select(Now).OrderByDescending(request => request.AskedAt).ThenBy(request => request.Id, StringComparer.Ordinal)];

    /// <summary>Takes a step; false when somebody else took one meanwhile, or its time is over.</summary>
    public bool TryStep(ListRequest from, Func<ListRequest, ListRequest> step) =>
        Now(from).State == from.State && _requests.TryUpdate(from.Id, step(from), from);

    private ListRequest Now(ListRequest request) =>
        request.State is ListState.Waiting or ListState.Approved && request.Until <= time.GetUtcNow() ? request with { State = ListState.Ended } : request;
}
