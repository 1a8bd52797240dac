using Bridge.Core.Kpis.Calls;

namespace Bridge.Host.Features.Measures.Visits;

/// <summary>Finds the calls among visits sorted by contact and time.</summary>
internal static class CallSpans
{
    /// <summary>Sorts visits by contact, then time; of one instant first what passed on soonest, then by id.</summary>
    /// <param name="visits">The visits; stay as they are.</param>
    /// <returns>The same visits in that order.</returns>
    public static CallFacts[] Sort(ReadOnlySpan<CallFacts> visits)
    {
        var (contacts, order) = (new ulong[visits.Length], new int[visits.Length]);
        for (var one = 0; one < visits.Length; one++)
        {
            (contacts[one], order[one]) = (visits[one].Contact, one);
        }

        Array.Sort(contacts, order);
        var sorted = new CallFacts[visits.Length];
        for (var one = 0; one < visits.Length; one++)
        {
            sorted[one] = visits[order[one]];
        }

        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && contacts[end] == contacts[start])
            {
                end++;
            }

            // Nearly every call has one visit.
            if (end - start > 1)
            {
                SortByTime(sorted.AsSpan(start, end - start));
            }

            start = end;
        }

        return sorted;
    }

    /// <summary>Sorts the visits of one contact.</summary>
    /// <param name="visits">The visits.</param>
    public static void SortByTime(Span<CallFacts> visits) => visits.Sort(static (one, other) =>
        (one.OfferedAt, VisitOrder.PlaceWithinInstant(one), one.Id).CompareTo((other.OfferedAt, VisitOrder.PlaceWithinInstant(other), other.Id)));

    /// <summary>Cuts visits into calls; what is open or a test is left out and begins no call.</summary>
    /// <param name="visits">Sorted by contact, then time; visits that do not count are moved out of the way within their contact.</param>
    /// <returns>One range for each call.</returns>
    public static List<Range> Of(Span<CallFacts> visits)
    {
        var calls = new List<Range>();
        for (var start = 0; start < visits.Length;)
        {
            var end = start + 1;
            while (end < visits.Length && visits[end].Contact == visits[start].Contact)
            {
                end++;
            }

            var kept = start;
            for (var at = start; at < end; at++)
            {
                if (CallCounting.IsFinished(visits[at]))
                {
                    (visits[kept], visits[at]) = (visits[at], visits[kept]);
                    kept++;
                }
            }

            if (kept > start)
            {
                calls.Add(start..kept);
            }

            start = end;
        }

        return calls;
    }
}
