using Bridge.Core.Calls;
using Bridge.Core.Kpis.Arrivals;
using Bridge.Core.Kpis.Calls;
using Bridge.Host.Features.Measures.Sums;
using Bridge.Host.Features.Measures.Visits;

namespace Bridge.Host.Features.Measures.Calendar;

/// <summary>How callers arrived on past days, for what a day is compared with.</summary>
internal static class ArrivalHistory
{
    private const string Channel = "voice";

    /// <summary>Reads how many calls were offered in each quarter of some days.</summary>
    /// <param name="store">The measures, their sums up to date.</param>
    /// <param name="firstDay">First day since 1970.</param>
    /// <param name="lastDay">Last day since 1970.</param>
    /// <returns>The days from the first with calls on, oldest first.</returns>
    public static IReadOnlyList<ArrivalDay> Read(MeasureStore store, int firstDay, int lastDay)
    {
        var calendar = store.Calendar();
        if (store.Range() is not var (first, _) || store.Words.Find(Channel) is not { } channel)
        {
            return [];
        }

        firstDay = Math.Max(firstDay, calendar.Local(first).Day);
        var days = Enumerable.Range(firstDay, Math.Max(0, lastDay - firstDay + 1)).ToDictionary(day => day, day => DayQuarters.Empty(calendar, day));
        store.Read(connection =>
        {
            Rollups.Read(connection, Grain.QuarterCall, calendar.FirstSlotOf(firstDay), calendar.FirstSlotOf(lastDay + 1), (row, bytes) =>
            {
                var at = calendar.Local(row.Slot);
                if (row.Channel == channel && days[at.Day][at.Quarter] is not null)
                {
                    var measures = new CallMeasures();
                    MeasuresCodec.AddTo(bytes, measures);
                    days[at.Day][at.Quarter] += (int)CallFormulas.Offered(measures);
                }
            });
            return days.Count;
        });
        return [.. days.Select(day => new ArrivalDay(DateOnly.FromDayNumber(day.Key + LocalSlot.Epoch), day.Value)).OrderBy(day => day.Date)];
    }

    /// <summary>Counts what visits of some quarters were about.</summary>
    /// <param name="store">The measures.</param>
    /// <param name="days">The days.</param>
    /// <param name="quarters">Quarters of the day.</param>
    /// <returns>Visits by topic, where the source tells it, and by queue.</returns>
    public static (IReadOnlyDictionary<string, int> Topics, IReadOnlyDictionary<string, int> Queues) Reasons(
        MeasureStore store, IEnumerable<DateOnly> days, Range quarters)
    {
        var calendar = store.Calendar();
        var (topics, queues) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        store.Read(connection =>
        {
            foreach (var first in days.Select(day => calendar.FirstSlotOf(day.DayNumber - LocalSlot.Epoch)))
            {
                VisitBlocks.Read(connection, first + quarters.Start.Value, first + quarters.End.Value, (_, visits) =>
                {
                    foreach (ref readonly var visit in visits)
                    {
                        if (CallCounting.IsContact(visit) && visit.Outcome != (byte)CallOutcome.Blocked)
                        {
                            Count(topics, store.Words.TextOf(visit.Topic));
                            Count(queues, store.Words.TextOf(visit.Queue));
                        }
                    }
                });
            }

            return queues.Count;
        });
        return (topics, queues);
    }

    private static void Count(Dictionary<string, int> counts, string? name)
    {
        if (name is not null)
        {
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }
    }
}
