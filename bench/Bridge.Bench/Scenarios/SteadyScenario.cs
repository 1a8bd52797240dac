using Bridge.Bench.Measuring;
using Bridge.Bench.Reporting;
using Bridge.Bench.Stages;

namespace Bridge.Bench.Scenarios;

/// <summary>What a sync costs once the members are there.</summary>
/// <param name="settings">What was asked.</param>
/// <param name="report">Where figures go.</param>
internal sealed class SteadyScenario(BenchSettings settings, Report report)
{
    /// <summary>Measures.</summary>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>A task that ends when all is reported.</returns>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var stage = await Stage.SetAsync(settings, cancellationToken);
        var run = new MeasuredRun(stage, settings, "steady");
        var runs = new List<Figures>();
        await MeasureAsync("first sync");
        await MeasureAsync("nothing changed");
        await MeasureAsync($"{await stage.Mls.ControlAsync("touch?share=1", cancellationToken)} timestamps touched");
        await MeasureAsync($"{await stage.Mls.ControlAsync("change?share=0.01", cancellationToken)} members changed");
        report.Steps("Steady: what a sync costs once the members are there", runs);

        async Task MeasureAsync(string step)
        {
            runs.Add(await run.BridgeAsync(step, null, cancellationToken));
            report.Run(runs[^1]);
        }
    }
}
