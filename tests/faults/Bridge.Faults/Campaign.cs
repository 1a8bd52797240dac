using System.Diagnostics;
using Bridge.Faults.Cells;
using Bridge.Faults.Staging;
using Bridge.Faults.Targets;

namespace Bridge.Faults;

/// <summary>Runs cells seed by seed and gathers what went wrong.</summary>
/// <param name="program">The bridge's program.</param>
/// <param name="target">The CRM; null for the workbook.</param>
/// <param name="progress">Where each run is told.</param>
internal sealed class Campaign(string program, FaultTarget? target, TextWriter progress)
{
    private const int MostFailures = 50; // a cell that fails all the time would not come to its end

    private readonly StageSetter? _stages = target is null ? null : new(program, target);

    /// <summary>Seed of the first run.</summary>
    public int FirstSeed { get; init; } = 1;

    /// <summary>Runs of each cell; null takes the scale's.</summary>
    public int? Runs { get; init; }

    /// <summary>How much is tried.</summary>
    public required CampaignScale Scale { get; init; }

    /// <summary>Runs one cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="cancellationToken">Stops between two runs.</param>
    /// <returns>What came of it.</returns>
    public async Task<CellReport> RunAsync(ICell cell, CancellationToken cancellationToken)
    {
        var report = new CellReport(cell.Name);
        var watch = Stopwatch.StartNew();
        for (var seed = FirstSeed; Goes(cell, report); seed++)
        {
            var before = report.Failures.Count;
            try
            {
                await cell.RunAsync(new CellRun(_stages, program, seed, Scale, report), cancellationToken);
            }
            catch (Exception error) when (error is InvalidOperationException or HttpRequestException or IOException or InvalidDataException)
            {
                // The border of a run: what it could not do counts as its failure, and the others still run.
                report.Failures.Add(new Failure(seed, $"could not be carried out: {error.Message}"));
            }

            report.Seeds.Add(seed);
            var verdict = report.Failures.Count == before ? "ok" : string.Join("; ", report.Failures.Skip(before).Select(failure => failure.Text));
            await progress.WriteLineAsync($"{cell.Name}, seed {seed}: {verdict}");
        }

        if (report.Seeds.Count > 0)
        {
            cell.Close(report);
        }

        report.Elapsed = watch.Elapsed;
        return report;
    }

    private bool Goes(ICell cell, CellReport report) =>
        report.Failures.Count < MostFailures
        && (Runs is { } runs ? report.Seeds.Count < runs : !cell.IsEnough(Scale, report));
}
