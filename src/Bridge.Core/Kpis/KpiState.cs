namespace Bridge.Core.Kpis;

/// <summary>How far a figure can be trusted.</summary>
public enum KpiState
{
    /// <summary>Final. A figure without a value had nothing to be computed from.</summary>
    Ok,

    /// <summary>Records of the time may still come or change.</summary>
    Provisional,

    /// <summary>Cannot be known before more time has passed.</summary>
    NotYetKnown,

    /// <summary>The sources lack an input.</summary>
    NotAvailable,

    /// <summary>From so few cases that chance decides.</summary>
    SmallN,
}
