using Bridge.Core.Kpis.Calls;
using Bridge.Host.Features.Measures.Calendar;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Visits;

/// <summary>What calls back of a day answer. The request, and an attempt before, may lie days back.</summary>
internal sealed class CallbackRequests
{
    // A call back more than so many days after the request is the answer to none.
    private const int Days = 7;

    private readonly HashSet<ulong> _wanted = [];
    private readonly Dictionary<ulong, long> _ends = [];
    private readonly List<CallFacts> _attempts = [];
    private readonly Dictionary<ulong, (long At, ulong Id)> _first = [];

    /// <summary>Finds the requests.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="visits">Visits of the day and around it.</param>
    /// <param name="first">First quarter of these visits; what lies before is read.</param>
    public CallbackRequests(SqliteConnection connection, ReadOnlySpan<CallFacts> visits, long first)
    {
        foreach (ref readonly var visit in visits)
        {
            if (IsCallback(visit))
            {
                _wanted.Add(visit.CallbackOf);
            }
        }

        if (_wanted.Count == 0)
        {
            return;
        }

        Take(visits);
        VisitBlocks.Read(connection, first - (Days * LocalSlot.PerDay), first, (_, block) => Take(block));
        foreach (var visit in _attempts)
        {
            if (IsAfterRequest(visit) && (!_first.TryGetValue(visit.CallbackOf, out var known) || (visit.OfferedAt, visit.Id).CompareTo(known) < 0))
            {
                _first[visit.CallbackOf] = (visit.OfferedAt, visit.Id);
            }
        }
    }

    /// <summary>How long somebody waited for a call back.</summary>
    /// <param name="visit">The call back.</param>
    /// <returns>Milliseconds from the end of the call that asked; null for what is no first attempt.</returns>
    public long? WaitFor(in CallFacts visit) =>
        IsCallback(visit) && _first.TryGetValue(visit.CallbackOf, out var first) && first.Id == visit.Id ? visit.OfferedAt - _ends[visit.CallbackOf] : null;

    private static bool IsCallback(in CallFacts visit) => (visit.Flags & CallFacts.IsCallback) != 0;

    private bool IsAfterRequest(in CallFacts visit) => _ends.TryGetValue(visit.CallbackOf, out var end) && visit.OfferedAt >= end;

    private void Take(ReadOnlySpan<CallFacts> visits)
    {
        foreach (ref readonly var visit in visits)
        {
            if (!IsCallback(visit))
            {
                var end = visit.OfferedAt + Math.Max(0, Math.Max(visit.Length, visit.Wait));
                End(visit.Contact, end);
                End(visit.Id, end);
            }
            else if (_wanted.Contains(visit.CallbackOf))
            {
                _attempts.Add(visit);
            }
        }
    }

    // A call that asked for it at its second queue ends there.
    private void End(ulong asked, long end)
    {
        if (_wanted.Contains(asked))
        {
            _ends[asked] = Math.Max(end, _ends.GetValueOrDefault(asked, end));
        }
    }
}
