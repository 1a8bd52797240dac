using System.Text.Json;
using Bridge.Core.Connectors;
using Bridge.Host.Cli;
using Bridge.Host.Composition;
using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Features.Sync.Planning;
using Bridge.Host.Opening;
using Bridge.Host.Settings;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Serving;

namespace Bridge.Host.Tests.Features.Sync;

/// <summary>An MLS, a CRM with the fields of its default mappings, and a store, over real HTTP.</summary>
internal abstract class CrmFixture(ResoSandbox mls, SandboxServer crm, string more, string sections = "", string routes = "") : IAsyncDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bridge-test-");
    private readonly HttpClient _http = new();

    /// <summary>Settings of the CRM's connection, in one line of YAML.</summary>
    protected abstract string Connection { get; }

    public async Task<SyncSummary> SyncAsync(string route, RunOptions? options = null, IReadOnlyDictionary<string, IConnector>? connectors = null)
    {
        var settings = Settings();
        using var bridge = OpenBridge.Open(settings, connectors ?? ConnectorCatalogue.Open(), TimeProvider.System);
        return await bridge.OpenRoute(settings.Routes.Single(one => one.Name == route)).SyncAsync(options ?? new RunOptions(), new RunCounters(), default);
    }

    public async Task<List<PlannedChange>> PlanAsync(string route, RunOptions? options = null)
    {
        var settings = Settings();
        using var bridge = OpenBridge.Open(settings, ConnectorCatalogue.Open(), TimeProvider.System);
        var changes = new List<PlannedChange>();
        await foreach (var page in bridge.OpenRoute(settings.Routes.Single(one => one.Name == route)).PlanAsync(options ?? new RunOptions(), default))
        {
            changes.AddRange(page.Changes);
        }

        return changes;
    }

    /// <summary>Runs a verb as an administrator would.</summary>
    public async Task<string> RunAsync(params string[] args)
    {
        Settings();
        var connectors = ConnectorCatalogue.Open();
        using var opener = new ConnectionOpener(connectors, TimeProvider.System);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var context = new CliContext
        {
            Out = output, Error = error, In = TextReader.Null, Connectors = connectors, Opener = opener, Shapes = new MappingShapes(connectors),
        };
        var exit = await CommandLine.RunAsync(context, [.. args, "--config", Path.Combine(_home.FullName, "bridge.yaml")], default);
        Assert.True(exit == 0, $"{exit}: {output}{error}");
        return output.ToString();
    }

    /// <summary>Syncs the members until it is done: a fault that hits a call four times ends a run; the next one goes on, as the host's
    /// schedule would.</summary>
    /// <returns>Records that were set aside.</returns>
    public async Task<long> FinishAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return (await SyncAsync("members")).DeadLettered;
            }
            catch (ConnectorException error) when (attempt < 10 && error.Kind is FailureKind.Transient or FailureKind.Throttled)
            {
            }
        }
    }

    /// <summary>A file beside the bridge's store.</summary>
    public string Beside(string file) => Path.Combine(_home.FullName, file);

    /// <summary>Forgets everything the bridge knows, as when its store was lost.</summary>
    public void LoseStore()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in _home.GetFiles("bridge.db*"))
        {
            file.Delete();
        }
    }

    public CallStatistics Counts() => crm.History.Statistics();

    public Task MlsAsync(string call) => PostAsync(new Uri(mls.Address, $"/_sandbox/{call}"), "");

    public Task<string> CrmAsync(string call, string body = "") => PostAsync(new Uri(crm.Address, $"/_sandbox/{call}"), body);

    /// <summary>The members the MLS lists, by external id.</summary>
    public async Task<Dictionary<string, JsonElement>> MembersAsync() =>
        (await DumpAsync(new Uri(mls.Address, "/_sandbox/dump"))).ToDictionary(member => $"mls:{member.GetProperty("key")}");

    /// <summary>External id of a member who has not departed. Calls that run side by side end in any order, so the first record of the CRM may be of one who has.</summary>
    public async Task<string> SomebodyActiveAsync() =>
        (await MembersAsync()).First(member => member.Value.GetProperty("MemberStatus").ToString() == "Active").Key;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await mls.DisposeAsync();
        await crm.DisposeAsync();
        _home.Delete(recursive: true);
    }

    protected Task<List<JsonElement>> DumpCrmAsync(string query) => DumpAsync(new Uri(crm.Address, $"/_sandbox/dump?{query}"));

    private async Task<List<JsonElement>> DumpAsync(Uri address) =>
        [.. (await _http.GetStringAsync(address)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private async Task<string> PostAsync(Uri address, string body)
    {
        using var answer = await _http.PostAsync(address, new StringContent(body));
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {(int)answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }

    private BridgeSettings Settings()
    {
        var path = Path.Combine(_home.FullName, "bridge.yaml");
        File.WriteAllText(path, $$"""
            version: 1
            store: ./bridge.db
            {{sections}}
            connections:
              mls: { type: reso, profile: generic, address: "{{mls.ServiceRoot}}", origin: mls, token: sandbox-token }
              crm: { {{Connection}} }
            routes:
              offices: { record: office, from: mls, to: crm }
              members: { record: member, from: mls, to: crm, after: [offices], departedStatuses: [Inactive]{{more}} }
              {{routes}}
            """);
        var result = SettingsLoader.Load(path, ConnectorCatalogue.Open(), _ => null);
        Assert.Empty(result.Faults);
        return result.Settings!; // there are no faults
    }
}
