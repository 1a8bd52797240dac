namespace Bridge.Core.Kpis.Arrivals;

/// <summary>Tells when a silence is no chance. Needs no statistics of the day, so it also holds for queues with few callers.</summary>
public static class SilenceRule
{
    private const double Chance = 0.001;

    /// <summary>Judges a silence.</summary>
    /// <param name="expected">Callers that were expected since the last one.</param>
    /// <returns>True when no caller at all is less likely than one in a thousand.</returns>
    public static bool IsSuspicious(double expected) => Math.Exp(-expected) < Chance;
}
