namespace Bridge.Core.Kpis.Arrivals;

/// <summary>What those have in common who call beyond the usual, so that a system's fault is found.</summary>
/// <param name="Name">What they have in common: a topic, a queue.</param>
/// <param name="Count">How many of it called now.</param>
/// <param name="ShareNow">Its share of all callers now, 0 to 1.</param>
/// <param name="ShareBefore">Its usual share.</param>
public sealed record ExtraCallers(string Name, int Count, double ShareNow, double ShareBefore)
{
    private const double Most = 0.5;

    // Deviations of a share that chance alone makes; a name that is as large as ever says nothing about the cause.
    private const double Chance = 2;

    /// <summary>Finds what most of the extra callers have in common.</summary>
    /// <param name="now">Callers by name in the window that alarms.</param>
    /// <param name="before">Callers by name in the same windows of the days it was compared with.</param>
    /// <param name="expected">Callers whom the day lets expect in the window.</param>
    /// <returns>The name; null when no name stands for more than half of them, or the largest is no larger than chance makes its usual share.</returns>
    public static ExtraCallers? Find(IReadOnlyDictionary<string, int> now, IReadOnlyDictionary<string, int> before, double expected)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(before);
        double all = now.Values.Sum();
        double usual = before.Values.Sum();
        var top = now.Select(one => (one.Key, one.Value, Share: usual > 0 ? before.GetValueOrDefault(one.Key) / usual : 0))
            .OrderByDescending(one => one.Value - (expected * one.Share)).ThenBy(one => one.Key, StringComparer.Ordinal).FirstOrDefault();
        return top.Key is not null && usual > 0 && top.Value - (all * top.Share) > Chance * Math.Sqrt(all * top.Share * (1 - top.Share)) && top.Value - (expected * top.Share) > Most * (all - expected) && all > expected
            ? new ExtraCallers(top.Key, top.Value, top.Value / all, top.Share) : null;
    }
}
