using System.Runtime.InteropServices;
using Bridge.Core.Kpis.Calls;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Visits;

/// <summary>The visits of a span of quarters that moves forward, so that days which follow each other read each visit once.</summary>
/// <param name="connection">The store.</param>
internal sealed class VisitWindow(SqliteConnection connection)
{
    private readonly List<CallFacts> _visits = [];
    private long _end = long.MinValue;

    /// <summary>Moves forward.</summary>
    /// <param name="first">First quarter; not before the one of the last move.</param>
    /// <param name="end">Quarter after the last.</param>
    /// <returns>The visits in the order of quarters; valid until the next move.</returns>
    public ReadOnlySpan<CallFacts> MoveTo(long first, long end)
    {
        var gone = 0;
        while (gone < _visits.Count && VisitBlocks.SlotOf(_visits[gone].OfferedAt) < first)
        {
            gone++;
        }

        _visits.RemoveRange(0, gone);
        VisitBlocks.Read(connection, Math.Max(first, _end), end, (_, block) => _visits.AddRange(block));
        _end = end;
        return CollectionsMarshal.AsSpan(_visits);
    }
}
