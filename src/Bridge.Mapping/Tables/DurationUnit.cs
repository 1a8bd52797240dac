namespace Bridge.Mapping.Tables;

/// <summary>Unit of a duration.</summary>
public enum DurationUnit
{
    /// <summary>Seconds, whole or with a decimal point.</summary>
    Seconds,

    /// <summary>Milliseconds.</summary>
    Milliseconds,

    /// <summary>Minutes, whole or with a decimal point.</summary>
    Minutes,

    /// <summary>Hours, whole or with a decimal point.</summary>
    Hours,

    /// <summary>Hours, minutes and seconds with colons; hours may be missing.</summary>
    Clock,
}
