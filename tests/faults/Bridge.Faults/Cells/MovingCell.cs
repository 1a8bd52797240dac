using Bridge.Faults.Checking;
using Bridge.Faults.Staging;
using Bridge.Sandbox.Reso;

namespace Bridge.Faults.Cells;

/// <summary>Members change while the pages are read, all carry one timestamp, pages are mixed and repeat rows.</summary>
internal sealed class MovingCell : ICell
{
    private static readonly ResoProfile[] _profiles = Enum.GetValues<ResoProfile>();
    private static readonly Way[] _ways =
        [new(IsChurned: true), new(IsTied: true), new(IsShuffled: true), new(IsTied: true, IsChurned: true), new(IsChurned: true, IsShuffled: true)];

    /// <inheritdoc />
    public string Name => "moving";

    /// <inheritdoc />
    public bool IsEnough(CampaignScale scale, CellReport report) => report.Seeds.Count >= scale.Moving;

    /// <inheritdoc />
    public async Task RunAsync(CellRun run, CancellationToken cancellationToken)
    {
        var random = new Random(run.Seed);
        var profile = _profiles[run.Seed % _profiles.Length];
        var way = _ways[run.Seed % _ways.Length]; // 6 profiles and 5 ways meet in every pair within 30 seeds
        var options = new StageOptions
        {
            Members = way.IsTied ? 5000 : 2000,
            Seed = run.Seed,
            Profile = profile,
            IsTied = way.IsTied,
            PageSize = random.Next(50, 400),
            FollowsLinks = way.IsShuffled && random.Next(2) == 0,
        };
        await using var stage = await run.Stages.SetAsync(options, cancellationToken);
        await MoveAsync(stage, way, random, cancellationToken);
        Judge(run, $"{profile} {way}", await stage.RunAsync(cancellationToken, "sync", "--json"));

        // Some rows change once more while the changes of before are read.
        await stage.ControlAsync(stage.Mls, $"change?count=40&seed={run.Seed}", cancellationToken);
        await stage.ControlAsync(stage.Mls, "add?count=5", cancellationToken);
        Judge(run, $"{profile} {way}, again", await stage.RunAsync(cancellationToken, "sync", "--json"));

        await stage.ControlAsync(stage.Mls, "churn?everyPages=0", cancellationToken);
        await stage.ControlAsync(stage.Mls, "shuffle?rows=0", cancellationToken);
        Judge(run, $"{profile} {way}, at rest", await stage.RunAsync(cancellationToken, "sync", "--json"));
        run.Fail(Checker.Judge(await stage.EvidenceAsync(cancellationToken)).Select(finding => $"{profile} {way}: {finding}"));
        var counts = await stage.CountsAsync(stage.Crm, cancellationToken);
        run.Expect(counts.UnchangedRewrites == 0, $"{profile} {way}: {counts.UnchangedRewrites} records written that had not changed");
        run.Fail((await AfterSync.WritesNothingAsync(stage, cancellationToken)).Select(finding => $"{profile} {way}: {finding}"));
    }

    /// <inheritdoc />
    public void Close(CellReport report) =>
        report.Notes.Add($"{_profiles.Length} hosts; changes between pages, one timestamp for 5,000 rows, mixed pages; {report.Sums.GetValueOrDefault("followed"):0} syncs followed the links of a host that broke its order");

    private static async Task MoveAsync(Stage stage, Way way, Random random, CancellationToken cancellationToken)
    {
        if (way.IsChurned)
        {
            // Not after every page: a reader that goes on until a page is empty has to come to an end.
            await stage.ControlAsync(
                stage.Mls, $"churn?everyPages={random.Next(2, 5)}&rows={random.Next(5, 45)}", cancellationToken);
        }

        if (way.IsShuffled)
        {
            await stage.ControlAsync(stage.Mls, $"shuffle?rows={random.Next(1, 20)}", cancellationToken);
        }
    }

    // A host that breaks the order it was asked for must not be read past: its links are followed instead, and the summary says so.
    private static void Judge(CellRun run, string what, BridgeOutcome outcome)
    {
        run.Report.Add("followed", outcome.Output.Contains("links were followed", StringComparison.Ordinal) ? 1 : 0);
        run.Expect(outcome.ExitCode == 0, $"{what}: ended with {outcome.ExitCode}: {outcome.LastWords}");
    }

    private sealed record Way(bool IsTied = false, bool IsChurned = false, bool IsShuffled = false)
    {
        public override string ToString() =>
            string.Join('+', new[] { IsTied ? "tie" : "", IsChurned ? "churn" : "", IsShuffled ? "shuffle" : "" }.Where(word => word.Length > 0));
    }
}
