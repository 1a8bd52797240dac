namespace Bridge.Core.Kpis.Desk.Formulas;

/// <summary>A time through which a thing is open.</summary>
/// <param name="From">First instant, milliseconds since 1970 UTC.</param>
/// <param name="To">The instant at which it ends and is open no more; <see cref="long.MaxValue"/> while it goes on.</param>
/// <param name="Since">When the thing began, from which its age counts, milliseconds since 1970 UTC.</param>
public readonly record struct DeskSpell(long From, long To, long Since)
{
    /// <summary>Tells whether the thing is open when a time ends.</summary>
    /// <param name="end">The instant at which the time ends, milliseconds since 1970 UTC.</param>
    /// <returns>True when it is open in the last millisecond before.</returns>
    public bool IsOpenAtEnd(long end) => From < end && end <= To;
}
