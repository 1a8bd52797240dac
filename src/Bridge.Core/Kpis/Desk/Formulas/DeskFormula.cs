using Bridge.Core.Kpis.Calls;

namespace Bridge.Core.Kpis.Desk.Formulas;

/// <summary>A formula over what is known of the desk beside calls.</summary>
/// <param name="Shape">How the figure is made of its parts.</param>
/// <param name="Terms">What adds to it; several kinds may, such as hours of training and hires.</param>
public sealed record DeskFormula(DeskShape Shape, IReadOnlyList<DeskTerm> Terms)
{
    /// <summary>What calls add, or null.</summary>
    public Func<CallMeasures, DeskPart>? Calls { get; init; }

    /// <summary>Variant that it is where no source tells of its optional terms; null when it has none.</summary>
    public string? WithoutOptional { get; init; }

    /// <summary>True when a part of it belongs to no group of the desk, such as all members: it is parted by time alone.</summary>
    public bool IsOfWholeDesk { get; init; }

    /// <summary>True when it needs business hours to be set.</summary>
    public bool NeedsHours { get; init; }

    /// <summary>Fewer cases than this are not shown at all.</summary>
    public int FewestShown { get; init; }

    /// <summary>Weeks by which the second of two series is later.</summary>
    public int LagWeeks { get; init; }

    /// <summary>True when the figure is looked at from outside at a point of time, so that times are never put together.</summary>
    public bool IsGauge => Terms.Any(term => term.IsGauge);
}
