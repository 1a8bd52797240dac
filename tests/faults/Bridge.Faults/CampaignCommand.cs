using System.CommandLine;
using Bridge.Faults.Cells;
using Bridge.Faults.Targets;
using Bridge.Faults.Workbook;

namespace Bridge.Faults;

/// <summary>The command line of the campaign.</summary>
internal static class CampaignCommand
{
    /// <summary>Builds the command.</summary>
    /// <param name="output">Where the table goes.</param>
    /// <param name="progress">Where each run is told.</param>
    /// <returns>The command.</returns>
    public static RootCommand Build(TextWriter output, TextWriter progress)
    {
        var program = new Option<string>("--bridge") { Description = "The bridge's program.", Required = true };
        var nightly = new Option<bool>("--nightly") { Description = "300 kills, 100 moving feeds." };
        var full = new Option<bool>("--full") { Description = "3,000 kills, 300 moving feeds." };
        var quick = new Option<bool>("--quick") { Description = "30 kills, 12 moving feeds; the default." };
        var names = new Option<string[]>("--cell") { Description = "Only this cell; may stand several times." };
        names.AcceptOnlyFromAmong([.. CellCatalogue.All.Select(cell => cell.Name)]);
        var target = new Option<string>("--target") { Description = "The CRM; with another one than zendesk the cells kill, faults5, throttle and refused run, with workbook those whose names begin with book.", DefaultValueFactory = _ => "zendesk" };
        target.AcceptOnlyFromAmong([.. FaultTarget.All.Keys, BookCells.Target]);
        var seed = new Option<int?>("--seed") { Description = "First seed; alone it replays that one run." };
        var runs = new Option<int?>("--runs") { Description = "Runs of each cell, in place of the scale's." };
        var kills = new Option<int?>("--kills") { Description = "Kills of the cell 'kill', in place of the scale's." };
        var root = new RootCommand("Breaks the bridge on purpose and proves that nothing was lost and nothing doubled.")
        {
            program, quick, nightly, full, target, names, seed, runs, kills,
        };
        root.SetAction(async (parsed, cancellationToken) =>
        {
            var scale = parsed.GetValue(full) ? CampaignScale.Full : parsed.GetValue(nightly) ? CampaignScale.Nightly : CampaignScale.Quick;
            var word = parsed.GetRequiredValue(target);
            var campaign = new Campaign(parsed.GetRequiredValue(program), FaultTarget.All.GetValueOrDefault(word), progress)
            {
                FirstSeed = parsed.GetValue(seed) ?? 1,
                Runs = parsed.GetValue(runs) ?? (parsed.GetValue(seed) is null ? null : 1),
                Scale = parsed.GetValue(kills) is { } number ? scale with { Kills = number } : scale,
            };
            var wanted = parsed.GetValue(names) is { Length: > 0 } some ? some : null;
            if (wanted is not null && CellCatalogue.All.FirstOrDefault(cell => wanted.Contains(cell.Name) && !cell.RunsWith(word)) is { } only)
            {
                await progress.WriteLineAsync($"The cell '{only.Name}' does not run with the target {word}.");
                return 2;
            }

            var reports = new List<CellReport>();
            foreach (var cell in CellCatalogue.All.Where(cell => cell.RunsWith(word) && wanted?.Contains(cell.Name) != false))
            {
                reports.Add(await campaign.RunAsync(cell, cancellationToken));
            }

            ReportTable.Write(output, reports);
            return reports.Exists(report => report.Failures.Count > 0) ? 1 : 0;
        });
        return root;
    }
}
