namespace Bridge.Core.Kpis.Arrivals;

/// <summary>Alarms that belong together.</summary>
/// <param name="First">First slot that alarmed.</param>
/// <param name="Last">Last one.</param>
/// <param name="Peak">The alarm that is furthest from the usual; a rise only where there are no others.</param>
/// <param name="Level">How serious they are together (<see cref="AlarmLimits.Judge(IReadOnlyList{ArrivalVerdict}, int)"/>).</param>
public sealed record ArrivalEvent(int First, int Last, ArrivalVerdict Peak, AlarmLevel Level)
{
    /// <summary>Puts alarms together: those less than an hour apart are one event.</summary>
    /// <param name="verdicts">Verdicts of a day in the order of slots.</param>
    /// <param name="limits">From which distance on they alarm.</param>
    /// <param name="slotsPerHour">How many slots an hour has.</param>
    /// <returns>The events, oldest first.</returns>
    public static IReadOnlyList<ArrivalEvent> Of(IEnumerable<ArrivalVerdict> verdicts, AlarmLimits limits, int slotsPerHour)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        ArgumentNullException.ThrowIfNull(limits);
        var events = new List<List<ArrivalVerdict>>();
        foreach (var alarm in verdicts.Where(verdict => verdict.Level != AlarmLevel.None))
        {
            // Apart is from the end of one slot to the begin of the next.
            if (events.Count == 0 || alarm.Slot - events[^1][^1].Slot > slotsPerHour)
            {
                events.Add([]);
            }

            events[^1].Add(alarm);
        }

        return
        [
            .. events.Select(alarms => new ArrivalEvent(
                alarms[0].Slot, alarms[^1].Slot, alarms.MaxBy(alarm => (!alarm.IsRise, Math.Abs(alarm.Z)))!, limits.Judge(alarms, slotsPerHour))), // none is empty
        ];
    }
}
