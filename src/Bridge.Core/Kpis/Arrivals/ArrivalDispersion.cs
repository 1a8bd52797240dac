namespace Bridge.Core.Kpis.Arrivals;

/// <summary>How much residuals of usual days scatter; real arrivals scatter more than chance alone.</summary>
public static class ArrivalDispersion
{
    /// <summary>Makes the median distance from the median comparable with a standard deviation.</summary>
    private const double Normal = 1.4826;

    /// <summary>Measures the scatter.</summary>
    /// <param name="residuals">Residuals of one window over the last days.</param>
    /// <returns>At least 1, which is chance alone.</returns>
    public static double Of(IEnumerable<double> residuals)
    {
        double[] all = [.. residuals];
        if (all.Length == 0)
        {
            return 1;
        }

        var middle = Median(all);
        return Math.Max(1, Normal * Median([.. all.Select(one => Math.Abs(one - middle))]));
    }

    // Of an even number the mean of the two in the middle.
    private static double Median(double[] values)
    {
        Array.Sort(values);
        var half = values.Length / 2;
        return values.Length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
