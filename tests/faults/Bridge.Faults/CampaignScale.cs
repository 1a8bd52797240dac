namespace Bridge.Faults;

/// <summary>How much is tried.</summary>
/// <param name="Kills">Kills of the cell <c>kill</c>.</param>
/// <param name="Moving">Feeds that change while they are read.</param>
/// <param name="Faulty">Runs with faults, for each side.</param>
/// <param name="Few">Runs of the cells that take long or prove the same each time.</param>
/// <param name="Terms">Runs ended with SIGTERM.</param>
internal sealed record CampaignScale(int Kills, int Moving, int Faulty, int Few, int Terms)
{
    /// <summary>About five minutes.</summary>
    public static CampaignScale Quick { get; } = new(30, 12, 3, 1, 3);

    /// <summary>Enough for a failure rate below 1 % (kills) and 3 % (moving feeds).</summary>
    public static CampaignScale Nightly { get; } = new(300, 100, 20, 2, 20);

    /// <summary>Enough for a failure rate below 0.1 % (kills) and 1 % (moving feeds).</summary>
    public static CampaignScale Full { get; } = new(3000, 300, 60, 5, 300);
}
