using Bridge.Host.Settings.Kpis;
using Bridge.Mapping.Calls;

namespace Bridge.Host.Features.Measures.Intake;

/// <summary>How call files are read.</summary>
/// <param name="Format">One of <see cref="CallFormats"/>.</param>
/// <param name="Source">Name of the source.</param>
internal sealed record CallImportPlan(string Format, string Source)
{
    /// <summary>How a table is read; null for the other forms.</summary>
    public CallMapping? Mapping { get; init; }

    /// <summary>The desk's IANA zone; null to leave it as it is.</summary>
    public string? Zone { get; init; }

    /// <summary>The checked document of business hours; null to leave them as they are.</summary>
    public string? Hours { get; init; }
}
