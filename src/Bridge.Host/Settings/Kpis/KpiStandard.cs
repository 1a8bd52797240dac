using Bridge.Core.Kpis;

namespace Bridge.Host.Settings.Kpis;

/// <summary>A promise about one KPI.</summary>
internal sealed record KpiStandard
{
    /// <summary>Its name in the settings.</summary>
    public required string Name { get; init; }

    /// <summary>The KPI.</summary>
    public required Kpi Kpi { get; init; }

    /// <summary>The formula it is measured by.</summary>
    public required KpiVariant Variant { get; init; }

    /// <summary>The bound, in the unit of the KPI.</summary>
    public required double Bound { get; init; }

    /// <summary>True when the figure must reach the bound, false when it must not exceed it.</summary>
    public required bool IsAtLeast { get; init; }

    /// <summary>Seconds within which a call is answered in time.</summary>
    public required int WithinSeconds { get; init; }

    /// <summary>First day on which it holds; null for always.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day on which it holds; null for no end.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>True when everybody who may enter the support side sees how it is met; false for those who see figures.</summary>
    public bool IsPublished { get; init; }

    /// <summary>Whether it holds during some days.</summary>
    /// <param name="first">First day.</param>
    /// <param name="last">Last day.</param>
    /// <returns>True when it holds on every one of them.</returns>
    public bool Holds(DateOnly first, DateOnly last) => !(From > first) && !(Until < last);
}
