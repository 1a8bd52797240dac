using Bridge.Bench.Measuring;
using Bridge.Bench.Reporting;
using Bridge.Bench.Stages;

namespace Bridge.Bench.Scenarios;

/// <summary>A first sync of all members, floor and bridge in turn.</summary>
/// <param name="settings">What was asked.</param>
/// <param name="report">Where figures go.</param>
internal sealed class FirstScenario(BenchSettings settings, Report report)
{
    private const string Name = "first";

    /// <summary>Measures.</summary>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>A task that ends when all is reported.</returns>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var material = await RehearseAsync(cancellationToken);
        var runs = new List<Figures>();
        for (var round = 1; round <= settings.Rounds; round++)
        {
            await using (var stage = await Stage.SetAsync(settings, cancellationToken))
            {
                var plan = await material.WriteAsync(stage, cancellationToken);
                runs.Add(await new MeasuredRun(stage, settings, Name).FloorAsync("first sync", plan, cancellationToken) with { Round = round });
                report.Run(runs[^1]);
            }

            await using (var stage = await Stage.SetAsync(settings, cancellationToken))
            {
                runs.Add(await new MeasuredRun(stage, settings, Name).BridgeAsync("first sync", null, cancellationToken) with { Round = round });
                report.Run(runs[^1]);
            }
        }

        report.Comparison(Comparison.Of(runs));
    }

    // Its figures are not used: it tells what the floor has to read and write, and fills the caches of the disk.
    private async Task<IFloorMaterial> RehearseAsync(CancellationToken cancellationToken)
    {
        report.Note("rehearsal: one run of the bridge that is not counted");
        await using var stage = await Stage.SetAsync(settings, cancellationToken);
        await stage.Crm.ControlAsync("record", cancellationToken);
        await new MeasuredRun(stage, settings, Name).BridgeAsync("rehearsal", null, cancellationToken);
        return await settings.Target.MaterialAsync(stage, cancellationToken);
    }
}
