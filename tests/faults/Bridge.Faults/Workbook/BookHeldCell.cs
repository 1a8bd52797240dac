using Bridge.Faults.Cells;
using Bridge.Faults.Checking;
using Bridge.Faults.Staging;

namespace Bridge.Faults.Workbook;

/// <summary>Somebody has the workbook open before the sync, or opens it in the middle; nothing is written under their hands, and nothing is lost.</summary>
internal sealed class BookHeldCell : ICell
{
    private const int Members = 5000;

    /// <inheritdoc />
    public string Name => "book-held";

    /// <inheritdoc />
    public bool RunsWith(string target) => target == BookCells.Target;

    /// <inheritdoc />
    public bool IsEnough(CampaignScale scale, CellReport report) => report.Seeds.Count >= scale.Faulty;

    /// <inheritdoc />
    public async Task RunAsync(CellRun run, CancellationToken cancellationToken)
    {
        await using var stage = await BookStage.StartAsync(
            run.Program, new StageOptions { Members = Members, Seed = run.Seed, Latency = TimeSpan.FromMilliseconds(3) }, cancellationToken);
        var before = stage.Book.Hash;
        await File.WriteAllBytesAsync(stage.Owner, [1], cancellationToken);
        run.ExpectExit(await stage.RunAsync(cancellationToken, "sync", "--json"), 3);
        run.Expect(stage.Book.Hash == before, "the workbook was written while it was open");
        run.Fail(stage.Drafts());
        File.Delete(stage.Owner);

        using (var process = stage.Start("sync", "--json"))
        {
            await process.EndsWithinAsync(TimeSpan.FromSeconds(3 * new Random(run.Seed).NextDouble()), cancellationToken);
            await File.WriteAllBytesAsync(stage.Owner, [1], cancellationToken);
            var outcome = await process.EndAsync(cancellationToken);
            run.Report.Add("opened in the middle", outcome.ExitCode == 3 ? 1 : 0);
            run.Expect(outcome.ExitCode is 0 or 3, $"opened in the middle, the sync ended with {outcome.ExitCode}: {outcome.LastWords}");
            _ = stage.Book.Rows(BookStage.Members); // throws when the file is torn
            run.Fail(stage.Drafts());
            File.Delete(stage.Owner);
        }

        run.ExpectExit(await stage.RunAsync(cancellationToken, "sync", "--json"), 0);
        run.Fail(Checker.Judge(await stage.EvidenceAsync(cancellationToken)));
        run.Fail(await stage.AfterAsync(cancellationToken));
    }

    /// <inheritdoc />
    public void Close(CellReport report) =>
        report.Notes.Add($"open from the beginning {report.Seeds.Count} times, and opened in the middle so that the sync stopped {report.Sums.GetValueOrDefault("opened in the middle"):0} times");
}
