namespace Bridge.Core.Kpis.Desk.Facts;

/// <summary>One employment of a person.</summary>
/// <param name="HiredOn">First day since 1970.</param>
/// <param name="LeftOn">Last day, itself included, or null.</param>
/// <param name="Leaving">Why it ended.</param>
/// <param name="Role">What the person does.</param>
/// <param name="Fte">Share of a full-time place.</param>
/// <param name="Group">Team, or null.</param>
public sealed record Employment(int HiredOn, int? LeftOn, string Leaving, string Role, decimal Fte, string? Group)
{
    /// <summary>True when the person takes calls.</summary>
    public bool IsAgent => Role == "agent";

    /// <summary>Tells whether it holds on a day.</summary>
    /// <param name="day">Days since 1970.</param>
    /// <returns>True on the first, the last and every day between.</returns>
    public bool IsOn(int day) => HiredOn <= day && (LeftOn is null || day <= LeftOn);

    /// <summary>Tells whether it goes on when a day ends.</summary>
    /// <param name="day">Days since 1970.</param>
    /// <returns>True from the first day on; false on the last.</returns>
    public bool IsAtEndOf(int day) => HiredOn <= day && (LeftOn is null || day < LeftOn);

    /// <summary>Counts its days within a time.</summary>
    /// <param name="first">First day.</param>
    /// <param name="last">Last day.</param>
    /// <returns>Days.</returns>
    public int DaysWithin(int first, int last) => Math.Max(0, Math.Min(last, LeftOn ?? last) - Math.Max(first, HiredOn) + 1);
}
