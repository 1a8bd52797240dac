using Bridge.Host.Features.Sync;

namespace Bridge.Host.Cli;

/// <summary>Shows a plan as it is made.</summary>
internal interface IPlanWriter
{
    /// <summary>Shows a page.</summary>
    /// <param name="page">The page.</param>
    void Add(PlannedPage page);

    /// <summary>Shows the totals.</summary>
    void End();
}
