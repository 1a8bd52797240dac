using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Questions;

namespace Bridge.Host.Features.Measures.Desk;

/// <summary>The times of a query for figures that hold at a point of time: each group by month, week or day has its own end.</summary>
internal static class DeskPeriods
{
    /// <summary>Finds the times.</summary>
    /// <param name="calendar">The desk's calendar.</param>
    /// <param name="query">What is asked.</param>
    /// <returns>Group of each time, with its first and last day.</returns>
    /// <exception cref="KpiQuestionException">The query parts such a figure by weekdays or hours, which have no end.</exception>
    public static IReadOnlyList<(GroupKey Key, int First, int Last)> Of(DeskCalendar calendar, KpiQuery query)
    {
        var by = query.Dimensions;
        if (by.Contains(Dimension.Weekday) || by.Contains(Dimension.Hour))
        {
            throw new KpiQuestionException("Figures that hold at a point of time, such as open tickets, are grouped by year, quarter, month, week or day, not by weekday or hour.");
        }

        return
        [
            .. Enumerable.Range(query.FirstDay, query.LastDay - query.FirstDay + 1)
                .Select(day => GroupKey.Of(by, calendar.Local(calendar.FirstSlotOf(day)), 0, 0))
                .Distinct()
                .Select(key => (key, key.Days(by, query.FirstDay, query.LastDay)))
                .Select(one => (one.key, one.Item2.First, one.Item2.Last)),
        ];
    }
}
