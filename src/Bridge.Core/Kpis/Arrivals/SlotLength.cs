namespace Bridge.Core.Kpis.Arrivals;

/// <summary>How long the slots of a desk are: as short as its number of callers allows.</summary>
public static class SlotLength
{
    private const double EnoughForQuarter = 40;
    private const double EnoughForHalf = 10;

    /// <summary>Chooses the length.</summary>
    /// <param name="perQuarter">Mean arrivals in a quarter of an hour while the desk is open.</param>
    /// <returns>15, 30 or 60 minutes.</returns>
    public static int Minutes(double perQuarter) => perQuarter >= EnoughForQuarter ? 15 : 2 * perQuarter >= EnoughForHalf ? 30 : 60;
}
