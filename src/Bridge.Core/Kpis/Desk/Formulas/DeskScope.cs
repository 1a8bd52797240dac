namespace Bridge.Core.Kpis.Desk.Formulas;

/// <summary>The time that a figure is about, and what it may rely on.</summary>
/// <param name="FirstDay">First day since 1970.</param>
/// <param name="LastDay">Last day since 1970, itself included.</param>
/// <param name="End">The instant at which the last day ends, milliseconds since 1970 UTC.</param>
/// <param name="KnownUntil">Everything before this is known, milliseconds since 1970 UTC.</param>
/// <param name="Clock">The desk's calendar.</param>
/// <param name="Settings">What the formulas leave to the desk.</param>
public sealed record DeskScope(int FirstDay, int LastDay, long End, long KnownUntil, IDeskClock Clock, KpiSettings Settings)
{
    /// <summary>Tickets of members; null unless a term looks at them.</summary>
    public IMemberTickets? Tickets { get; init; }
}
