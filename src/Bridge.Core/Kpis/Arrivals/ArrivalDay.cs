namespace Bridge.Core.Kpis.Arrivals;

/// <summary>How many callers arrived on a day, slot by slot.</summary>
/// <param name="Date">The day on the desk's clock.</param>
/// <param name="Counts">
/// Arrivals of each slot from midnight on; null where the desk was closed, and for the hour that a change of clocks leaves out or repeats.
/// </param>
/// <param name="IsNormal">False for a day that somebody marked as not normal; no other day is compared with it.</param>
public sealed record ArrivalDay(DateOnly Date, IReadOnlyList<int?> Counts, bool IsNormal = true)
{
    /// <summary>Tells whether other days may be compared with this one.</summary>
    /// <remarks>A day without a single caller was a closure, or nothing was told of it.</remarks>
    public bool IsComparable => IsNormal && Counts.Any(count => count > 0);
}
