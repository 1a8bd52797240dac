using System.Text.Json;
using Bridge.Core.Telemetry;
using Bridge.Host.Tests.Features.Scheduling;

namespace Bridge.Host.Tests.Features.Telemetry;

/// <summary>Instruments belong to the whole process: these tests run one after the other, and look at tags of their own.</summary>
[Collection("telemetry")]
public class TelemetryTests
{
    private const int Done = 1010;

    [Fact]
    public async Task The_measurements_of_a_run_agree_with_what_both_systems_counted()
    {
        using var measured = new Measurements();
        await using var host = await RunningHost.PrepareAsync(members: 250, crmFaults: "refuse:4%");
        await host.StartAsync(host.Write(
            "  measured: { record: member, from: measured-mls, to: measured-crm, every: 1h }", mls: "measured-mls", crm: "measured-crm"));
        await host.Log.NextAsync(Done, "measured: ");
        await host.SandboxAsync(host.Mls.Address, HttpMethod.Post, "change?count=3&seed=7");
        host.Clock.Leap(TimeSpan.FromHours(1));
        await host.Log.NextAsync(Done, "measured: ");
        measured.Observe();

        (string, string) route = (BridgeTags.Route, "measured");
        var crm = JsonDocument.Parse(await host.SandboxAsync(host.Crm.Address, HttpMethod.Get, "stats")).RootElement;
        var status = await host.RouteAsync("measured");
        var aside = measured.Sum("bridge.records.dead_lettered", route);
        Assert.InRange(aside, 1, 30);
        Assert.Equal(250, measured.Sum("bridge.records.written", route, (BridgeTags.Outcome, "created")) + status.GetProperty("deadLetters").GetInt64());
        Assert.InRange(measured.Sum("bridge.records.written", route, (BridgeTags.Outcome, "updated")), 1, 3);
        Assert.InRange(measured.Sum("bridge.records.read", route, (BridgeTags.Connector, "reso")), 253, 600);
        foreach (var (kind, counted) in new[] { ("write", "writeCalls"), ("read", "readCalls"), ("poll", "jobPolls") })
        {
            Assert.Equal(
                crm.GetProperty(counted).GetInt64(),
                measured.Sum("bridge.calls", (BridgeTags.Connection, "measured-crm"), (BridgeTags.Kind, kind)));
        }

        Assert.Equal(await host.CallsAsync(host.Mls.Address), measured.Sum("bridge.calls", (BridgeTags.Connection, "measured-mls")));
        Assert.Equal(["setAside", "done"], measured.Of("bridge.sync.duration", route).Select(run => run.Tags[BridgeTags.Outcome]));
        Assert.Equal(status.GetProperty("deadLetters").GetInt64(), measured.Sum(BridgeInstruments.DeadLetters, route));
        Assert.InRange(measured.Sum(BridgeInstruments.Lag, route), 0, 1800);
    }

    [Fact]
    public async Task Retries_and_throttling_are_measured()
    {
        using var measured = new Measurements();
        await using var host = await RunningHost.PrepareAsync(members: 60);
        await host.SandboxAsync(host.Mls.Address, HttpMethod.Post, "faults", "limit:1/5s");
        await host.StartAsync(host.Write(
            "  slow: { record: member, from: slow-mls, to: slow-crm, every: 1h }", mls: "slow-mls", crm: "slow-crm"));
        await host.Log.NextAsync(Done, "slow: 60 created");

        Assert.True(measured.Sum("bridge.retries", (BridgeTags.Connection, "slow-mls"), (BridgeTags.Connector, "reso")) >= 1);
        Assert.InRange(measured.Sum("bridge.throttled.time", (BridgeTags.Connection, "slow-mls")), 1, 600);
    }

    [Fact]
    public async Task Spans_and_measurements_reach_a_collector_and_carry_no_record()
    {
        await using var collector = await Collector.StartAsync();
        await using var host = await RunningHost.PrepareAsync(members: 30);
        await host.StartAsync(host.Write(
            "  exported: { record: member, from: mls, to: crm, every: 1h }", $"telemetry: {{ otlp: \"{collector.Address}\" }}"));
        await host.Log.NextAsync(Done, "exported: 30 created");
        var users = await host.DumpAsync(host.Crm.Address);
        await host.StopAsync();

        var (traces, metrics) = (collector.Text("traces"), collector.Text("metrics"));
        Assert.All([BridgeSpans.Run, BridgeSpans.Read, BridgeSpans.Upsert, BridgeTags.Outcome, "exported", "zendesk", "reso"],
            word => Assert.Contains(word, traces, StringComparison.Ordinal));
        Assert.All(["bridge.records.read", "bridge.records.written", "bridge.calls", "bridge.sync.duration", BridgeInstruments.Lag, BridgeInstruments.DeadLetters, "exported"],
            word => Assert.Contains(word, metrics, StringComparison.Ordinal));
        Assert.All(users.SelectMany(user => new[] { "external_id", "email" }.Select(field => user.GetProperty(field).GetString())), value =>
            Assert.DoesNotContain(value!, traces + metrics, StringComparison.OrdinalIgnoreCase)); // members of the sandbox have both
    }

    [Fact]
    public async Task A_collector_that_is_down_disturbs_neither_the_runs_nor_the_stop()
    {
        await using var host = await RunningHost.PrepareAsync(members: 10);
        await host.StartAsync(host.Write(
            "  lonely: { record: member, from: mls, to: crm, every: 1h }", "telemetry: { otlp: \"http://127.0.0.1:9\" }"));
        await host.Log.NextAsync(Done, "lonely: 10 created");

        var began = TimeProvider.System.GetTimestamp();
        await host.StopAsync();

        Assert.InRange(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 0, 60);
    }
}
