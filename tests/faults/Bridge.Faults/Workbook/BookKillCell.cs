using Bridge.Faults.Cells;
using Bridge.Faults.Checking;
using Bridge.Faults.Staging;

namespace Bridge.Faults.Workbook;

/// <summary>Kills the first sync into a workbook again and again; the file must be whole after each kill.</summary>
internal sealed class BookKillCell : ICell
{
    private const int Members = 5000;
    private const int MostKillsPerRun = 6;
    private int _written;
    private TimeSpan? _whole;

    /// <inheritdoc />
    public string Name => "book-kill";

    /// <inheritdoc />
    public bool RunsWith(string target) => target == BookCells.Target;

    /// <inheritdoc />
    public bool IsEnough(CampaignScale scale, CellReport report) => report.Trials >= scale.Kills;

    /// <inheritdoc />
    public async Task RunAsync(CellRun run, CancellationToken cancellationToken)
    {
        var random = new Random(run.Seed);
        _whole ??= await MeasureAsync(run, cancellationToken);
        await using var stage = await BookStage.StartAsync(run.Program, Options(run), cancellationToken);
        var kills = 0;
        while (kills < MostKillsPerRun)
        {
            using var process = stage.Start("sync", "--json");
            if (await process.EndsWithinAsync(_whole.Value * Moment(random), cancellationToken))
            {
                break;
            }

            _ = await process.KillAsync(cancellationToken);
            kills++;
            _written += stage.Book.Rows(BookStage.Members).Count > 0 ? 1 : 0; // throws when the file is torn
        }

        run.ExpectExit(await stage.RunAsync(cancellationToken, "sync", "--json"), 0);
        run.Fail(Checker.Judge(await stage.EvidenceAsync(cancellationToken)));
        run.Fail(await stage.AfterAsync(cancellationToken));
        run.Report.Trials = (run.Report.Trials ?? 0) + kills;
    }

    /// <inheritdoc />
    public void Close(CellReport report) =>
        report.Notes.Add($"{report.Trials} kills in {report.Seeds.Count} first syncs of {Members} members, {_written} of them after members were in the file; it was whole each time");

    // Half of the moments are spread over the whole, half over its end: the file is written there.
    private static double Moment(Random random) => random.Next(2) == 0 ? random.NextDouble() : 0.7 + (0.3 * random.NextDouble());

    private static StageOptions Options(CellRun run) => new() { Members = Members, Seed = run.Seed, Latency = TimeSpan.FromMilliseconds(3) };

    private static async Task<TimeSpan> MeasureAsync(CellRun run, CancellationToken cancellationToken)
    {
        await using var stage = await BookStage.StartAsync(run.Program, Options(run), cancellationToken);
        var whole = await stage.RunAsync(cancellationToken, "sync", "--json");
        run.ExpectExit(whole, 0);
        return whole.Elapsed;
    }
}
