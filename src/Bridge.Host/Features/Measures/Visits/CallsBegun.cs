using System.Runtime.InteropServices;
using Bridge.Core.Kpis.Calls;
using Bridge.Host.Features.Measures.Sums;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Visits;

/// <summary>Reads the calls that begin within some quarters, each with all its visits. A call belongs to the quarter of its first visit.</summary>
/// <remarks>
/// A call that began before has visits here, and one that begins here has visits later: twelve hours on each side are looked at. Of these
/// only what belongs to a call that begins here is kept, since sorting all visits of two days takes longer than counting those of one.
/// </remarks>
internal static class CallsBegun
{
    /// <summary>Reads them.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="first">First quarter.</param>
    /// <param name="end">Quarter after the last.</param>
    /// <returns>Their visits that are over and real, sorted by contact, then time.</returns>
    public static CallFacts[] Read(SqliteConnection connection, long first, long end)
    {
        var (earlier, contacts, visits) = (new HashSet<ulong>(), new HashSet<ulong>(), new List<CallFacts>());
        VisitBlocks.Read(connection, first - DayOfVisits.Around, end + DayOfVisits.Around, (slot, block) =>
        {
            foreach (ref readonly var visit in block)
            {
                if (!CallCounting.IsFinished(visit))
                {
                    continue;
                }

                if (slot < first)
                {
                    earlier.Add(visit.Contact);
                }
                else if (slot >= end ? contacts.Contains(visit.Contact) : !earlier.Contains(visit.Contact))
                {
                    contacts.Add(visit.Contact);
                    visits.Add(visit);
                }
            }
        });
        return CallSpans.Sort(CollectionsMarshal.AsSpan(visits));
    }
}
