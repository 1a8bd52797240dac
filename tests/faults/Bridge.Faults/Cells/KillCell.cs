using System.Globalization;
using Bridge.Faults.Checking;
using Bridge.Faults.Staging;

namespace Bridge.Faults.Cells;

/// <summary>Kills the first sync again and again, at moments spread evenly over what is left of it.</summary>
internal sealed class KillCell : ICell
{
    private const int Members = 5000;
    private const int BatchSize = 100;
    private const int MostKillsPerRun = 6;
    private readonly int[] _moments = new int[10];
    private (TimeSpan Whole, TimeSpan Nothing)? _usual;

    /// <inheritdoc />
    public string Name => "kill";

    /// <inheritdoc />
    public bool IsEnough(CampaignScale scale, CellReport report) => report.Trials >= scale.Kills;

    /// <inheritdoc />
    public async Task RunAsync(CellRun run, CancellationToken cancellationToken)
    {
        var random = new Random(run.Seed);
        _usual ??= await MeasureAsync(run, cancellationToken);
        await using var stage = await StartAsync(run, random.Next(6), cancellationToken);
        var all = (await stage.EvidenceAsync(cancellationToken)) is var start ? start.Members.Count + start.Offices.Count : 0;
        var (kills, repeated, done) = (0, 0L, 0.0);
        BridgeOutcome? end = null;
        while (end is null)
        {
            using var process = stage.Start("sync", "--json");
            var left = _usual.Value.Nothing + ((_usual.Value.Whole - _usual.Value.Nothing) * (1 - done));
            if (kills == MostKillsPerRun || await process.EndsWithinAsync(left * random.NextDouble(), cancellationToken))
            {
                end = await process.EndAsync(cancellationToken);
                break;
            }

            _ = await process.KillAsync(cancellationToken);
            kills++;
            var counts = await stage.CountsAsync(stage.Crm, cancellationToken);
            Judge(run, counts.UnchangedRewrites - repeated, kills);
            repeated = counts.UnchangedRewrites;
            done = Math.Min(1, (counts.RecordsWritten - repeated) / (double)all);
            _moments[(int)Math.Min(9, done * 10)]++;
        }

        Judge(run, (await stage.CountsAsync(stage.Crm, cancellationToken)).UnchangedRewrites - repeated, kills + 1);
        run.ExpectExit(end, 0);
        run.Fail(Checker.Judge(await stage.EvidenceAsync(cancellationToken)));
        run.Fail(await AfterSync.WritesNothingAsync(stage, cancellationToken));
        run.Report.Trials = (run.Report.Trials ?? 0) + kills;
    }

    /// <inheritdoc />
    public void Close(CellReport report)
    {
        report.Notes.Add($"{report.Trials} kills in {report.Seeds.Count} first syncs of {Members} members");
        report.Notes.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"records repeated {report.Sums.GetValueOrDefault("repeated"):0}, at most {report.Sums.GetValueOrDefault("worst") / BatchSize:0.##} batches after a kill"));
        report.Notes.Add($"kills by tenth of the way: {string.Join(' ', _moments)}");
    }

    private static void Judge(CellRun run, long repeatedRecords, int kill)
    {
        run.Report.Add("repeated", repeatedRecords);
        run.Report.Sums["worst"] = Math.Max(run.Report.Sums.GetValueOrDefault("worst"), repeatedRecords);
        run.Expect(repeatedRecords <= BatchSize, $"{repeatedRecords} records repeated after kill {kill - 1}");
    }

    private static Task<Stage> StartAsync(CellRun run, int latency, CancellationToken cancellationToken) => Stage.StartAsync(
        run.Program,
        new StageOptions { Members = Members, Seed = run.Seed, Latency = TimeSpan.FromMilliseconds(latency) },
        cancellationToken);

    // How long a whole sync takes on this machine, and one that finds nothing to do.
    private static async Task<(TimeSpan Whole, TimeSpan Nothing)> MeasureAsync(CellRun run, CancellationToken cancellationToken)
    {
        await using var stage = await StartAsync(run, 3, cancellationToken);
        var whole = await stage.RunAsync(cancellationToken, "sync", "--json");
        var nothing = await stage.RunAsync(cancellationToken, "sync", "--json");
        run.ExpectExit(whole, 0);
        return (whole.Elapsed, nothing.Elapsed);
    }
}
