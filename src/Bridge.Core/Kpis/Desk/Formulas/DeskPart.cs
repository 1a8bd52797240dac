namespace Bridge.Core.Kpis.Desk.Formulas;

/// <summary>What one thing adds to a figure. Parts add up in any order.</summary>
/// <param name="Upper">To the numerator.</param>
/// <param name="Lower">To the denominator.</param>
public readonly record struct DeskPart(decimal Upper, decimal Lower)
{
    /// <summary>Day since 1970 to which it belongs; set by events, not by what is looked at from outside.</summary>
    public int Day { get; init; }

    /// <summary>The instant to which it belongs, milliseconds since 1970 UTC; null when only the day is known.</summary>
    public long? At { get; init; }

    /// <summary>Value of one case, for percentiles and extremes.</summary>
    public decimal? Value { get; init; }

    /// <summary>Hash of the person or thing that counts once however often it occurs; null where each part counts.</summary>
    public long? Distinct { get; init; }

    /// <summary>True when it cannot be judged yet; then it adds nothing.</summary>
    public bool IsPending { get; init; }

    /// <summary>Until this instant it cannot be judged, milliseconds since 1970 UTC; 0 for what can be judged at once.</summary>
    public long JudgedFrom { get; init; }

    /// <summary>How many cases it stands for: what <c>n</c> counts.</summary>
    public long Cases { get; init; } = 1;

    /// <summary>The thing as it was then, when that decides how it is parted; null for the thing as it is.</summary>
    public IDeskThing? Seen { get; init; }

    /// <summary>Which of two series of weeks it belongs to, 0 or 1; null for figures that are none.</summary>
    public int? Series { get; init; }

    /// <summary>Currency of the numerator; figures of two currencies are never put together.</summary>
    public string? Currency { get; init; }
}
