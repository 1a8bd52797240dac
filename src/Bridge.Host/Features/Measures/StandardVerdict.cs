using Bridge.Host.Settings;

namespace Bridge.Host.Features.Measures;

/// <summary>How a standard was met during some days.</summary>
/// <param name="Standard">The standard.</param>
/// <param name="Row">Its figure.</param>
/// <param name="Guards">The figures that must stand beside it.</param>
internal sealed record StandardVerdict(KpiStandard Standard, KpiRow Row, IReadOnlyList<KpiRow> Guards)
{
    /// <summary>Whether it was met; null while there is no figure to judge.</summary>
    public bool? IsMet => Row.Figure.Value is not { } value ? null
        : Standard.IsAtLeast ? value >= Standard.Bound
        : value <= Standard.Bound;

    /// <summary>The promise in words.</summary>
    public string Promise => $"{(Standard.IsAtLeast ? "at least" : "at most")} {KpiText.Bound(Standard.Kpi.Unit, Standard.Bound)}";
}
