namespace Bridge.Faults.Cells;

/// <summary>One cell of the fault matrix.</summary>
internal interface ICell
{
    /// <summary>Name on the command line.</summary>
    string Name { get; }

    /// <summary>Tells whether it runs with a target: by itself a cell is one of Zendesk.</summary>
    /// <param name="target">The target's word on the command line.</param>
    /// <returns>True when it does.</returns>
    bool RunsWith(string target) => target == "zendesk";

    /// <summary>Tells whether there were enough runs.</summary>
    /// <param name="scale">How much is to be tried.</param>
    /// <param name="report">What came of the runs so far.</param>
    /// <returns>True when there were.</returns>
    bool IsEnough(CampaignScale scale, CellReport report);

    /// <summary>Runs the cell once.</summary>
    /// <param name="run">What it works with; takes the failures.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends with the run.</returns>
    Task RunAsync(CellRun run, CancellationToken cancellationToken);

    /// <summary>Turns the sums into figures, and checks the bars that hold for all runs together.</summary>
    /// <param name="report">What came of the runs.</param>
    void Close(CellReport report);
}
