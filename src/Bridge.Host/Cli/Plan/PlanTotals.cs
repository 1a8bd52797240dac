using Bridge.Host.Features.Sync.Planning;

namespace Bridge.Host.Cli.Plan;

/// <summary>Counts of a plan.</summary>
internal sealed class PlanTotals
{
    /// <summary>Records read.</summary>
    public long Read { get; private set; }

    /// <summary>Records for which nothing would be sent.</summary>
    public long Unchanged { get; private set; }

    /// <summary>Changes by kind.</summary>
    public Dictionary<ChangeKind, long> Changes { get; } = Enum.GetValues<ChangeKind>().ToDictionary(kind => kind, _ => 0L);

    /// <summary>What went wrong without stopping the planning.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>Adds a page.</summary>
    /// <param name="page">The page.</param>
    public void Add(PlannedPage page)
    {
        Read += page.Read;
        Unchanged += page.Unchanged;
        Warnings.AddRange(page.Warnings);
        foreach (var change in page.Changes)
        {
            Changes[change.Kind]++;
        }
    }
}
