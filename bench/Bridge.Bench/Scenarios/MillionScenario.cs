using Bridge.Bench.Measuring;
using Bridge.Bench.Reporting;
using Bridge.Bench.Stages;

namespace Bridge.Bench.Scenarios;

/// <summary>A first sync of very many members: how fast, and whether memory grows with them.</summary>
/// <param name="settings">What was asked.</param>
/// <param name="report">Where figures go.</param>
internal sealed class MillionScenario(BenchSettings settings, Report report)
{
    // Of a million, the early look is at 100,000 records.
    private const int MarkShare = 10;
    private static readonly TimeSpan _rhythm = TimeSpan.FromMilliseconds(100);

    /// <summary>Measures.</summary>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>A task that ends when all is reported.</returns>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var stage = await Stage.SetAsync(settings, cancellationToken);
        (long Records, double MiB)? mark = null;
        ChildProcess? followed = null;
        var figures = await new MeasuredRun(stage, settings, "million").BridgeAsync("first sync", FollowAsync, cancellationToken);
        if (mark is { } early && followed?.Use.ResidentMiB is { } end)
        {
            figures = figures with { Growth = new Growth(early.Records, Math.Round(early.MiB, 1), Math.Round(end, 1)) };
        }

        report.Run(figures);
        report.Steps("Million: a first sync of very many members", [figures]);

        async Task FollowAsync(ChildProcess child)
        {
            followed = child;
            while (mark is null && !child.HasEnded)
            {
                await Task.Delay(_rhythm, settings.Time, cancellationToken);
                var written = (await stage.Crm.StatsAsync(cancellationToken)).RecordsWritten;
                if (written >= settings.Members / MarkShare && child.Use.ResidentMiB is { } resident)
                {
                    mark = (written, resident);
                }
            }
        }
    }
}
