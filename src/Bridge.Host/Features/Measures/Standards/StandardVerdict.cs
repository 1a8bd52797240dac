using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Settings.Kpis;

namespace Bridge.Host.Features.Measures.Standards;

/// <summary>How a standard was met during some days.</summary>
/// <param name="Standard">The standard.</param>
/// <param name="Row">Its figure.</param>
/// <param name="Guards">The figures that must stand beside it.</param>
internal sealed record StandardVerdict(KpiStandard Standard, KpiRow Row, IReadOnlyList<KpiRow> Guards)
{
    /// <summary>Whether it was met; null while there is no figure to judge.</summary>
    public bool? IsMet => Met(Standard, Row.Figure.Value);

    /// <summary>The promise in words.</summary>
    public string Promise => Words(Standard);

    /// <summary>The promise of a standard in words.</summary>
    /// <param name="standard">The standard.</param>
    /// <returns>For example <c>at least 90 %</c>.</returns>
    public static string Words(KpiStandard standard) => $"{(standard.IsAtLeast ? "at least" : "at most")} {KpiText.Bound(standard.Kpi.Unit, standard.Bound)}";

    /// <summary>Whether a value meets a standard.</summary>
    /// <param name="standard">The standard.</param>
    /// <param name="value">The value, or null.</param>
    /// <returns>Null without a value.</returns>
    public static bool? Met(KpiStandard standard, double? value) => value is not { } known ? null : standard.IsAtLeast ? known >= standard.Bound : known <= standard.Bound;
}
