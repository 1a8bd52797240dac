namespace Bridge.Core.Kpis.Arrivals;

/// <summary>What the arrivals that end with a slot are, by the window that is furthest from the usual.</summary>
/// <param name="Slot">The slot, from midnight.</param>
/// <param name="Window">Slots of the window.</param>
/// <param name="Count">Arrivals of the window.</param>
/// <param name="Expected">What this day lets expect.</param>
/// <param name="Z">Distance; above 0 too many, below too few.</param>
/// <param name="Level">Whether it alarms.</param>
public sealed record ArrivalVerdict(int Slot, int Window, int Count, double Expected, double Z, AlarmLevel Level)
{
    /// <summary>True where it was held against the hour before, since against the usual day nothing is to be seen.</summary>
    public bool IsRise { get; init; }
}
