using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures.Standards;

namespace Bridge.Host.Features.Wall;

/// <summary>What the desk promises itself, beside a figure of the last half hour.</summary>
internal static class WallTarget
{
    /// <summary>Words the target of a figure.</summary>
    /// <param name="state">What is known.</param>
    /// <param name="kpi">Id of the figure, in the formula that the wall shows.</param>
    /// <param name="figure">The figure; null where no call is told.</param>
    /// <returns>
    /// For example <c>target at least 90 %: missed</c>, and <c>met</c> or <c>missed</c>; of few calls the target alone, and nothing without one.
    /// </returns>
    public static (string Words, string Verdict) Of(WallState state, string kpi, KpiFigure? figure)
    {
        var today = state.Day?.Usual.Date ?? DateOnly.FromDateTime(state.Now.UtcDateTime);
        if (state.Standards.FirstOrDefault(one => one.Kpi.Id == kpi && one.Variant == one.Kpi.Variants[0] && one.WithinSeconds == state.WithinSeconds && one.Holds(today, today)) is not { } standard)
        {
            return ("", "");
        }

        var verdict = (figure?.N >= KpiSettings.FewCases ? StandardVerdict.Met(standard, figure.Value) : null) switch { true => "met", false => "missed", null => "" };
        return ($"target {StandardVerdict.Words(standard)}{(verdict.Length > 0 ? ": " : "")}{verdict}", verdict);
    }
}
