using System.Diagnostics;
using System.Globalization;
using Bridge.Faults.Checking;
using Bridge.Faults.Staging;

namespace Bridge.Faults.Cells;

/// <summary>SIGTERM in mid-run: the bridge stops in time and says that it can go on.</summary>
internal sealed class SigtermCell : ICell
{
    private const int Members = 5000;
    private const int Interrupted = 130;
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan _glance = TimeSpan.FromMilliseconds(5);

    /// <inheritdoc />
    public string Name => "sigterm";

    /// <inheritdoc />
    public bool IsEnough(CampaignScale scale, CellReport report) => report.Seeds.Count >= scale.Terms;

    /// <inheritdoc />
    public async Task RunAsync(CellRun run, CancellationToken cancellationToken)
    {
        var random = new Random(run.Seed);
        await using var stage = await run.Stages.SetAsync(
            new StageOptions { Members = Members, Seed = run.Seed, Latency = TimeSpan.FromMilliseconds(random.Next(6)) },
            cancellationToken);
        using (var process = stage.Start("sync", "--json"))
        {
            await WrittenAsync(process, stage, random.Next(1, Members / 2), cancellationToken);
            var asked = Stopwatch.GetTimestamp();
            await process.TerminateAsync(cancellationToken);
            var outcome = await process.EndAsync(cancellationToken);
            var took = Stopwatch.GetElapsedTime(asked);
            run.ExpectExit(outcome, Interrupted);
            run.Expect(took < _longest, string.Create(CultureInfo.InvariantCulture, $"took {took.TotalSeconds:0.0} s to stop"));
            run.Report.Sums["slowest"] = Math.Max(run.Report.Sums.GetValueOrDefault("slowest"), took.TotalSeconds);
        }

        run.ExpectExit(await stage.RunAsync(cancellationToken, "sync", "--json"), 0);
        run.Fail(Checker.Judge(await stage.EvidenceAsync(cancellationToken)));
        var repeated = (await stage.CountsAsync(stage.Crm, cancellationToken)).UnchangedRewrites;
        run.Expect(repeated == 0, $"{repeated} records repeated after a stop in good order");
        run.Fail(await AfterSync.WritesNothingAsync(stage, cancellationToken));
    }

    /// <inheritdoc />
    public void Close(CellReport report) => report.Notes.Add(string.Create(
        CultureInfo.InvariantCulture, $"slowest stop {report.Sums.GetValueOrDefault("slowest"):0.00} s"));

    // The moment is a number of records and not a time, so that it lies in the middle of the run on any machine.
    private static async Task WrittenAsync(BridgeProcess process, Stage stage, int records, CancellationToken cancellationToken)
    {
        while (!await process.EndsWithinAsync(_glance, cancellationToken)
            && (await stage.CountsAsync(stage.Crm, cancellationToken)).RecordsWritten < records)
        {
            // The process is given a moment in the condition; one that ends too early is told by its exit code.
        }
    }
}
