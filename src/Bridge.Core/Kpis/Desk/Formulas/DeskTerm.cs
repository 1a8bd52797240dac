using Bridge.Core.Tables;

namespace Bridge.Core.Kpis.Desk.Formulas;

/// <summary>One part of a formula: what things of one kind add to it.</summary>
/// <param name="Kind">The kind of table that tells of the things.</param>
/// <param name="Needs">Fields without which it cannot be computed.</param>
/// <param name="IsGauge">True when things are looked at for each time; false when they belong to one time by themselves.</param>
/// <param name="Parts">What a thing adds.</param>
public sealed record DeskTerm(
    TableKind Kind, IReadOnlyList<TableField> Needs, bool IsGauge, Func<IDeskThing, DeskScope, IEnumerable<DeskPart>> Parts)
{
    /// <summary>True when the formula holds without it where no source tells of it; it then goes by <see cref="DeskFormula.WithoutOptional"/>.</summary>
    public bool IsOptional { get; init; }

    /// <summary>True when it needs <see cref="DeskScope.Tickets"/>.</summary>
    public bool LooksAtTickets { get; init; }

    /// <summary>What is open at the end of a time, when the term is about that; null for all others.</summary>
    public DeskOpen? Open { get; init; }
}
