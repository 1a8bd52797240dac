using System.Net;
using System.Text.Json;
using Bridge.Core.Connectors;
using Bridge.Host.Composition;
using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Opening;
using Bridge.Host.Settings;
using Bridge.Host.Tests.Features.Sync;
using Bridge.Host.Tests.Settings;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Bridge.Host.Tests.Features.Scheduling;

/// <summary>A host as <c>bridge run</c> starts it, between an MLS and a Zendesk account of its own.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private static readonly IReadOnlyDictionary<string, IConnector> _connectors =
        ConnectorCatalogue.Open().Append(new("feed", new FeedConnector())).ToDictionary();

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bridge-host-");
    private readonly HttpClient _http = new();
    private OpenBridge? _bridge;
    private WebApplication? _host;

    private RunningHost(ResoSandbox mls, ZendeskSandbox crm, LeapingClock clock) => (Mls, Crm, Clock) = (mls, crm, clock);

    public ResoSandbox Mls { get; }

    public ZendeskSandbox Crm { get; }

    public LeapingClock Clock { get; }

    public LogCapture Log { get; } = new();

    public string SettingsPath => Path.Combine(_home.FullName, "bridge.yaml");

    public string StorePath => Path.Combine(_home.FullName, "bridge.db");

    public Uri Address => new(_host!.Urls.First()); // only asked for after the start

    /// <summary>Starts the two systems; the host starts later.</summary>
    public static async Task<RunningHost> PrepareAsync(int members = 60, TimeSpan mlsLatency = default, string crmFaults = "")
    {
        var clock = new LeapingClock();
        var settings = new SandboxSettings { Time = clock };
        return new RunningHost(
            await ResoSandbox.StartAsync(settings with { Latency = mlsLatency }, new ResoSandboxOptions { Members = members }, default),
            await ProvisionedZendesk.StartAsync(settings, new ZendeskSandboxOptions(), crmFaults),
            clock);
    }

    /// <summary>Writes the settings. Tests that count calls name their connections apart, since counts are the whole process's.</summary>
    public BridgeSettings Write(string routes, string more = "", string mls = "mls", string crm = "crm", string? finance = null)
    {
        File.WriteAllText(SettingsPath, $$"""
            version: 1
            store: {{StorePath}}
            connections:
              {{mls}}: { type: reso, profile: generic, address: "{{Mls.ServiceRoot}}", origin: mls, token: sandbox-token }
              stranger: { type: reso, profile: generic, address: "{{Mls.ServiceRoot}}", origin: stranger, token: wrong-token }
              {{crm}}: { type: zendesk, address: "{{Crm.Address}}", email: admin@example.test, apiToken: sandbox-token }
            {{(routes.Contains("broken", StringComparison.Ordinal) ? $"  broken: {{ type: feed, address: \"{Mls.Address}\", token: any }}" : "")}}
            {{(finance is null ? "" : $"  finance: {finance}")}}
            routes:
            {{routes}}
            {{more}}
            """);
        var result = SettingsLoader.Load(SettingsPath, _connectors, _ => null);
        Assert.Empty(result.Faults);
        return result.Settings!;
    }

    public Task StartAsync(string routes) => StartAsync(Write(routes));

    public async Task StartAsync(BridgeSettings settings)
    {
        _bridge = OpenBridge.Open(settings, _connectors, Clock);
        var options = new HostRunOptions
        {
            Url = "http://127.0.0.1:0",
            Time = Clock,
            Log = log => log.SetMinimumLevel(LogLevel.Trace).AddProvider(Log),
        };
        _host = await HostRun.StartAsync(_bridge, settings, options, default);
    }

    /// <summary>Runs a route as a person would beside the host: with a bridge of its own.</summary>
    public async Task<SyncSummary> SyncBesideAsync(string route, RunOptions options)
    {
        var settings = SettingsLoader.Load(SettingsPath, _connectors, _ => null).Settings!; // checked when it was written
        using var bridge = OpenBridge.Open(settings, _connectors, Clock);
        return await bridge.OpenRoute(settings.Routes.Single(candidate => candidate.Name == route)).SyncAsync(options, new RunCounters(), default);
    }

    public async Task<(HttpStatusCode Status, string Body)> GetAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(Address, path));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task<(string? Seconds, string Body)> RefreshAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(Address, path));
        return (answer.Headers.TryGetValues("Refresh", out var told) ? told.Single() : null, await answer.Content.ReadAsStringAsync());
    }

    public async Task<JsonElement> RouteAsync(string route)
    {
        var (_, body) = await GetAsync("status.json");
        return JsonDocument.Parse(body).RootElement.GetProperty("routes").EnumerateArray()
            .Single(candidate => candidate.GetProperty("name").GetString() == route);
    }

    public async Task<string> SandboxAsync(Uri sandbox, HttpMethod method, string call, string body = "")
    {
        using var request = new HttpRequestMessage(method, new Uri(sandbox, $"/_sandbox/{call}"));
        request.Content = method == HttpMethod.Post ? new StringContent(body) : null;
        using var answer = await _http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"{call}: {(int)answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }

    public async Task<long> CallsAsync(Uri sandbox) =>
        JsonDocument.Parse(await SandboxAsync(sandbox, HttpMethod.Get, "stats")).RootElement.GetProperty("calls").GetInt64();

    public async Task<List<JsonElement>> DumpAsync(Uri sandbox, string query = "") =>
        [.. (await SandboxAsync(sandbox, HttpMethod.Get, $"dump{query}")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)];

    public async Task StopAsync()
    {
        await _host!.StopAsync(); // only after the start
        await _host.DisposeAsync();
        _host = null;
        _bridge!.Dispose(); // opened with the host
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await StopAsync();
        }

        _http.Dispose();
        await Mls.DisposeAsync();
        await Crm.DisposeAsync();
        _home.Delete(recursive: true);
    }
}
