namespace Bridge.Faults.Cells;

/// <summary>One cell of the fault matrix.</summary>
internal interface ICell
{
    /// <summary>Name on the command line.</summary>
    string Name { get; }

    /// <summary>Whether it runs with every CRM, or with Zendesk alone.</summary>
    bool IsForAll => false;

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
