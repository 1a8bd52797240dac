namespace Bridge.Core.Kpis.Arrivals;

/// <summary>From which distance on arrivals alarm.</summary>
/// <param name="Amber">Distance above which they are unusual.</param>
/// <param name="Red">Distance above which something has happened.</param>
public sealed record AlarmLimits(double Amber, double Red)
{
    private const int ManyQueues = 10;
    private const int QuartersOfAnHour = 4;
    private const double Sure = 1;
    private const double Seconded = 0.25;

    /// <summary>Distance from the hour before above which arrivals are unusual; greater than <see cref="Amber"/>, as they are looked at a second time.</summary>
    public double Rise { get; init; } = 3.75;

    /// <summary>For one queue, or the desk as a whole.</summary>
    public static AlarmLimits Usual { get; } = new(3.25, 4);

    /// <summary>For several queues that are watched at once: each has its own false alarms.</summary>
    /// <param name="queues">How many.</param>
    /// <returns>The limits.</returns>
    public static AlarmLimits For(int queues) => queues > ManyQueues ? Usual with { Red = 4.5 } : Usual;

    /// <summary>Tells how serious the alarms of one event are together.</summary>
    /// <remarks>
    /// In slots of a quarter of an hour one distance just above <see cref="Red"/> is often chance, and what goes on soon shows in a second slot:
    /// red is a distance above Red + 1, or two slots of one hour and the same side above Red - 0.25. In longer slots, which have few false alarms
    /// and where the second one comes late, red is one distance above <see cref="Red"/>. docs/decisions/0024 has the figures.
    /// </remarks>
    /// <param name="alarms">The alarms, oldest first.</param>
    /// <param name="slotsPerHour">How many slots an hour has.</param>
    /// <returns>Red, or amber.</returns>
    public AlarmLevel Judge(IReadOnlyList<ArrivalVerdict> alarms, int slotsPerHour)
    {
        ArgumentNullException.ThrowIfNull(alarms);

        // What is no more than usual is never red.
        alarms = [.. alarms.Where(alarm => !alarm.IsRise)];
        if (slotsPerHour < QuartersOfAnHour)
        {
            return alarms.Any(alarm => Math.Abs(alarm.Z) > Red) ? AlarmLevel.Red : AlarmLevel.Amber;
        }

        var far = alarms.Where(alarm => Math.Abs(alarm.Z) > Red - Seconded).ToList();
        var isRed = far.Any(alarm => Math.Abs(alarm.Z) > Red + Sure
            || far.Any(other => other.Slot < alarm.Slot && alarm.Slot - other.Slot <= slotsPerHour && other.Z > 0 == alarm.Z > 0));
        return isRed ? AlarmLevel.Red : AlarmLevel.Amber;
    }

    internal AlarmLevel Judge(double z) =>
        Math.Abs(z) > Red ? AlarmLevel.Red : Math.Abs(z) > Amber ? AlarmLevel.Amber : AlarmLevel.None;
}
