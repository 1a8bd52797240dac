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

    private static readonly (string Name, string Format, Func<Figures, double?> Value)[] _facts =
    [
        ("write calls", "N0", run => run.WriteCalls),
        ("job polls", "N0", run => run.JobPolls),
        ("read calls", "N0", run => run.ReadCalls),
        ("peak memory MiB", "0", run => run.PeakMiB),
        ("CPU s", "0.00", run => run.CpuSeconds),
        ("CPU s of the MLS", "0.00", run => run.MlsCpuSeconds),
        ("CPU s of the CRM", "0.00", run => run.CrmCpuSeconds),
    ];

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
                FloorMedianSeconds = Math.Round(comparison.Floor.WallSeconds, 3),
                BridgeMedianSeconds = Math.Round(comparison.Bridge.WallSeconds, 3),
                Ratio = comparison.Ratio,
            };
            output.WriteLine(JsonSerializer.Serialize(line, LineJson.Default.Line));
            return;
        }

        var bridge = comparison.Bridge.Runs;
        output.WriteLine(Invariant($"\nFirst sync of {bridge[0].Members:N0} members, rounds: {bridge.Count}"));
        Table.Print(
            output, isTerminal,
            ["", "floor", "bridge"],
            [
                Row("wall time s, least", "0.00", of => of.Min(run => run.WallSeconds)),
                Row("wall time s, median", "0.00", of => of.Median(run => run.WallSeconds)),
                Row("wall time s, most", "0.00", of => of.Max(run => run.WallSeconds)),
                .. _facts.Select(fact => Row($"{fact.Name}, median", fact.Format, of => of.Median(fact.Value))),
            ]);
        output.WriteLine(Invariant($"Ratio of median wall times, bridge / floor: {comparison.Ratio:0.00}"));

        string[] Row(string name, string format, Func<Summary, double?> value) =>
            [name, Cell(value(comparison.Floor), format), Cell(value(comparison.Bridge), format)];
    }

    /// <summary>Tells single runs, one column each.</summary>
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
            ["", .. runs.Select(run => run.Step)],
            [
                Row("wall time s", "0.00", run => run.WallSeconds),
                Row("records written", "N0", run => run.Records),
                Row("records a second", "N0", run => run.RecordsPerSecond),
                .. _facts.Select(fact => Row(fact.Name, fact.Format, fact.Value)),
            ]);
        foreach (var growth in runs.Select(run => run.Growth).OfType<Growth>())
        {
            output.WriteLine(Invariant(
                $"Memory in use: {growth.MarkMiB:0} MiB at {growth.MarkRecords:N0} records, {growth.EndMiB:0} MiB at the end, growth {growth.Percent:0.0} %"));
        }

        string[] Row(string name, string format, Func<Figures, double?> value) =>
            [name, .. runs.Select(run => Cell(value(run), format))];
    }

    private static string Cell(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? Unknown;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
