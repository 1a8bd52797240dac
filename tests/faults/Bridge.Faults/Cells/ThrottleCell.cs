using System.Globalization;
using Bridge.Faults.Checking;
using Bridge.Faults.Staging;
using Bridge.Faults.Targets;

namespace Bridge.Faults.Cells;

/// <summary>The target lets ten calls pass in ten seconds.</summary>
internal sealed class ThrottleCell : ICell
{
    private const int Window = 10;
    private const int MostRefusals = 2;

    /// <inheritdoc />
    public string Name => "throttle";

    /// <inheritdoc />
    public bool RunsWith(string target) => FaultTarget.All.ContainsKey(target);

    /// <inheritdoc />
    public bool IsEnough(CampaignScale scale, CellReport report) => report.Seeds.Count >= scale.Few;

    /// <inheritdoc />
    public async Task RunAsync(CellRun run, CancellationToken cancellationToken)
    {
        await using var stage = await run.Stages.SetAsync(new StageOptions { Members = run.Stages.Target.ThrottledMembers, Seed = run.Seed }, cancellationToken);
        run.ExpectExit(await stage.RunAsync(cancellationToken, "sync", "offices", "--json"), 0);
        await stage.ResetStatisticsAsync(cancellationToken);
        await stage.ControlAsync(stage.Crm, "faults", cancellationToken, "limit:10/10s");
        var outcome = await stage.RunAsync(cancellationToken, "sync", "members", "--json");
        var counts = await stage.CountsAsync(stage.Crm, cancellationToken);
        run.ExpectExit(outcome, 0);
        run.Fail(Checker.Judge(await stage.EvidenceAsync(cancellationToken)));
        var most = run.Stages.Target.RefusalsInAWindow is { } each ? each * ((counts.Calls / Window) + 1) : MostRefusals;
        run.Expect(counts.TooManyRequests <= most, $"{counts.TooManyRequests} answers with 429, more than {most}");
        run.Expect(counts.Calls > Window, "the limit was never met, so this run proves nothing");
        run.Report.Add("calls", counts.Calls);
        run.Report.Add("refusals", counts.TooManyRequests);
        run.Report.Add("seconds", outcome.Elapsed.TotalSeconds);
        await stage.ControlAsync(stage.Crm, "faults", cancellationToken);
        run.Fail(await AfterSync.WritesNothingAsync(stage, cancellationToken));
    }

    /// <inheritdoc />
    public void Close(CellReport report) => report.Notes.Add(string.Create(
        CultureInfo.InvariantCulture,
        $"a run: {report.Sums.GetValueOrDefault("calls") / report.Seeds.Count:0.#} calls, {report.Sums.GetValueOrDefault("refusals") / report.Seeds.Count:0.#} answers with 429, {report.Sums.GetValueOrDefault("seconds") / report.Seeds.Count:0.0} s"));
}
