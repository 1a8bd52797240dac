namespace Bridge.Core.Kpis.Desk.Formulas;

/// <summary>How a figure is made of its parts.</summary>
public enum DeskShape
{
    /// <summary>The sum of numerators.</summary>
    Count,

    /// <summary>100 times numerator by denominator.</summary>
    Percent,

    /// <summary>1,000 times numerator by denominator.</summary>
    PerThousand,

    /// <summary>Numerator by denominator.</summary>
    Mean,

    /// <summary>Nearest rank at half of the values.</summary>
    Median,

    /// <summary>Nearest rank at nine tenths of the values.</summary>
    NinetiethPercentile,

    /// <summary>Greatest value.</summary>
    Greatest,

    /// <summary>100 times (promoters - detractors) by answers.</summary>
    Net,

    /// <summary>How many different ones there are.</summary>
    Distinct,

    /// <summary>Spearman's rank correlation of two series of weeks, -1 to 1.</summary>
    RankCorrelation,
}
