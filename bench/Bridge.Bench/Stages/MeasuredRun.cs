using Bridge.Bench.Measuring;

namespace Bridge.Bench.Stages;

/// <summary>Runs a program on a stage, makes sure that it did its job, and only then gives its figures.</summary>
/// <param name="stage">The stage.</param>
/// <param name="settings">What was asked.</param>
/// <param name="scenario">The scenario, for the figures.</param>
internal sealed class MeasuredRun(Stage stage, BenchSettings settings, string scenario)
{
    /// <summary>Measures <c>bridge sync members</c>.</summary>
    /// <param name="step">What had happened before.</param>
    /// <param name="follow">Watches the running process too; null for nobody.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="BenchFailedException">The bridge did not do its job.</exception>
    public async Task<Figures> BridgeAsync(string step, Func<ChildProcess, Task>? follow, CancellationToken cancellationToken)
    {
        string[] words = ["sync", "members", "--json", "--config", stage.Config];
        var (figures, output) = await MeasureAsync("bridge", step, settings.Bridge, words, follow, cancellationToken);
        var said = BridgeSummary.Read(output);
        if (said.DeadLettered > 0)
        {
            throw new BenchFailedException($"{scenario}, {step}: the bridge set {said.DeadLettered} records aside.");
        }

        Require(step, "write calls", said.WriteCalls, figures.WriteCalls);
        Require(step, "job polls", said.JobPolls, figures.JobPolls);
        Require(step, "read calls", said.ReadCalls, figures.ReadCalls);
        if (!settings.Target.RetiresApart || figures.Records < said.Written)
        {
            Require(step, "records written", said.Written, figures.Records);
        }

        return figures;
    }

    /// <summary>Measures the floor.</summary>
    /// <param name="step">What had happened before.</param>
    /// <param name="plan">Folder of its plan.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="BenchFailedException">The floor did not do its job.</exception>
    public async Task<Figures> FloorAsync(string step, string plan, CancellationToken cancellationToken)
    {
        string[] words = [Floor.FloorProgram.Verb, stage.Mls.Address.AbsoluteUri, stage.Crm.Address.AbsoluteUri, plan];
        var (figures, _) = await MeasureAsync("floor", step, settings.Bench, words, null, cancellationToken);
        return figures;
    }

    private async Task<(Figures Figures, string Output)> MeasureAsync(
        string program, string step, string path, string[] words, Func<ChildProcess, Task>? follow, CancellationToken cancellationToken)
    {
        await stage.Mls.ControlAsync("reset-stats", cancellationToken);
        await stage.Crm.ControlAsync("reset-stats", cancellationToken);
        var (mlsBefore, crmBefore) = (stage.Mls.Cpu, stage.Crm.Cpu);
        ChildEnd end;
        using (var child = ChildProcess.Start(path, words, settings.Time))
        {
            var ending = child.WaitAsync(cancellationToken);
            await (follow?.Invoke(child) ?? Task.CompletedTask);
            end = await ending;
        }

        var (mlsCpu, crmCpu) = (stage.Mls.Cpu - mlsBefore, stage.Crm.Cpu - crmBefore);
        end.RequireSuccess($"{scenario}, {step}: the {program}");
        var (mls, crm) = (await stage.Mls.StatsAsync(cancellationToken), await stage.Crm.StatsAsync(cancellationToken));
        await Inspection.RequireEqualAsync(stage, settings.Target, settings.Members, $"{scenario}, {step}, {program}", cancellationToken);
        return (new Figures
        {
            Scenario = scenario,
            Program = program,
            Step = step,
            Members = settings.Members,
            WallSeconds = Math.Round(end.Wall.TotalSeconds, 3),
            Records = crm.RecordsWritten,
            WriteCalls = crm.WriteCalls,
            JobPolls = crm.JobPolls,
            ReadCalls = mls.ReadCalls + crm.ReadCalls,
            PeakMiB = end.Use.PeakMiB is { } peak ? Math.Round(peak, 1) : null,
            CpuSeconds = Math.Round(end.Use.Cpu.TotalSeconds, 2),
            MlsCpuSeconds = Math.Round(mlsCpu.TotalSeconds, 2),
            CrmCpuSeconds = Math.Round(crmCpu.TotalSeconds, 2),
        }, end.Output);
    }

    private void Require(string step, string what, long said, long counted)
    {
        if (said != counted)
        {
            throw new BenchFailedException($"{scenario}, {step}: the bridge tells {said} {what}, the stand-ins counted {counted}.");
        }
    }
}
