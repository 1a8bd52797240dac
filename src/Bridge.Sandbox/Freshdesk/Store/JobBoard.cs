using System.Globalization;

namespace Bridge.Sandbox.Freshdesk.Store;

/// <summary>Bulk jobs: what they did, and from when on they say so.</summary>
internal sealed class JobBoard
{
    private readonly Dictionary<string, (DateTimeOffset DoneAt, IReadOnlyList<(long Id, bool IsDone)> Rows)> _jobs = [];

    public string Add(DateTimeOffset doneAt, IReadOnlyList<(long Id, bool IsDone)> rows)
    {
        var id = (_jobs.Count + 1).ToString("x24", CultureInfo.InvariantCulture);
        _jobs[id] = (doneAt, rows);
        return id;
    }

    public bool TryFind(string id, out DateTimeOffset doneAt, out IReadOnlyList<(long Id, bool IsDone)> rows)
    {
        var isKnown = _jobs.TryGetValue(id, out var job);
        (doneAt, rows) = isKnown ? job : (default, []);
        return isKnown;
    }
}
