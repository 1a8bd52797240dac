using System.Text.Json;
using Bridge.Core.Connectors;
using Bridge.Host.Cli;
using Bridge.Host.Composition;
using Bridge.Host.Features.Sync;
using Bridge.Host.Settings;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Salesforce;
using Bridge.Sandbox.Serving;

namespace Bridge.Host.Tests.Features.Sync.Salesforce;

/// <summary>An MLS, a Salesforce org with the fields of the default mappings, and a store, over real HTTP.</summary>
internal sealed class SalesforceFixture : IAsyncDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bridge-test-");
    private readonly HttpClient _http = new();
    private readonly ResoSandbox _mls;
    private readonly SalesforceSandbox _crm;
    private readonly string _more;
    private readonly string _sections;

    private SalesforceFixture(ResoSandbox mls, SalesforceSandbox crm, string more, string sections) => (_mls, _crm, _more, _sections) = (mls, crm, more, sections);

    /// <summary>Starts both systems and provisions the org.</summary>
    /// <param name="members">Members of the MLS.</param>
    /// <param name="faults">Faults of the org, once it is provisioned.</param>
    /// <param name="org">How the org behaves.</param>
    /// <param name="more">More settings of the members' route.</param>
    /// <param name="seed">Seed of both systems.</param>
    /// <param name="sections">More sections of the settings.</param>
    public static async Task<SalesforceFixture> StartAsync(
        int members = 250, string faults = "", SalesforceSandboxOptions? org = null, string more = "", int seed = 1, string sections = "")
    {
        var settings = new SandboxSettings { Seed = seed };
        var fixture = new SalesforceFixture(
            await ResoSandbox.StartAsync(settings, new ResoSandboxOptions { Members = members }, default),
            await SalesforceSandbox.StartAsync(settings, org ?? new SalesforceSandboxOptions(), default),
            more,
            sections);
        await fixture.RunAsync("provision", "--apply");
        await fixture.CrmAsync("faults", faults);
        await fixture.CrmAsync("reset-stats");
        return fixture;
    }

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

    public CallStatistics Counts() => _crm.History.Statistics();

    public Task MlsAsync(string call) => PostAsync(new Uri(_mls.Address, $"/_sandbox/{call}"), "");

    public Task<string> CrmAsync(string call, string body = "") => PostAsync(new Uri(_crm.Address, $"/_sandbox/{call}"), body);

    /// <summary>All contacts, deleted ones too.</summary>
    public Task<List<JsonElement>> CrmRowsAsync() => DumpAsync(new Uri(_crm.Address, "/_sandbox/dump?type=Contact"));

    /// <summary>Records by key; a doubled one would break the dictionary.</summary>
    public async Task<Dictionary<string, JsonElement>> RecordsAsync(string type = "Contact") =>
        (await DumpAsync(new Uri(_crm.Address, $"/_sandbox/dump?type={type}")))
            .Where(row => row.GetProperty("MLS_Key__c").ValueKind == JsonValueKind.String)
            .ToDictionary(row => row.GetProperty("MLS_Key__c").GetString()!);

    /// <summary>Fails unless every member the MLS lists is one contact, with the newest name and status.</summary>
    public async Task AssertEqualAsync()
    {
        var members = (await DumpAsync(new Uri(_mls.Address, "/_sandbox/dump"))).ToDictionary(member => $"mls:{member.GetProperty("key")}");
        var contacts = await RecordsAsync();
        Assert.Equal(members.Keys.Order(), contacts.Keys.Order());
        Assert.Empty(contacts.Where(pair => !Agrees(members[pair.Key], pair.Value)).Select(pair => pair.Key));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _mls.DisposeAsync();
        await _crm.DisposeAsync();
        _home.Delete(recursive: true);
    }

    // The full name may end with a generation: "Kwame St. John, III".
    private static bool Agrees(JsonElement member, JsonElement contact) =>
        member.GetProperty("MemberFullName").ToString().Contains(contact.GetProperty("LastName").ToString(), StringComparison.Ordinal)
        && member.GetProperty("MemberStatus").ToString() == contact.GetProperty("MLS_Status__c").ToString()
        && member.GetProperty("MemberEmail").ToString().Equals(contact.GetProperty("Email").ToString(), StringComparison.OrdinalIgnoreCase);

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
            {{_sections}}
            connections:
              mls: { type: reso, profile: generic, address: "{{_mls.ServiceRoot}}", origin: mls, token: sandbox-token }
              crm: { type: salesforce, address: "{{_crm.Address}}", clientId: sandbox-client, clientSecret: sandbox-secret }
            routes:
              offices: { record: office, from: mls, to: crm }
              members: { record: member, from: mls, to: crm, after: [offices], departedStatuses: [Inactive]{{_more}} }
            """);
        var result = SettingsLoader.Load(path, ConnectorCatalogue.Open(), _ => null);
        Assert.Empty(result.Faults);
        return result.Settings!; // there are no faults
    }
}
