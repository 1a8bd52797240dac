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
        };
        await using var stage = await Stage.StartAsync(run.Program, options, cancellationToken);
        run.ExpectExit(await stage.RunAsync(cancellationToken, "sync", "offices", "--json"), 0);
        await MoveAsync(stage, way, random, cancellationToken);
        var first = await stage.RunAsync(cancellationToken, "sync", "members", "--json");
        Told(run, $"{profile} {way}", first);

        // Some rows change once more while the changes of before are read.
        await stage.ControlAsync(stage.Mls, $"change?count=40&seed={run.Seed}", cancellationToken);
        await stage.ControlAsync(stage.Mls, "add?count=5", cancellationToken);
        Told(run, $"{profile} {way}, again", await stage.RunAsync(cancellationToken, "sync", "members", "--json"));

        await stage.ControlAsync(stage.Mls, "churn?everyPages=0", cancellationToken);
        await stage.ControlAsync(stage.Mls, "shuffle?rows=0", cancellationToken);
        Told(run, $"{profile} {way}, at rest", await stage.RunAsync(cancellationToken, "sync", "members", "--json"));
        run.Fail(Checker.Judge(await stage.EvidenceAsync(cancellationToken)).Select(finding => $"{profile} {way}: {finding}"));
        var counts = await stage.CountsAsync(stage.Crm, cancellationToken);
        run.Expect(counts.UnchangedRewrites == 0, $"{profile} {way}: {counts.UnchangedRewrites} records written that had not changed");
        run.Fail((await AfterSync.WritesNothingAsync(stage, cancellationToken)).Select(finding => $"{profile} {way}: {finding}"));
    }

    /// <inheritdoc />
    public void Close(CellReport report) =>
        report.Notes.Add($"{_profiles.Length} hosts; changes between pages, one timestamp for 5,000 rows, mixed pages");

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

    private static void Told(CellRun run, string what, BridgeOutcome outcome) =>
        run.Expect(outcome.ExitCode == 0, $"{what}: ended with {outcome.ExitCode}: {outcome.LastWords}");

    private sealed record Way(bool IsTied = false, bool IsChurned = false, bool IsShuffled = false)
    {
        public override string ToString() =>
            string.Join('+', new[] { IsTied ? "tie" : "", IsChurned ? "churn" : "", IsShuffled ? "shuffle" : "" }.Where(word => word.Length > 0));
    }
}
