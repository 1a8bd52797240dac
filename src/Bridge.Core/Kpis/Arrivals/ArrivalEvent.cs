namespace Bridge.Core.Kpis.Arrivals;

/// <summary>Alarms that belong together.</summary>
/// <param name="First">First slot that alarmed.</param>
/// <param name="Last">Last one.</param>
/// <param name="Peak">The alarm that is furthest from the usual.</param>
public sealed record ArrivalEvent(int First, int Last, ArrivalVerdict Peak)
{
    /// <summary>Puts alarms together: those less than an hour apart are one event.</summary>
    /// <param name="verdicts">Verdicts of a day in the order of slots.</param>
    /// <param name="slotsPerHour">How many slots an hour has.</param>
    /// <returns>The events, oldest first.</returns>
    public static IReadOnlyList<ArrivalEvent> Of(IEnumerable<ArrivalVerdict> verdicts, int slotsPerHour)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        var events = new List<ArrivalEvent>();
        foreach (var alarm in verdicts.Where(verdict => verdict.Level != AlarmLevel.None))
        {
            // Apart is from the end of one slot to the begin of the next.
            if (events.Count > 0 && alarm.Slot - events[^1].Last <= slotsPerHour)
            {
                events[^1] = events[^1] with { Last = alarm.Slot, Peak = Math.Abs(alarm.Z) > Math.Abs(events[^1].Peak.Z) ? alarm : events[^1].Peak };
            }
            else
            {
                events.Add(new ArrivalEvent(alarm.Slot, alarm.Slot, alarm));
            }
        }

        return events;
    }
}
