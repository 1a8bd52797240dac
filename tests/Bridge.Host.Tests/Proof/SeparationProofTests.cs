using System.Text.Json;
using Bridge.Host.Cli;
using Bridge.Host.Composition;
using Bridge.Host.Opening;
using Bridge.Host.Proof.Separation;
using Bridge.Host.Proof.Separation.Attempts;
using Bridge.Host.Proof.Separation.Interference;
using Bridge.Host.Proof.Separation.Reporting;

namespace Bridge.Host.Tests.Proof;

/// <summary>The whole proof at its smallest, with processes of their own for both sides.</summary>
public class SeparationProofTests
{
    [Fact]
    public async Task Nothing_of_finance_crosses_but_the_standing()
    {
        var connectors = ConnectorCatalogue.Open();
        using var opener = new ConnectionOpener(connectors, TimeProvider.System);
        var context = new CliContext
        {
            Out = TextWriter.Null, Error = TextWriter.Null, In = TextReader.Null, Connectors = connectors, Opener = opener, Shapes = new MappingShapes(connectors),
        };

        var means = new ProofMeans(connectors, context.Shapes, context.Environment, context.Time, context.LoadSettings);
        var report = await new SeparationProof(means, new ProofSize(ProofSize.FewestMembers, Pairs: 2, Seed: 4711), _ => { }).RunAsync(default);

        Assert.Empty(report.Failures);
        Assert.Empty(report.Found);
        Assert.True(report.PlantedCount >= ProofSize.FewestCanaries);
        Assert.Equal(12, report.Leaks.Count);
        Assert.Contains("# Separation of support and finance: held", new ReportText().Write(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_does_not_hold_is_named()
    {
        var report = Holding();

        Assert.Empty(report.Failures);
        Assert.Contains("found on the support side", Assert.Single((report with { Found = ["#1"] }).Failures), StringComparison.Ordinal);
        Assert.Contains("3 of 4", Assert.Single((report with { Kept = new KeptCount(4, 3) }).Failures), StringComparison.Ordinal);
        Assert.Contains("T1 log", Assert.Single((report with { Leaks = [new("T1 log", "a line", null)] }).Failures), StringComparison.Ordinal);
        Assert.Contains("1 of 2 pairs", Assert.Single((report with { Interference = report.Interference with { Differing = 1 } }).Failures), StringComparison.Ordinal);
        Assert.Contains("compares nothing", Assert.Single((report with { Interference = report.Interference with { SeesChangedStanding = false } }).Failures), StringComparison.Ordinal);
        Assert.Contains("replay", Assert.Single((report with { Attempts = [new("replay", AttemptVerdict.Allowed, "")] }).Failures), StringComparison.Ordinal);
        Assert.Contains("killed", Assert.Single((report with { WasKilled = false }).Failures), StringComparison.Ordinal);
        Assert.NotEmpty((report with { Planted = [] }).Failures);
    }

    [Fact]
    public void The_report_can_be_read_by_a_script()
    {
        var json = JsonDocument.Parse(JsonSerializer.Serialize(Holding(), ReportJson.Default.ProofReport)).RootElement;

        Assert.Equal(0, json.GetProperty("failures").GetArrayLength());
        Assert.Equal("Refused", json.GetProperty("attempts")[0].GetProperty("verdict").GetString());
    }

    private static ProofReport Holding() => new()
    {
        At = DateTimeOffset.UnixEpoch,
        Version = "1",
        Seed = 1,
        Planted = [new PlantedRow("text", "succeeds", 500)],
        Patterns = 1,
        Encodings = ["UTF-8"],
        Searched = [],
        SearchedBytes = 1,
        SearchSeconds = 1,
        Found = [],
        Arrivals = 0,
        Kept = new KeptCount(4, 4),
        HasMemory = true,
        WasKilled = true,
        Leaks = [new("T1 log", "a line", "UTF-8")],
        Interference = new InterferenceOutcome(2, 0, 100, [], true, ["audit"]),
        Attempts = [new("open", AttemptVerdict.Refused, "Permission denied")],
        Seconds = 1,
    };
}
