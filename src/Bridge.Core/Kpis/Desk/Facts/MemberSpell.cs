namespace Bridge.Core.Kpis.Desk.Facts;

/// <summary>One time of being a member without a break.</summary>
/// <param name="From">First day since 1970; null when it began before anything is known.</param>
/// <param name="LeftOn">Day on which it ended, no longer part of it, or null.</param>
/// <param name="IsReturn">True when the person was a member before.</param>
public sealed record MemberSpell(int? From, int? LeftOn, bool IsReturn)
{
    /// <summary>Why it ended, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>Category of the reason, or null.</summary>
    public string? Category { get; init; }

    /// <summary>Months of membership at its end as the source tells, or null.</summary>
    public decimal? TenureMonths { get; init; }

    /// <summary>Tells whether it holds at the end of a day.</summary>
    /// <param name="day">Days since 1970.</param>
    /// <returns>True when it does.</returns>
    public bool IsAtEndOf(int day) => (From is null || From <= day) && (LeftOn is null || LeftOn > day);
}
