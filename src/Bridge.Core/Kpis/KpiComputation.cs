using Bridge.Core.Calls;
using Bridge.Core.Kpis.Calls;
using Bridge.Core.Kpis.Catalogue;

namespace Bridge.Core.Kpis;

/// <summary>Turns measures into a figure with its state.</summary>
public static class KpiComputation
{
    /// <summary>Computes a KPI that is a function of measures.</summary>
    /// <param name="kpi">The KPI.</param>
    /// <param name="variant">One of its variants.</param>
    /// <param name="measures">What was counted.</param>
    /// <param name="settings">What the desk has set.</param>
    /// <returns>The figure; its state knows nothing of records that may still come.</returns>
    public static KpiFigure Compute(Kpi kpi, KpiVariant variant, CallMeasures measures, KpiSettings settings)
    {
        ArgumentNullException.ThrowIfNull(kpi);
        ArgumentNullException.ThrowIfNull(variant);
        ArgumentNullException.ThrowIfNull(measures);
        ArgumentNullException.ThrowIfNull(settings);
        var missing = (kpi.Inputs | variant.Inputs) & ~measures.Inputs;
        if (missing != CallInputs.None && HasRecords(measures))
        {
            return new KpiFigure(variant.Id, null, null, null, 0, KpiState.NotAvailable, string.Join(", ", KpiWords.Of(missing)));
        }

        var ratio = CallFormulas.Compute(variant.Formula, measures, settings);
        var isFew = kpi.Unit == KpiUnit.Percent && ratio.Value is not null && ratio.N < KpiSettings.FewCases;
        return new KpiFigure(
            Label(kpi, variant, measures), ratio.Value, ratio.Numerator, ratio.Denominator, ratio.N, isFew ? KpiState.SmallN : KpiState.Ok);
    }

    // A handle time that lacks a part is another figure, and says so.
    private static string Label(Kpi kpi, KpiVariant variant, CallMeasures measures) =>
        kpi.Id == KpiCatalogue.HandleTime && !measures.Inputs.HasFlag(CallInputs.Wrap) && HasRecords(measures) ? "withoutWrap" : variant.Id;

    private static bool HasRecords(CallMeasures measures) =>
        CallFormulas.Arrived(measures) + measures[CallMeasure.CallbackAttempted] > 0;
}
