using Bridge.Host.Features.Sync.Planning;

namespace Bridge.Host.Cli.Plan;

/// <summary>Shows a plan as it is made.</summary>
internal interface IPlanWriter
{
    /// <summary>Shows a page; the target is asked what it holds now, for the records that are shown.</summary>
    /// <param name="page">The page.</param>
    /// <param name="cancellationToken">Stops the showing.</param>
    /// <returns>A task that ends when the page is shown.</returns>
    Task AddAsync(PlannedPage page, CancellationToken cancellationToken);

    /// <summary>Shows the totals.</summary>
    void End();
}
