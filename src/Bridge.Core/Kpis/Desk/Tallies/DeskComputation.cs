using Bridge.Core.Kpis.Desk.Formulas;

namespace Bridge.Core.Kpis.Desk.Tallies;

/// <summary>Turns what was put together into a figure with its state.</summary>
public static class DeskComputation
{
    /// <summary>Computes a figure.</summary>
    /// <param name="kpi">Its KPI.</param>
    /// <param name="variant">Its formula, with <see cref="KpiVariant.Desk"/>.</param>
    /// <param name="tally">What was put together.</param>
    /// <param name="missing">Inputs that no source has.</param>
    /// <returns>The figure; its state knows nothing of records that may still come.</returns>
    public static KpiFigure Compute(Kpi kpi, KpiVariant variant, DeskTally tally, IReadOnlyList<string> missing)
    {
        ArgumentNullException.ThrowIfNull(kpi);
        ArgumentNullException.ThrowIfNull(variant);
        ArgumentNullException.ThrowIfNull(tally);
        ArgumentNullException.ThrowIfNull(missing);
        var formula = variant.Desk ?? throw new ArgumentException("The variant is computed from calls.", nameof(variant));
        if (missing.Count > 0)
        {
            return new KpiFigure(variant.Id, null, null, null, 0, KpiState.NotAvailable, string.Join(", ", missing));
        }

        if (formula.Shape == DeskShape.RankCorrelation)
        {
            var pairs = tally.Pairs(formula.LagWeeks);
            var isEnough = pairs.Count >= Math.Max(1, formula.FewestShown);
            return new KpiFigure(variant.Id, isEnough ? RankCorrelation.Of(pairs) : null, null, null, pairs.Count, isEnough ? KpiState.Ok : KpiState.SmallN);
        }

        // Hours beside calls of which nobody tells how long they took make no share of zero.
        if ((tally.Cases > 0 || formula.Calls is not null) && tally.Cases < formula.FewestShown)
        {
            return new KpiFigure(variant.Id, null, null, null, tally.Cases, KpiState.SmallN);
        }

        var value = Value(formula.Shape, tally);
        var hasLower = formula.Shape is DeskShape.Percent or DeskShape.PerThousand or DeskShape.Mean or DeskShape.Net;
        var isRanked = !hasLower && formula.Shape is not (DeskShape.Count or DeskShape.Distinct);
        var isRate = formula.Shape is DeskShape.Percent or DeskShape.PerThousand or DeskShape.Net;
        var state = tally.Pending > 0 ? (tally.Cases == 0 ? KpiState.NotYetKnown : KpiState.Provisional)
            : isRate && value is not null && tally.Cases < KpiSettings.FewCases ? KpiState.SmallN : KpiState.Ok;
        return new KpiFigure(variant.Id, value, isRanked ? value : (double)tally.Upper, hasLower ? (double)tally.Lower : null, tally.Cases, state)
        {
            Interval = value is { } center && variant.HasInterval ? Interval(formula.Shape, center, tally) : null,
        };
    }

    private static double? Value(DeskShape shape, DeskTally tally) => shape switch
    {
        DeskShape.Count or DeskShape.Distinct => (double)tally.Upper,
        DeskShape.Percent or DeskShape.Net => tally.Lower == 0 ? null : (double)(100 * tally.Upper / tally.Lower),
        DeskShape.PerThousand => tally.Lower == 0 ? null : (double)(1000 * tally.Upper / tally.Lower),
        DeskShape.Mean => tally.Lower == 0 ? null : (double)(tally.Upper / tally.Lower),
        DeskShape.Median => (double?)tally.Rank(50),
        DeskShape.NinetiethPercentile => (double?)tally.Rank(90),
        _ => (double?)tally.Rank(100),
    };

    // For the net of promoters and detractors the variance of one answer of -1, 0 or 1, for a mean that of its values.
    private static KpiInterval Interval(DeskShape shape, double value, DeskTally tally)
    {
        var n = (double)tally.Lower;
        if (shape == DeskShape.Mean)
        {
            var around = KpiInterval.Confident * Math.Sqrt(Math.Max(0, ((double)tally.Squares() / n) - (value * value)) / n);
            return new KpiInterval(value - around, value + around);
        }

        var share = value / 100;
        if (shape == DeskShape.Net)
        {
            var half = 100 * KpiInterval.Confident * Math.Sqrt(Math.Max(0, ((double)tally.Extremes / n) - (share * share)) / n);
            return new KpiInterval(value - half, value + half);
        }

        return KpiInterval.OfShare(share, n);
    }
}
