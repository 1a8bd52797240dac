namespace Bridge.Core.Kpis.Arrivals;

/// <summary>Makes counts comparable: what is counted at random gets a variance of about 1, whatever its mean.</summary>
/// <remarks>Source: F. J. Anscombe, The transformation of Poisson, binomial and negative-binomial data, Biometrika 35 (1948).</remarks>
internal static class Anscombe
{
    private const double Shift = 3.0 / 8;

    public static double Of(double count) => 2 * Math.Sqrt(count + Shift);

    /// <summary>The count of a transformed value; what lies below none is none.</summary>
    public static double Back(double value) => value <= 0 ? 0 : Math.Max(0, (value * value / 4) - Shift);
}
