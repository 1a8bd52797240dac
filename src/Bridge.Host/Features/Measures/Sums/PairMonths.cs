using Bridge.Host.Features.Measures.Questions;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Sums;

/// <summary>A part of the days of a query that groups by two traits: months that have rows of these, or days that have none.</summary>
/// <param name="Grain">The rows; null where no rows have these traits.</param>
/// <param name="First">First day since 1970.</param>
/// <param name="Last">Last day since 1970.</param>
/// <param name="IsCounted">True when it is of whole months that have the rows.</param>
internal sealed record PairMonths(Grain? Grain, int First, int Last, bool IsCounted)
{
    private static readonly Dimension[] _traits = [Dimension.Queue, Dimension.Agent, Dimension.Topic, Dimension.Hour];

    /// <summary>Parts the days of a query.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="query">The query.</param>
    /// <returns>The parts, the earliest first; together they are its days.</returns>
    public static IReadOnlyList<PairMonths> Of(SqliteConnection connection, KpiQuery query)
    {
        var grain = GrainOf(query.Dimensions);
        var parts = new List<PairMonths>();
        for (var day = query.FirstDay; day <= query.LastDay;)
        {
            var month = MonthSums.MonthOf(day);
            var last = MonthSums.FirstDayOf(month + 1) - 1;
            var isCounted = grain is not null && day == MonthSums.FirstDayOf(month) && last <= query.LastDay && PairSums.IsCounted(connection, month);
            last = Math.Min(last, query.LastDay);
            if (parts.Count > 0 && parts[^1].IsCounted == isCounted)
            {
                parts[^1] = parts[^1] with { Last = last };
            }
            else
            {
                parts.Add(new PairMonths(grain, day, last, isCounted));
            }

            day = last + 1;
        }

        return parts;
    }

    private static Grain? GrainOf(IReadOnlySet<Dimension> by) => by.Overlaps([Dimension.Day, Dimension.Week, Dimension.Weekday]) ? null
        : _traits.Where(by.Contains).ToList() switch
        {
            [Dimension.Queue, Dimension.Topic] => Sums.Grain.MonthQueueTopic,
            [Dimension.Agent, Dimension.Topic] => Sums.Grain.MonthAgentTopic,
            [Dimension.Topic, Dimension.Hour] => Sums.Grain.HourTopic,
            [Dimension.Agent, Dimension.Hour] => Sums.Grain.HourAgent,
            _ => null,
        };
}
