namespace Bridge.Faults;

/// <summary>What came of one cell.</summary>
/// <param name="name">Name of the cell.</param>
internal sealed class CellReport(string name)
{
    /// <summary>Name of the cell.</summary>
    public string Name => name;

    /// <summary>Seeds of the runs.</summary>
    public List<int> Seeds { get; } = [];

    /// <summary>What went wrong.</summary>
    public List<Failure> Failures { get; } = [];

    /// <summary>Trials, where one run holds several of them (kills); null where each run is one.</summary>
    public int? Trials { get; set; }

    /// <summary>Sums over all runs, by name; shown as they are.</summary>
    public SortedDictionary<string, double> Sums { get; } = new(StringComparer.Ordinal);

    /// <summary>Figures that the cell wants to be read.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>How long all runs took.</summary>
    public TimeSpan Elapsed { get; set; }

    /// <summary>Adds to a sum.</summary>
    /// <param name="sum">Its name.</param>
    /// <param name="value">The addend.</param>
    public void Add(string sum, double value) => Sums[sum] = Sums.GetValueOrDefault(sum) + value;
}

/// <summary>Something that went wrong.</summary>
/// <param name="Seed">Seed that shows it again.</param>
/// <param name="Text">What.</param>
internal sealed record Failure(int Seed, string Text);
