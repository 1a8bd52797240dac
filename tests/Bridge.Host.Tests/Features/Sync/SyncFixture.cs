using System.Text.Json;
using Bridge.ConnectorKit.Standings;
using Bridge.Host.Composition;
using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Features.Sync.Planning;
using Bridge.Host.Opening;
using Bridge.Host.Settings;
using Bridge.Sandbox.Faults;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Host.Tests.Features.Sync;

/// <summary>An MLS, a Zendesk account and a store of their own for one test, over real HTTP.</summary>
internal sealed class SyncFixture : IAsyncDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bridge-test-");

    private SyncFixture(ResoSandbox mls, ZendeskSandbox crm) => (Mls, Crm) = (mls, crm);

    public ResoSandbox Mls { get; }

    public ZendeskSandbox Crm { get; }

    /// <summary>Finance's outbox; once set, the settings have a route of standings.</summary>
    public ReleaseFolder? Outbox { get; set; }

    /// <summary>The account that the connection leads to in place of <see cref="Crm"/>; null for that.</summary>
    public Uri? OtherAccount { get; set; }

    /// <summary>Another MLS, whose members the route <c>others</c> brings to the same account; null for none.</summary>
    public Uri? SecondMls { get; set; }

    /// <summary>The origin of the MLS's connection.</summary>
    public string Origin { get; set; } = "mls";

    /// <summary>The MLS that the connection leads to in place of <see cref="Mls"/>; null for that.</summary>
    public Uri? OtherMls { get; set; }

    public string StorePath => Path.Combine(_home.FullName, "bridge.db");

    public static async Task<SyncFixture> StartAsync(
        int members = 250, string mlsFaults = "", string crmFaults = "", ZendeskSandboxOptions? crm = null, ResoSandboxOptions? mls = null,
        TimeProvider? time = null, string moreOfMembers = "")
    {
        var mlsSettings = new SandboxSettings { Faults = Plan(mlsFaults) };
        return new SyncFixture(
            await ResoSandbox.StartAsync(mlsSettings, (mls ?? new ResoSandboxOptions()) with { Members = members }, default),
            await ProvisionedZendesk.StartAsync(new SandboxSettings(), crm ?? new ZendeskSandboxOptions(), crmFaults))
        {
            Time = time ?? TimeProvider.System,
            MoreOfMembers = moreOfMembers,
        };
    }

    /// <summary>More keys of the route of members, such as <c>, drift: restore</c>.</summary>
    public string MoreOfMembers { get; init; } = "";

    /// <summary>The bridge's clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public async Task<SyncSummary> SyncAsync(string route, RunOptions? options = null)
    {
        using var bridge = OpenBridge.Open(Settings(), ConnectorCatalogue.Open(), Time);
        var chosen = Settings().Routes.Single(candidate => candidate.Name == route);
        return await bridge.OpenRoute(chosen).SyncAsync(options ?? new RunOptions(), new RunCounters(), default);
    }

    public async Task<List<PlannedPage>> PlanAsync(string route, RunOptions? options = null, Func<int, Task>? afterPage = null)
    {
        using var bridge = OpenBridge.Open(Settings(), ConnectorCatalogue.Open(), Time);
        var chosen = Settings().Routes.Single(candidate => candidate.Name == route);
        var pages = new List<PlannedPage>();
        await foreach (var page in bridge.OpenRoute(chosen).PlanAsync(options ?? new RunOptions(), default))
        {
            pages.Add(page);
            await (afterPage?.Invoke(pages.Count) ?? Task.CompletedTask);
        }

        return pages;
    }

    /// <summary>Users of the account by external id; a doubled member would break the dictionary.</summary>
    public async Task<Dictionary<string, JsonElement>> UsersAsync(string kind = "users")
    {
        using var http = new HttpClient();
        var lines = (await http.GetStringAsync(new Uri(Crm.Address, $"/_sandbox/dump?kind={kind}"))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Select(line => JsonDocument.Parse(line).RootElement)
            .Where(user => user.GetProperty("external_id").ValueKind == JsonValueKind.String)
            .ToDictionary(user => user.GetProperty("external_id").GetString()!);
    }

    public static async Task ControlAsync(Uri sandbox, string call, string body = "")
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsync(new Uri(sandbox, $"/_sandbox/{call}"), new StringContent(body));
        Assert.True(answer.IsSuccessStatusCode, $"{call}: {(int)answer.StatusCode}");
    }

    public async ValueTask DisposeAsync()
    {
        await Mls.DisposeAsync();
        await Crm.DisposeAsync();
        await (Outbox?.DisposeAsync() ?? ValueTask.CompletedTask);
        _home.Delete(recursive: true);
    }

    private BridgeSettings Settings()
    {
        var path = Path.Combine(_home.FullName, "bridge.yaml");
        File.WriteAllText(Path.Combine(_home.FullName, "standing.pub"), Outbox?.PublicKey);
        File.WriteAllText(path, $$"""
            version: 1
            store: {{StorePath}}
            connections:
              mls: { type: reso, profile: generic, address: "{{OtherMls ?? Mls.ServiceRoot}}", origin: {{Origin}}, token: sandbox-token }
              crm: { type: zendesk, address: "{{OtherAccount ?? Crm.Address}}", email: admin@example.test, apiToken: sandbox-token }
            {{(SecondMls is null ? "" : $"  second: {{ type: reso, profile: generic, address: \"{SecondMls}\", origin: second, token: sandbox-token }}")}}
            {{(Outbox is null ? "" : $"  finance: {{ type: standings, folder: \"{Outbox.Folder}\", publicKey: \"${{file:./standing.pub}}\" }}")}}
            routes:
              offices: { record: office, from: mls, to: crm }
              members: { record: member, from: mls, to: crm, after: [offices]{{MoreOfMembers}} }
              tickets: { record: ticket, from: crm }
            {{(SecondMls is null ? "" : "  others: { record: member, from: second, to: crm }")}}
            {{(Outbox is null ? "" : "  standing: { record: standing, from: finance, to: crm, after: [members] }")}}
            """);
        var result = SettingsLoader.Load(path, ConnectorCatalogue.Open(), _ => null);
        Assert.Empty(result.Faults);
        return result.Settings!;
    }

    private static FaultPlan Plan(string text) => text.Length == 0 ? FaultPlan.None : FaultPlan.Parse(text);
}
