using Bridge.Faults.Staging;

namespace Bridge.Faults.Cells;

/// <summary>What must hold once a sync is through.</summary>
internal static class AfterSync
{
    private const int MostRestarts = 5;

    /// <summary>Sees to it that no call came early, then syncs again, with healthy systems: nothing may be written.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is wrong.</returns>
    public static async Task<IReadOnlyList<string>> WritesNothingAsync(Stage stage, CancellationToken cancellationToken)
    {
        var early = await HeldBackAsync(stage, cancellationToken);
        await stage.ResetStatisticsAsync(cancellationToken);
        var outcome = await stage.RunAsync(cancellationToken, "sync", "--json");
        var counts = await stage.CountsAsync(stage.Crm, cancellationToken);
        return
        [
            .. early,
            .. outcome.ExitCode == 0 ? Array.Empty<string>() : [$"the sync after it ended with {outcome.ExitCode}: {outcome.LastWords}"],
            .. counts.RecordsWritten == 0 && counts.WriteCalls == 0
                ? Array.Empty<string>()
                : [$"the sync after it wrote {counts.RecordsWritten} records that had not changed, in {counts.WriteCalls} calls"],
        ];
    }

    /// <summary>No call came before a Retry-After had passed.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is wrong.</returns>
    public static async Task<IReadOnlyList<string>> HeldBackAsync(Stage stage, CancellationToken cancellationToken)
    {
        var early = (await stage.CountsAsync(stage.Mls, cancellationToken)).EarlyCalls
            + (await stage.CountsAsync(stage.Crm, cancellationToken)).EarlyCalls;
        return early == 0 ? [] : [$"calls before Retry-After had passed: {early}"];
    }

    /// <summary>Runs a sync, and again as an administrator would while it ends with "a system refused".</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="run">Counts the restarts.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="words">Verb and arguments.</param>
    /// <returns>How the last one ended.</returns>
    public static async Task<BridgeOutcome> FinishAsync(Stage stage, CellRun run, CancellationToken cancellationToken, params string[] words)
    {
        const int refused = 3;
        var outcome = await stage.RunAsync(cancellationToken, words);
        for (var restart = 0; outcome.ExitCode == refused && restart < MostRestarts; restart++)
        {
            run.Report.Add("restarts", 1);
            outcome = await stage.RunAsync(cancellationToken, words);
        }

        return outcome;
    }
}
