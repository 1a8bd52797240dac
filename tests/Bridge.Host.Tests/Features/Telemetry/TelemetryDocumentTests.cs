using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Bridge.Core.Telemetry;
using Bridge.Host.Features.Telemetry;

namespace Bridge.Host.Tests.Features.Telemetry;

/// <summary>docs/telemetry.md is a contract: each name in the code stands there, and nothing else.</summary>
[Collection("telemetry")]
public partial class TelemetryDocumentTests
{
    [Fact]
    public void Every_span_is_listed() => Assert.Equal(Constants(typeof(BridgeSpans)), Rows("Spans").Select(row => row[0]).Order());

    [Fact]
    public void Every_tag_is_listed() => Assert.Equal(Constants(typeof(BridgeTags)), Rows("Tags").Select(row => row[0]).Order());

    [Fact]
    public void Every_instrument_is_listed_with_its_kind_and_unit()
    {
        var instruments = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == BridgeTelemetry.Name)
                {
                    instruments.Add($"{instrument.Name} {instrument.GetType().Name.Split('`')[0]} {instrument.Unit}");
                }
            },
        };
        RuntimeHelpers.RunClassConstructor(typeof(BridgeInstruments).TypeHandle);
        using var gauges = new RouteGauges(null!); // asked for nothing here
        listener.Start();

        var listed = Rows("Instruments").Select(row => $"{row[0]} {row[1]} {row[2]}").ToList();

        Assert.Equal(listed.Distinct().Order(), listed.Order());
        Assert.Equal(instruments.Distinct().Order(), listed.Order());
    }

    [Fact]
    public void Every_log_event_is_listed_with_its_level_and_has_a_number_of_its_own()
    {
        var events = Repository.Sources("src")
            .SelectMany(file => LogEvent().Matches(File.ReadAllText(file)).Select(match => (
                Folder: FeatureOf(file),
                Id: match.Groups["id"].Value,
                Level: match.Groups["level"].Value)))
            .ToList();

        Assert.Equal(events.Count, events.DistinctBy(entry => entry.Id).Count());
        Assert.All(events.GroupBy(entry => int.Parse(entry.Id, null) / 100), block => Assert.Single(block.DistinctBy(entry => entry.Folder)));
        Assert.Equal(
            events.Select(entry => $"{entry.Id} {entry.Level}").Order(), Rows("Log events").Select(row => $"{row[0]} {row[1]}").Order());
    }

    [Fact]
    public void Logs_are_written_by_generated_methods_alone()
    {
        // A call such as logger.LogWarning("...") would escape the list above.
        Assert.All(Repository.Sources("src"), file => Assert.DoesNotMatch(FreeLog(), File.ReadAllText(file)));
    }

    [GeneratedRegex(@"\[LoggerMessage\(\s*(EventId = )?(?<id>\d+),\s*(Level = )?LogLevel\.(?<level>\w+)")]
    private static partial Regex LogEvent();

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(""")]
    private static partial Regex FreeLog();

    // The folders within a feature share its block of numbers.
    private static string FeatureOf(string file)
    {
        var folder = Path.GetDirectoryName(file)!; // a source file has a folder
        return InFeature().Match(folder) is { Success: true } match ? match.Value : folder;
    }

    [GeneratedRegex(@"^.*[\\/]Features[\\/][^\\/]+")]
    private static partial Regex InFeature();

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).Order(); // they are all texts

    private static List<string[]> Rows(string heading)
    {
        var text = File.ReadAllText(Repository.Path("docs", "telemetry.md"));
        var section = text.Split($"## {heading}\n", 2)[1].Split("\n## ", 2)[0];
        return [.. section.Split('\n').Where(line => line.StartsWith('|')).Skip(2)
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim().Trim('`')).ToArray())];
    }
}
