using Bridge.Core.Kpis.Arrivals;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Calendar;

namespace Bridge.Host.Features.Wall;

/// <summary>Finds out what a day is compared with: reads the measures of the weeks before.</summary>
/// <param name="measures">The measures.</param>
/// <param name="notNormal">Days that no other day is compared with.</param>
internal sealed class UsualDays(MeasureReader measures, IReadOnlySet<DateOnly> notNormal)
{
    // Eight weeks before each of the last twenty open days, with room for closures.
    private const int DaysBack = 110;

    /// <summary>Reads.</summary>
    /// <param name="now">An instant of the day.</param>
    /// <param name="cancellationToken">Abandons the reading.</param>
    /// <returns>What the day is compared with; it learns while nothing was imported.</returns>
    /// <exception cref="StoreException">The measures cannot be read.</exception>
    public UsualDay Read(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!measures.Exists)
        {
            return Of(DeskCalendar.Of(null, null), now, (_, _) => []);
        }

        using var open = measures.Open(cancellationToken);
        return Of(open.Calendar(), now, open.Arrivals);
    }

    /// <summary>Counts what callers called about on the days that a day is compared with.</summary>
    /// <param name="usual">The day.</param>
    /// <param name="first">First slot.</param>
    /// <param name="end">Slot after the last.</param>
    /// <param name="cancellationToken">Abandons the reading.</param>
    /// <returns>Callers by topic, and by queue.</returns>
    public (IReadOnlyDictionary<string, int> Topics, IReadOnlyDictionary<string, int> Queues) Reasons(
        UsualDay usual, int first, int end, CancellationToken cancellationToken)
    {
        using var open = measures.Open(cancellationToken);
        var size = usual.Minutes * 60 / LocalSlot.Seconds;
        return open.Reasons(usual.Baseline.Days, (first * size)..(end * size));
    }

    private UsualDay Of(DeskCalendar calendar, DateTimeOffset now, Func<int, int, IReadOnlyList<ArrivalDay>> read)
    {
        var day = calendar.Local(now.ToUnixTimeSeconds() / LocalSlot.Seconds).Day;
        var past = read(day - DaysBack, day - 1).Select(one => one with { IsNormal = !notNormal.Contains(one.Date) }).Where(one => one.IsComparable).ToList();
        var minutes = SlotLength.Minutes(PerQuarter(past));
        return new UsualDay(
            calendar, day, minutes,
            ArrivalBaseline.Of(past.Select(one => DayQuarters.InSlots(one, minutes)), DateOnly.FromDayNumber(day + LocalSlot.Epoch)));
    }

    // Without business hours the desk counts as open at night too: quarters in which nobody ever called say nothing about the size of the desk.
    private static double PerQuarter(List<ArrivalDay> past) => Enumerable.Range(0, LocalSlot.PerDay)
        .Select(quarter => past.Select(day => day.Counts[quarter]).OfType<int>().ToList())
        .Where(counts => counts.Exists(count => count > 0)).SelectMany(counts => counts).DefaultIfEmpty().Average();
}
