namespace Bridge.Core.Kpis.Arrivals;

/// <summary>Slots that are looked at together.</summary>
internal static class ArrivalWindow
{
    /// <summary>Adds up what came and what is usual; null where a slot is missing.</summary>
    public static (int Count, double Expected)? Sum(IReadOnlyList<int?> counts, IReadOnlyList<double?> expected, int begin, int slots)
    {
        var (count, usual) = (0, 0.0);
        for (var one = begin; one < begin + slots; one++)
        {
            if (one < 0 || counts[one] is not { } arrived || expected[one] is not { } mean)
            {
                return null;
            }

            (count, usual) = (count + arrived, usual + mean);
        }

        return (count, usual);
    }
}
