using Bridge.Core.Kpis.Arrivals;
using Bridge.Host.Features.Measures.Calendar;

namespace Bridge.Host.Features.Wall;

/// <summary>The day so far, beside the usual one.</summary>
/// <param name="Usual">What it is compared with.</param>
/// <param name="Counts">Arrivals of each slot, the one under way included; null where closed, not begun, or not told.</param>
/// <param name="Over">How many slots from midnight on are over.</param>
/// <param name="Told">How many of those are over for so long that their calls are told; fewer where calls are told only when they end.</param>
/// <param name="Running">How much of the slot under way has passed, 0 to 1.</param>
/// <param name="Factor">How busy the day is against the usual one.</param>
/// <param name="Alarm">What alarms now; null when nothing does.</param>
/// <param name="Earlier">Alarms of the day that have passed.</param>
/// <param name="Silence">Callers that were expected since the last one, when that is no chance; else null.</param>
/// <param name="LastArrival">When the last caller arrived; null when none did.</param>
/// <param name="Door">Whether the desk is open.</param>
internal sealed record WallDay(
    UsualDay Usual, IReadOnlyList<int?> Counts, int Over, int Told, double Running, double Factor, ArrivalEvent? Alarm, int Earlier, double? Silence, DateTimeOffset? LastArrival, DeskDoor Door)
{
    /// <summary>Counts the day.</summary>
    /// <param name="usual">What it is compared with.</param>
    /// <param name="visits">Visits of the day.</param>
    /// <param name="since">Since when every call is told.</param>
    /// <param name="now">Until when.</param>
    /// <param name="toldWithin">How long after it began a call is told, but for few.</param>
    /// <param name="limits">From which distance on arrivals alarm.</param>
    /// <returns>The day.</returns>
    public static WallDay Of(UsualDay usual, IEnumerable<LiveVisit> visits, DateTimeOffset since, DateTimeOffset now, TimeSpan toldWithin, AlarmLimits limits)
    {
        var quarters = DayQuarters.Empty(usual.Calendar, usual.Day);
        DateTimeOffset? last = null;
        foreach (var offered in visits.Where(visit => visit.IsArrival).GroupBy(visit => visit.Contact, (_, call) => call.Min(visit => visit.OfferedAt)))
        {
            last = offered > (last ?? DateTimeOffset.MinValue) ? offered : last;
            var at = usual.Calendar.Local(offered.ToUnixTimeSeconds() / LocalSlot.Seconds);
            if (at.Day == usual.Day && quarters[at.Quarter] is not null)
            {
                quarters[at.Quarter]++;
            }
        }

        var (today, place) = usual.Place(now);
        var over = today > usual.Day ? int.MaxValue : (int)place;
        var told = usual.Place(now - toldWithin) is var (toldDay, toldPlace) && toldDay != usual.Day ? (toldDay > usual.Day ? int.MaxValue : 0) : (int)toldPlace;
        var first = usual.Place(since) is var (began, slots) && began < usual.Day ? 0 : (int)Math.Ceiling(slots);
        var counts = DayQuarters.InSlots(new ArrivalDay(usual.Date, quarters), usual.Minutes).Counts
            .Select((count, slot) => slot >= first && slot <= over ? count : null).ToList();
        var finished = counts.Select((count, slot) => slot < over ? count : null).ToList();

        // Where calls are still to be told, many are a surge all the same; few say nothing.
        var verdicts = usual.Baseline.Judge(finished, limits, usual.SlotsPerHour).Where(verdict => verdict.Slot < told || verdict.Z > 0);
        var events = ArrivalEvent.Of(verdicts, limits, usual.SlotsPerHour);
        var alarm = events.LastOrDefault(one => over - one.Last <= usual.SlotsPerHour);
        return new WallDay(
            usual, counts, Math.Min(over, counts.Count), Math.Min(told, counts.Count), place - Math.Floor(place),
            usual.Baseline.IsLearning ? 1 : DayFactor.Of(finished, usual.Baseline.Expected, told),
            alarm, events.Count - (alarm is null ? 0 : 1), Quiet(usual, last ?? since, now - toldWithin), last, DeskDoor.Of(usual.Calendar, now));
    }

    /// <summary>How busy the day is as a slot sees it: what came shortly before does not change what is expected of it.</summary>
    /// <param name="slot">The slot.</param>
    /// <returns>The factor.</returns>
    public double FactorAt(int slot) => Usual.Baseline.IsLearning ? 1
        : DayFactor.Of([.. Counts.Select((count, one) => one < Over ? count : null)], Usual.Baseline.Expected, slot - 2);

    // Only of today: what yesterday expected is not known here.
    private static double? Quiet(UsualDay usual, DateTimeOffset last, DateTimeOffset now)
    {
        var (from, to) = (usual.Place(last), usual.Place(now));
        var expected = to.Day == usual.Day && now > last ? ArrivalCurve.Between(usual.Baseline.Expected, from.Day < usual.Day ? 0 : from.Slots, to.Slots) : 0;
        return SilenceRule.IsSuspicious(expected) ? expected : null;
    }
}
