namespace Bridge.Core.Kpis.Arrivals;

/// <summary>From which distance on arrivals alarm.</summary>
/// <param name="Amber">Distance above which they are unusual.</param>
/// <param name="Red">Distance above which something has happened.</param>
public sealed record AlarmLimits(double Amber, double Red)
{
    private const int ManyQueues = 10;

    /// <summary>For one queue, or the desk as a whole.</summary>
    public static AlarmLimits Usual { get; } = new(3.25, 4);

    /// <summary>For several queues that are watched at once: each has its own false alarms.</summary>
    /// <param name="queues">How many.</param>
    /// <returns>The limits.</returns>
    public static AlarmLimits For(int queues) => queues > ManyQueues ? Usual with { Red = 4.5 } : Usual;

    internal AlarmLevel Judge(double z) =>
        Math.Abs(z) > Red ? AlarmLevel.Red : Math.Abs(z) > Amber ? AlarmLevel.Amber : AlarmLevel.None;
}
