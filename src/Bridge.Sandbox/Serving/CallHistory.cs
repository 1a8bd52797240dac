namespace Bridge.Sandbox.Serving;

/// <summary>The append-only history of the API calls a sandbox answered, with running counts.</summary>
/// <remarks>Safe for use by many threads. Only the newest <see cref="Capacity"/> calls are kept.</remarks>
public sealed class CallHistory
{
    /// <summary>How many calls are kept.</summary>
    public const int Capacity = 200_000;

    /// <summary>The scope of limits that hold for the account as a whole.</summary>
    internal const string AccountScope = "account";

    private readonly Lock _gate = new();
    private readonly Queue<CallEntry> _entries = new();
    private readonly EarlyCallWatch _early;
    private Dictionary<string, long> _byPath = [];
    private Counts _counts;
    private long _lastNumber;

    internal CallHistory(TimeSpan grace) => _early = new EarlyCallWatch(grace);

    /// <summary>A copy of the counts as they stand now.</summary>
    public CallStatistics Statistics()
    {
        lock (_gate)
        {
            return new CallStatistics(
                _counts.Calls, _counts.Writes, _counts.JobPolls, _counts.Calls - _counts.Writes - _counts.JobPolls,
                _counts.Written, _counts.Unchanged, _counts.TooMany, _counts.Early, _counts.Faults,
                new Dictionary<string, long>(_byPath));
        }
    }

    /// <summary>The kept calls whose number is at least <paramref name="from"/>, oldest first.</summary>
    public IReadOnlyList<CallEntry> From(long from)
    {
        lock (_gate)
        {
            return [.. _entries.Where(entry => entry.Number >= from)];
        }
    }

    internal void ResetStatistics()
    {
        lock (_gate)
        {
            _counts = default;
            _byPath = [];
            _early.Clear();
        }
    }

    internal void FaultInjected()
    {
        lock (_gate)
        {
            _counts.Faults++;
        }
    }

    /// <summary>Counts records written by a call or by a job that works in the background.</summary>
    internal void RecordsWritten(int written, int unchanged)
    {
        lock (_gate)
        {
            _counts.Written += written;
            _counts.Unchanged += unchanged;
        }
    }

    /// <summary>Closes a call; <paramref name="status"/> 0 stands for a reset connection.</summary>
    internal void Close(SandboxCall call, int status, TimeSpan? retryAfter, DateTimeOffset now)
    {
        var route = call.Method + " " + (call.Route ?? PathShape.Of(call.Path));
        lock (_gate)
        {
            _counts.Calls++;
            _counts.Writes += call.Kind == CallKind.Write ? 1 : 0;
            _counts.JobPolls += call.Kind == CallKind.JobPoll ? 1 : 0;
            _counts.TooMany += status == 429 ? 1 : 0;
            _counts.Early += _early.IsEarly(call) ? 1 : 0;
            if (retryAfter is { } wait)
            {
                _early.Told(call.LimitScope, now, wait);
            }

            _byPath[route] = _byPath.GetValueOrDefault(route) + 1;
            if (_entries.Count == Capacity)
            {
                _entries.Dequeue();
            }

            _entries.Enqueue(new CallEntry(
                ++_lastNumber, call.Started, call.Method, call.Path + call.Query, call.Applied, status));
        }
    }

    private struct Counts
    {
        public long Calls;
        public long Writes;
        public long JobPolls;
        public long Written;
        public long Unchanged;
        public long TooMany;
        public long Early;
        public long Faults;
    }
}
