namespace Bridge.Core.Kpis;

/// <summary>What a change of a figure means.</summary>
public enum KpiVerdict
{
    /// <summary>Nothing changed.</summary>
    Same,

    /// <summary>It went the way that is better.</summary>
    Better,

    /// <summary>It went the other way.</summary>
    Worse,

    /// <summary>It changed, and neither way is better.</summary>
    Neither,
}
