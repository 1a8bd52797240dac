using Bridge.Core.Tickets;
using Bridge.Host.Composition;
using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Opening;
using Bridge.Host.Settings;
using Bridge.Host.Tests.Cli;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Host.Tests.Features.Tickets;

/// <summary>A help desk with a history and a store of its own for one test, over real HTTP.</summary>
internal sealed class TicketFixture : IAsyncDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bridge-tickets-");
    private readonly HttpClient _http = new();

    private TicketFixture(ZendeskSandbox desk) => Desk = desk;

    public ZendeskSandbox Desk { get; }

    public string SettingsPath => Path.Combine(_home.FullName, "bridge.yaml");

    public string StorePath => Path.Combine(_home.FullName, "bridge.db");

    public static async Task<TicketFixture> StartAsync(int tickets, int lag = 0)
    {
        var options = new ZendeskSandboxOptions
        {
            IncrementalLagSeconds = lag,
            HelpDesk = new HelpDeskOptions { Tickets = tickets, Members = 20, Days = 10 },
        };
        return new TicketFixture(await ZendeskSandbox.StartAsync(new SandboxSettings(), options, default));
    }

    public async Task<SyncSummary> SyncAsync(RunOptions? options = null)
    {
        var settings = Settings();
        using var bridge = OpenBridge.Open(settings, ConnectorCatalogue.Open(), TimeProvider.System);
        return await bridge.OpenRoute(settings.Routes.Single()).SyncAsync(options ?? new RunOptions(), new RunCounters(), default);
    }

    public T Read<T>(Func<OpenBridge, T> read)
    {
        using var bridge = OpenBridge.Open(Settings(), ConnectorCatalogue.Open(), TimeProvider.System);
        return read(bridge);
    }

    public IReadOnlyList<Ticket> All() => Read(bridge => bridge.Tickets.ChangedSince(0, int.MaxValue).Tickets);

    public async Task<CliRun> RunAsync(params string[] args)
    {
        Settings();
        var run = new CliRun { Connectors = ConnectorCatalogue.Open() };
        Assert.Equal(0, await run.RunAsync([.. args, "--config", SettingsPath]));
        return run;
    }

    public async Task ControlAsync(string call, string body = "")
    {
        using var answer = await _http.PostAsync(new Uri(Desk.Address, $"/_sandbox/{call}"), new StringContent(body));
        Assert.True(answer.IsSuccessStatusCode, $"{call}: {(int)answer.StatusCode}");
    }

    public async Task DeleteAsync(string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, new Uri(Desk.Address, $"/api/v2/tickets/{id}"));
        request.Headers.Authorization = new("Bearer", "sandbox-bearer");
        using var answer = await _http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    public BridgeSettings Settings()
    {
        File.WriteAllText(SettingsPath, $$"""
            version: 1
            store: {{StorePath}}
            connections:
              desk: { type: zendesk, address: "{{Desk.Address}}", email: admin@example.test, apiToken: sandbox-token, exportsPerMinute: 1000 }
            routes:
              tickets: { record: ticket, from: desk, every: 1m, levels: { First: [Level I], Second: [Level II], Third: [Level III] } }
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
