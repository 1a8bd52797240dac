namespace Bridge.Core.Kpis.Arrivals;

/// <summary>How far arrivals are from the usual.</summary>
public enum AlarmLevel
{
    /// <summary>Within the usual ebb and flow.</summary>
    None,

    /// <summary>Unusual; look at it.</summary>
    Amber,

    /// <summary>So unusual that something has happened.</summary>
    Red,
}
