using System.CommandLine;
using Bridge.Bench.Measuring;
using Bridge.Bench.Reporting;
using Bridge.Bench.Scenarios;
using Bridge.Bench.Targets;

namespace Bridge.Bench;

/// <summary>The command line of the bench.</summary>
internal static class BenchCommand
{
    private const int Failed = 1;
    private const int Usage = 2;

    private static readonly Option<string> _bridge = new("--bridge") { Description = "The bridge's program.", Required = true };
    private static readonly Option<string> _scenario = new("--scenario") { Description = "What to measure.", DefaultValueFactory = _ => "first" };
    private static readonly Option<string> _target = new("--target") { Description = "The CRM.", DefaultValueFactory = _ => "zendesk" };
    private static readonly Option<int?> _members = new("--members") { Description = "Members of the MLS; 10,000 when absent, 1,000,000 for million." };
    private static readonly Option<string?> _latency = new("--latency") { Description = "How long each call takes at least; 25ms when absent, 0ms for million." };
    private static readonly Option<int> _rounds = new("--rounds") { Description = "Rounds of the scenario first.", DefaultValueFactory = _ => 5 };
    private static readonly Option<bool> _json = new("--json") { Description = "One JSON object a line." };

    /// <summary>Reads the command line and measures.</summary>
    /// <param name="args">The words after the program's name.</param>
    /// <returns>0 when all was measured, 1 when a run failed, 2 for a wrong command line.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        _scenario.AcceptOnlyFromAmong("first", "steady", "million", "all");
        _target.AcceptOnlyFromAmong([.. BenchTarget.All.Keys]);
        _members.Validators.Add(result => Require(result.GetValueOrDefault<int?>() is null or >= 100, result, "--members: at least 100."));
        _rounds.Validators.Add(result => Require(result.GetValueOrDefault<int>() >= 1, result, "--rounds: at least 1."));
        var root = new RootCommand("Measures the bridge beside a floor: the same pages and calls without mapping, store or comparison.")
        {
            _bridge, _scenario, _target, _members, _latency, _rounds, _json,
        };
        root.SetAction(MeasureAsync);
        var parsed = root.Parse(args);
        var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        return parsed.Errors.Count > 0 ? Usage : code;
    }

    private static async Task<int> MeasureAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var report = new Report(Console.Out, Console.Error, !Console.IsOutputRedirected, parsed.GetValue(_json));
        var asked = parsed.GetRequiredValue(_scenario);
        try
        {
            var (first, million) = (Read(parsed, 10_000, "25ms"), Read(parsed, 1_000_000, "0ms"));
            AheadOfTime.RequireSame(first.Bridge, first.Bench);
            report.Machine(Machine.Now());
            foreach (var (name, measure) in new (string, Func<Task>)[]
            {
                ("first", () => new FirstScenario(first, report).RunAsync(cancellationToken)),
                ("steady", () => new SteadyScenario(first, report).RunAsync(cancellationToken)),
                ("million", () => new MillionScenario(million, report).RunAsync(cancellationToken)),
            })
            {
                await (asked == name || asked == "all" ? measure() : Task.CompletedTask);
            }

            return 0;
        }
        catch (BenchFailedException failure)
        {
            await Console.Error.WriteLineAsync($"Failed: {failure.Message}");
            return Failed;
        }
        catch (HttpRequestException error)
        {
            await Console.Error.WriteLineAsync($"Failed: a stand-in no longer answers the bench ({error.Message})");
            return Failed;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Interrupted: nothing of the run under way was printed.");
            return Failed;
        }
    }

    private static BenchSettings Read(ParseResult parsed, int members, string latency) => new()
    {
        Bridge = Path.GetFullPath(parsed.GetRequiredValue(_bridge)),
        Bench = Environment.ProcessPath ?? throw new BenchFailedException("The bench does not know its own program. Start it by bench/run.sh."),
        Target = BenchTarget.All[parsed.GetRequiredValue(_target)],
        Members = parsed.GetValue(_members) ?? members,
        Latency = parsed.GetValue(_latency) ?? latency,
        Rounds = parsed.GetValue(_rounds),
    };

    private static void Require(bool isFine, System.CommandLine.Parsing.SymbolResult result, string message)
    {
        if (!isFine)
        {
            result.AddError(message);
        }
    }
}
