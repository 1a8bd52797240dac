using System.Globalization;
using Bridge.Faults.Checking;
using Bridge.Faults.Staging;
using Bridge.Faults.Targets;

namespace Bridge.Faults.Cells;

/// <summary>Kills the first sync again and again, at moments spread evenly over what is left of it.</summary>
internal sealed class KillCell : ICell
{
    private const int Members = 5000;
    private const int All = Members + (Members / 12) + 1; // with their offices
    private const int MostKillsPerRun = 6;
    private const int MostKillsAfterAll = 1; // all is written then, only its settling is left to be killed
    private static readonly TimeSpan _glance = TimeSpan.FromMilliseconds(1);
    private static readonly int[] _jobDelays = [0, 10, 30, 100];
    private readonly int[] _moments = new int[10];
    private (TimeSpan Whole, TimeSpan Nothing, long Calls)? _usual;

    /// <inheritdoc />
    public string Name => "kill";

    /// <inheritdoc />
    public bool RunsWith(string target) => FaultTarget.All.ContainsKey(target);

    /// <inheritdoc />
    public bool IsEnough(CampaignScale scale, CellReport report) => report.Trials >= scale.Kills;

    /// <inheritdoc />
    public async Task RunAsync(CellRun run, CancellationToken cancellationToken)
    {
        var random = new Random(run.Seed);
        _usual ??= await MeasureAsync(run, cancellationToken);
        await using var stage = await StartAsync(run, random.Next(6), _jobDelays[random.Next(_jobDelays.Length)], cancellationToken);
        var (kills, afterAll, repeated, done) = (0, 0, 0L, 0.0);
        BridgeOutcome? end = null;
        while (end is null)
        {
            using var process = stage.Start("sync", "--json");
            if (kills == MostKillsPerRun || afterAll == MostKillsAfterAll || await EndsBeforeItsMomentAsync(process, stage, random, done, cancellationToken))
            {
                end = await process.EndAsync(cancellationToken);
                break;
            }

            _ = await process.KillAsync(cancellationToken);
            kills++;
            var counts = await stage.CountsAsync(stage.Crm, cancellationToken);
            Judge(run, counts.UnchangedRewrites - repeated, kills);
            repeated = counts.UnchangedRewrites;
            done = Math.Min(1, (counts.RecordsWritten - repeated) / (double)All);
            afterAll += done >= 1 ? 1 : 0;
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
            $"records repeated {report.Sums.GetValueOrDefault("repeated"):0}, at most {report.Sums.GetValueOrDefault("worst"):0} after a kill"));
        report.Notes.Add($"kills by tenth of the way: {string.Join(' ', _moments)}");
    }

    private static void Judge(CellRun run, long repeatedRecords, int kill)
    {
        run.Report.Add("repeated", repeatedRecords);
        run.Report.Sums["worst"] = Math.Max(run.Report.Sums.GetValueOrDefault("worst"), repeatedRecords);
        run.Expect(repeatedRecords <= run.Stages.Target.Repeatable, $"{repeatedRecords} records repeated after kill {kill - 1}");
    }

    private static Task<Stage> StartAsync(CellRun run, int latency, int jobDelay, CancellationToken cancellationToken) => run.Stages.SetAsync(
        new StageOptions { Members = Members, Seed = run.Seed, Latency = TimeSpan.FromMilliseconds(latency), JobDelay = TimeSpan.FromMilliseconds(jobDelay) },
        cancellationToken);

    // Half of the moments are spread over the time that is left, half over the calls that are left: much happens in little time.
    private async Task<bool> EndsBeforeItsMomentAsync(
        BridgeProcess process, Stage stage, Random random, double done, CancellationToken cancellationToken)
    {
        var (whole, nothing, calls) = _usual ?? throw new InvalidOperationException("Measure first.");
        if (random.Next(2) == 0)
        {
            return await process.EndsWithinAsync((nothing + ((whole - nothing) * (1 - done))) * random.NextDouble(), cancellationToken);
        }

        var from = stage.CrmCalls;
        var moment = from + random.NextInt64(1, Math.Max(2, (long)(calls * (1 - done))));
        while (!await process.EndsWithinAsync(_glance, cancellationToken))
        {
            if (stage.CrmCalls >= moment)
            {
                return false;
            }
        }

        return true;
    }

    // How long a whole sync takes on this machine, and one that finds nothing to do.
    private static async Task<(TimeSpan Whole, TimeSpan Nothing, long Calls)> MeasureAsync(CellRun run, CancellationToken cancellationToken)
    {
        await using var stage = await StartAsync(run, 3, 30, cancellationToken);
        var whole = await stage.RunAsync(cancellationToken, "sync", "--json");
        var calls = (await stage.CountsAsync(stage.Crm, cancellationToken)).Calls;
        var nothing = await stage.RunAsync(cancellationToken, "sync", "--json");
        run.ExpectExit(whole, 0);
        return (whole.Elapsed, nothing.Elapsed, calls);
    }
}
