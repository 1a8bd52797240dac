using System.Globalization;
using Bridge.Faults.Checking;
using Bridge.Faults.Staging;
using Bridge.Faults.Targets;

namespace Bridge.Faults.Cells;

/// <summary>Five calls of a hundred fail, half of them after they took effect.</summary>
/// <param name="name">Name of the cell.</param>
/// <param name="isCrm">True for faults of the target, false for faults of the source.</param>
internal sealed class FaultShareCell(string name, bool isCrm) : ICell
{
    private const int Members = 10_000;
    private const int PageSize = 100; // as many calls at the source as at the target
    private const double MostCalls = 1.15;
    private const string Faults = "500:1%,reset:1%,500-after:1%,reset-after:1%,torn:0.5%,html:0.5%";

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public bool RunsWith(string target) => FaultTarget.All.ContainsKey(target);

    /// <inheritdoc />
    public bool IsEnough(CampaignScale scale, CellReport report) => report.Seeds.Count >= scale.Faulty;

    /// <inheritdoc />
    public async Task RunAsync(CellRun run, CancellationToken cancellationToken)
    {
        // The same data without a fault, so that the two differ in nothing else.
        var (plain, _) = await CallsAsync(run, "", cancellationToken);
        var (faulty, counts) = await CallsAsync(run, Faults, cancellationToken);
        run.Report.Add("plain", plain);
        run.Report.Add("faulty", faulty);
        run.Report.Add("faults", counts.FaultsInjected);
        run.Report.Add("rewrites", counts.UnchangedRewrites);
        run.Report.Sums["worst"] = Math.Max(run.Report.Sums.GetValueOrDefault("worst"), faulty / (double)plain);
        run.Expect(counts.FaultsInjected > 0, "not one call was spoilt, so this run proves nothing");
    }

    /// <inheritdoc />
    public void Close(CellReport report)
    {
        var ratio = report.Sums.GetValueOrDefault("faulty") / report.Sums.GetValueOrDefault("plain", 1);
        if (ratio > MostCalls)
        {
            report.Failures.Add(new Failure(report.Seeds[0], string.Create(CultureInfo.InvariantCulture, $"{ratio:0.000} times the calls of runs without faults, more than {MostCalls}")));
        }

        report.Notes.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{ratio:0.000} times the calls ({report.Sums.GetValueOrDefault("faulty"):0} to {report.Sums.GetValueOrDefault("plain"):0}), worst run {report.Sums.GetValueOrDefault("worst"):0.000}; {report.Sums.GetValueOrDefault("faults"):0} faults, {report.Sums.GetValueOrDefault("restarts"):0} restarts, {report.Sums.GetValueOrDefault("rewrites"):0} records written again"));
    }

    private async Task<(long Calls, Counts Counts)> CallsAsync(CellRun run, string faults, CancellationToken cancellationToken)
    {
        await using var stage = await run.Stages.SetAsync(
            new StageOptions { Members = Members, Seed = run.Seed, PageSize = PageSize }, cancellationToken);
        var broken = isCrm ? stage.Crm : stage.Mls;
        await stage.ControlAsync(broken, "faults", cancellationToken, faults);
        var outcome = await AfterSync.FinishAsync(stage, run, cancellationToken, "sync", "--json");
        var counts = await stage.CountsAsync(broken, cancellationToken);
        run.ExpectExit(outcome, 0);
        run.Fail(Checker.Judge(await stage.EvidenceAsync(cancellationToken)));
        await stage.ControlAsync(broken, "faults", cancellationToken);
        run.Fail(await AfterSync.WritesNothingAsync(stage, cancellationToken));
        return (counts.Calls, counts);
    }
}
