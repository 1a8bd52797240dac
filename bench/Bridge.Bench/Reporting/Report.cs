using System.Globalization;
using System.Text.Json;
using Bridge.Bench.Measuring;
using Bridge.Bench.Scenarios;

namespace Bridge.Bench.Reporting;

/// <summary>Tells figures as they come: tables for people, or one JSON object a line.</summary>
/// <param name="output">Where figures go.</param>
/// <param name="progress">Where progress goes.</param>
/// <param name="isTerminal">Whether the output is a terminal.</param>
/// <param name="isJson">Whether JSON is wanted.</param>
internal sealed class Report(TextWriter output, TextWriter progress, bool isTerminal, bool isJson)
{
    private const string Unknown = "n/a";

    /// <summary>Tells where the figures come from.</summary>
    /// <param name="machine">The machine.</param>
    public void Machine(Machine machine)
    {
        if (isJson)
        {
            output.WriteLine(JsonSerializer.Serialize(new Line { Kind = "machine", Machine = machine }, LineJson.Default.Line));
            return;
        }

        output.WriteLine(Invariant($"{machine.Cores} cores, {machine.System}, {machine.Framework}, load average {Cell(machine.Load, "0.0")} at the start"));
    }

    /// <summary>Tells what goes on.</summary>
    /// <param name="text">The words.</param>
    public void Note(string text) => progress.WriteLine(text);

    /// <summary>Tells one run.</summary>
    /// <param name="run">Its figures.</param>
    public void Run(Figures run)
    {
        if (isJson)
        {
            output.WriteLine(JsonSerializer.Serialize(new Line { Kind = "run", Run = run }, LineJson.Default.Line));
            return;
        }

        progress.WriteLine(Invariant($"{run.Scenario}, round {run.Round}, {run.Step}: {run.Program} {run.WallSeconds:0.00} s"));
    }

    /// <summary>Tells a comparison.</summary>
    /// <param name="comparison">The comparison.</param>
    public void Comparison(Comparison comparison)
    {
        if (isJson)
        {
            var line = new Line
            {
                Kind = "comparison",
                Scenario = comparison.Bridge.Runs[0].Scenario,
                FloorMedianSeconds = Math.Round(comparison.Floor.Median(run => run.WallSeconds), 3),
                BridgeMedianSeconds = Math.Round(comparison.Bridge.Median(run => run.WallSeconds), 3),
                Ratio = comparison.Ratio,
            };
            output.WriteLine(JsonSerializer.Serialize(line, LineJson.Default.Line));
            return;
        }

        var bridge = comparison.Bridge.Runs;
        output.WriteLine(Invariant($"\nFirst sync of {bridge[0].Members:N0} members, {bridge.Count} rounds; all but the wall time are medians"));
        Table.Print(
            output, isTerminal,
            ["", "wall s min", "median", "max", "write calls", "job polls", "read calls", "peak MiB", "CPU s", "MLS CPU s", "Zendesk CPU s"],
            [Row("floor", comparison.Floor), Row("bridge", comparison.Bridge)]);
        output.WriteLine(Invariant($"Ratio of median wall times, bridge / floor: {comparison.Ratio:0.00}"));
    }

    /// <summary>Tells single runs, one row each.</summary>
    /// <param name="title">What they are.</param>
    /// <param name="runs">The runs.</param>
    public void Steps(string title, IReadOnlyList<Figures> runs)
    {
        if (isJson)
        {
            return; // Each run had its line.
        }

        output.WriteLine(Invariant($"\n{title}; {runs[0].Members:N0} members"));
        Table.Print(
            output, isTerminal,
            ["", "wall s", "records", "records/s", "write calls", "job polls", "read calls", "peak MiB", "CPU s", "MLS CPU s", "Zendesk CPU s"],
            [.. runs.Select(Row)]);
        foreach (var growth in runs.Select(run => run.Growth).OfType<Growth>())
        {
            output.WriteLine(Invariant(
                $"Memory in use: {growth.MarkMiB:0} MiB at {growth.MarkRecords:N0} records, {growth.EndMiB:0} MiB at the end, growth {growth.Percent:0.0} %"));
        }
    }

    private static string[] Row(string name, Summary of) =>
    [
        name,
        Cell(of.Min(run => run.WallSeconds), "0.00"), Cell(of.Median(run => run.WallSeconds), "0.00"), Cell(of.Max(run => run.WallSeconds), "0.00"),
        Cell(of.Median(run => run.WriteCalls), "N0"), Cell(of.Median(run => run.JobPolls), "N0"), Cell(of.Median(run => run.ReadCalls), "N0"),
        of.Runs.Any(run => run.PeakMiB is null) ? Unknown : Cell(of.Median(run => run.PeakMiB ?? 0), "0"),
        Cell(of.Median(run => run.CpuSeconds), "0.00"), Cell(of.Median(run => run.MlsCpuSeconds), "0.00"), Cell(of.Median(run => run.CrmCpuSeconds), "0.00"),
    ];

    private static string[] Row(Figures run) =>
    [
        run.Step, Cell(run.WallSeconds, "0.00"), Cell(run.Records, "N0"), Cell(run.RecordsPerSecond, "N0"),
        Cell(run.WriteCalls, "N0"), Cell(run.JobPolls, "N0"), Cell(run.ReadCalls, "N0"), Cell(run.PeakMiB, "0"),
        Cell(run.CpuSeconds, "0.00"), Cell(run.MlsCpuSeconds, "0.00"), Cell(run.CrmCpuSeconds, "0.00"),
    ];

    private static string Cell(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? Unknown;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
