using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Host.Composition;
using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Opening;
using Bridge.Host.Settings;
using Bridge.Host.Tests.Cli;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Host.Tests.Features.Calls;

/// <summary>A phone system with a history and measures of its own for one test, over real HTTP.</summary>
internal sealed class CallFixture : IAsyncDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bridge-calls-");
    private readonly HttpClient _http = new();

    private CallFixture(ZendeskSandbox desk) => Desk = desk;

    public ZendeskSandbox Desk { get; }

    public string SettingsPath => Path.Combine(_home.FullName, "bridge.yaml");

    public string StorePath => Path.Combine(_home.FullName, "bridge.db");

    public string MeasuresPath => Path.Combine(_home.FullName, "measures.db");

    public static async Task<CallFixture> StartAsync(int calls) => new(await ZendeskSandbox.StartAsync(
        new SandboxSettings(),
        new ZendeskSandboxOptions
        {
            IncrementalLagSeconds = 0,
            HelpDesk = new HelpDeskOptions { Tickets = calls / 2, Calls = calls, Members = 20, Days = 10 },
        },
        default));

    public async Task<SyncSummary> SyncAsync(RunOptions? options = null, CancellationToken cancellationToken = default)
    {
        var settings = Settings();
        using var bridge = OpenBridge.Open(settings, ConnectorCatalogue.Open(), TimeProvider.System);
        return await bridge.OpenRoute(settings.Routes.Single()).SyncAsync(options ?? new RunOptions(), new RunCounters(), cancellationToken);
    }

    /// <summary>Runs a command line.</summary>
    public async Task<CliRun> RunAsync(params string[] args)
    {
        Settings();
        var run = new CliRun { Connectors = ConnectorCatalogue.Open() };
        Assert.Equal(0, await run.RunAsync(args));
        return run;
    }

    /// <summary>Asks for one figure over everything.</summary>
    public async Task<double?> FigureAsync(string kpi)
    {
        var run = await RunAsync("kpi", "--kpi", kpi, "--format", "json", "--data", _home.FullName);
        var value = JsonDocument.Parse(run.Out).RootElement.EnumerateArray().Single(row => row.GetProperty("kpi").GetString() == kpi).GetProperty("value");
        return value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();
    }

    /// <summary>What the phone system itself holds, past all limits.</summary>
    public async Task<List<JsonElement>> HeldAsync()
    {
        var lines = await _http.GetStringAsync(new Uri(Desk.Address, "/_sandbox/dump?kind=calls"));
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    public async Task<JsonElement> ControlAsync(string call, object? body = null)
    {
        using var answer = await _http.PostAsync(new Uri(Desk.Address, $"/_sandbox/{call}"), body is string text ? new StringContent(text) : JsonContent.Create(body ?? new { }));
        Assert.True(answer.IsSuccessStatusCode, $"{call}: {(int)answer.StatusCode}");
        return answer.Content.Headers.ContentType?.MediaType == "application/json" ? await answer.Content.ReadFromJsonAsync<JsonElement>() : default;
    }

    public BridgeSettings Settings()
    {
        File.WriteAllText(SettingsPath, $$"""
            version: 1
            store: {{StorePath}}
            connections:
              phones: { type: zendesk, address: "{{Desk.Address}}", email: admin@example.test, apiToken: sandbox-token, exportsPerMinute: 1000 }
            routes:
              calls: { record: call, from: phones, every: 5m, zone: America/Denver }
            """);
        var result = SettingsLoader.Load(SettingsPath, ConnectorCatalogue.Open(), _ => null);
        Assert.Empty(result.Faults);
        return result.Settings!; // it has no faults
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Desk.DisposeAsync();
        _home.Delete(recursive: true);
    }
}
