using Bridge.Core.Kpis;

namespace Bridge.Host.Features.Measures;

/// <summary>Finds the calls among visits sorted by contact and time.</summary>
internal static class CallSpans
{
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
