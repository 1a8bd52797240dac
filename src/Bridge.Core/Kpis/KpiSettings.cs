namespace Bridge.Core.Kpis;

/// <summary>What the formulas leave to the desk.</summary>
public sealed record KpiSettings
{
    /// <summary>Cases below which a rate is marked.</summary>
    public const int FewCases = 20;

    /// <summary>Seconds within which a call is answered in time; an edge of <see cref="Histogram"/>; default 45.</summary>
    /// <remarks>Source: CMLS guide, METRICS (45 s); its Appendix A uses 30 s.</remarks>
    public int WithinSeconds { get; init; } = 45;

    /// <summary>Seconds up to which hanging up is forgiven; an edge of <see cref="Histogram"/>; default 0, nothing is.</summary>
    public int ShortSeconds { get; init; }

    /// <summary>Days within which the same caller must not come back; 1 to 30; default 7.</summary>
    public int RepeatDays { get; init; } = 7;
}
