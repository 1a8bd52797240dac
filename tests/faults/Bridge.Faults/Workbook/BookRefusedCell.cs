using Bridge.Faults.Cells;
using Bridge.Faults.Checking;
using Bridge.Faults.Staging;

namespace Bridge.Faults.Workbook;

/// <summary>Somebody has pasted rows a second time: exactly these are set aside, the others go on, and a replay writes exactly these once the copies are gone.</summary>
internal sealed class BookRefusedCell : ICell
{
    private const int Members = 5000;
    private const int Fiftieth = 50;

    /// <inheritdoc />
    public string Name => "book-refused";

    /// <inheritdoc />
    public bool RunsWith(string target) => target == BookCells.Target;

    /// <inheritdoc />
    public bool IsEnough(CampaignScale scale, CellReport report) => report.Seeds.Count >= scale.Few;

    /// <inheritdoc />
    public async Task RunAsync(CellRun run, CancellationToken cancellationToken)
    {
        await using var stage = await BookStage.StartAsync(run.Program, new StageOptions { Members = Members, Seed = run.Seed }, cancellationToken);
        run.ExpectExit(await stage.RunAsync(cancellationToken, "sync", "--json"), 0);
        var random = new Random(run.Seed);
        var doubled = (await stage.EvidenceAsync(cancellationToken)).Users.Select(row => row.Text("external_id")!) // every row of the bridge has its key
            .Where(_ => random.Next(Fiftieth) == 0).ToHashSet(StringComparer.Ordinal);
        stage.Book.Double(BookStage.Members, doubled);
        await stage.ChangeAllAsync(cancellationToken);
        run.ExpectExit(await stage.RunAsync(cancellationToken, "sync", "--json"), 1);
        run.Fail(SetAside.Judge(await stage.LettersAsync(cancellationToken), doubled));
        var evidence = await stage.EvidenceAsync(cancellationToken);
        run.Fail(Checker.Judge(Without(evidence, doubled)));
        run.Expect(Checker.Judge(evidence).Any(finding => finding.StartsWith($"member doubled: {doubled.Count} ", StringComparison.Ordinal)), "the checker does not see the doubled rows, so it proves nothing");
        run.Report.Add("letters", doubled.Count);

        stage.Book.Single(BookStage.Members);
        run.ExpectExit(await stage.RunAsync(cancellationToken, "deadletters", "replay", "members", "--json"), 0);
        run.Fail(SetAside.Judge(await stage.LettersAsync(cancellationToken), new HashSet<string>()));
        run.Fail(Checker.Judge(await stage.EvidenceAsync(cancellationToken)));
        run.Fail(await stage.AfterAsync(cancellationToken));
    }

    /// <inheritdoc />
    public void Close(CellReport report) => report.Notes.Add($"{report.Sums.GetValueOrDefault("letters") / report.Seeds.Count:0} of {Members} doubled by hand, set aside and replayed");

    private static Evidence Without(Evidence evidence, HashSet<string> keys) => evidence with
    {
        Members = [.. evidence.Members.Where(row => !keys.Contains(Checker.Origin + row.Text("key")))],
        Users = [.. evidence.Users.Where(row => !keys.Contains(row.Text("external_id") ?? ""))],
    };
}
