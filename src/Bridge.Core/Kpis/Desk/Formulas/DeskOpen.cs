namespace Bridge.Core.Kpis.Desk.Formulas;

/// <summary>A figure of what is open at the end of a time.</summary>
/// <param name="Spells">The times through which a thing is open; none of them overlap.</param>
/// <param name="AgeUnit">Milliseconds of the unit in which its age counts; null when it counts as one.</param>
public sealed record DeskOpen(Func<IDeskThing, IReadOnlyList<DeskSpell>> Spells, long? AgeUnit);
