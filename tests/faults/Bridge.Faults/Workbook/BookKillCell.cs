using Bridge.Faults.Cells;
using Bridge.Faults.Checking;
using Bridge.Faults.Staging;

namespace Bridge.Faults.Workbook;

/// <summary>Kills syncs into a workbook while the file is written: a first one, then some that change every member in it.</summary>
internal sealed class BookKillCell : ICell
{
    private const int Members = 5000;
    private const int MostKillsOfFirst = 2;
    private const int KillsOfChanges = 10;
    private readonly Dictionary<string, int> _met = [];
    private int _written;

    /// <inheritdoc />
    public string Name => "book-kill";

    /// <inheritdoc />
    public bool RunsWith(string target) => target == BookCells.Target;

    /// <inheritdoc />
    public bool IsEnough(CampaignScale scale, CellReport report) => report.Trials >= scale.Kills;

    /// <inheritdoc />
    public async Task RunAsync(CellRun run, CancellationToken cancellationToken)
    {
        var options = new StageOptions { Members = Members, Seed = run.Seed, Latency = TimeSpan.FromMilliseconds(3) };
        await using var stage = await BookStage.StartAsync(run.Program, options, cancellationToken);
        var aim = new BookAim(stage, new Random(run.Seed));
        for (var kill = 0; kill < MostKillsOfFirst && await KillAsync(run, stage, aim, cancellationToken); kill++)
        {
        }

        run.ExpectExit(await stage.RunAsync(cancellationToken, "sync", "--json"), 0);
        for (var change = 0; change < KillsOfChanges; change++)
        {
            await stage.ChangeAllAsync(cancellationToken);
            await KillAsync(run, stage, aim, cancellationToken);
        }

        run.ExpectExit(await stage.RunAsync(cancellationToken, "sync", "--json"), 0);
        run.Fail(Checker.Judge(await stage.EvidenceAsync(cancellationToken)));
        run.Fail(await stage.AfterAsync(cancellationToken));
        foreach (var (moment, count) in aim.Met)
        {
            _met[moment] = _met.GetValueOrDefault(moment) + count;
        }
    }

    /// <inheritdoc />
    public void Close(CellReport report)
    {
        report.Notes.Add($"{report.Trials} kills in {report.Seeds.Count} runs of {Members} members, {_written} of them with members in the file; it was whole each time, none lost, none doubled");
        report.Notes.Add(string.Join(", ", _met.Select(moment => $"{moment.Key} {moment.Value}")));
    }

    // Gives false when the sync ended before its moment: there was nothing to write any more.
    private async Task<bool> KillAsync(CellRun run, BookStage stage, BookAim aim, CancellationToken cancellationToken)
    {
        var before = Keys(stage);
        using var process = stage.Start("sync", "--json");
        if (!await aim.TakeAsync(process, cancellationToken))
        {
            run.ExpectExit(await process.EndAsync(cancellationToken), 0);
            return false;
        }

        _ = await process.KillAsync(cancellationToken);
        var after = Keys(stage); // throws when the file is torn
        run.Expect(after.Distinct().Count() == after.Count, $"{after.Count - after.Distinct().Count()} members stand twice after a kill");
        run.Expect(!before.Except(after).Any(), $"{before.Except(after).Count()} members are gone after a kill");
        run.Report.Trials = (run.Report.Trials ?? 0) + 1;
        _written += before.Count > 0 ? 1 : 0;
        return true;
    }

    private static List<string> Keys(BookStage stage) => [.. stage.Book.Rows(BookStage.Members).Select(row => row["Bridge key"]?.GetValue<string>() ?? "")];
}
