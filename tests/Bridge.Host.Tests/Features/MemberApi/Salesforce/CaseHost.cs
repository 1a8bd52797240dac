using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Host.Composition;
using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Opening;
using Bridge.Host.Settings;
using Bridge.Host.Tests.Features.Scheduling;
using Bridge.Sandbox.Salesforce;
using Bridge.Sandbox.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Bridge.Host.Tests.Features.MemberApi.Salesforce;

/// <summary>A host with a member API beside a Salesforce org; one member is in it.</summary>
internal sealed class CaseHost : IAsyncDisposable
{
    public const string Ada = "mls:M1";

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bridge-cases-");
    private readonly HttpClient _http = new();
    private readonly MlsKey _key = new();
    private readonly SalesforceSandbox _org;
    private readonly LeapingClock _clock;
    private readonly Dictionary<string, string> _tokens = [];
    private BridgeSettings? _settings;
    private OpenBridge? _bridge;
    private WebApplication? _host;

    private CaseHost(SalesforceSandbox org, LeapingClock clock) => (_org, _clock) = (org, clock);

    public LogCapture Log { get; } = new();

    public static async Task<CaseHost> StartAsync(string more = "")
    {
        var clock = new LeapingClock();
        var org = await SalesforceSandbox.StartAsync(new SandboxSettings { Time = clock }, new SalesforceSandboxOptions { HasKeyFields = true }, default);
        var host = new CaseHost(org, clock);
        await host.OrgAsync(HttpMethod.Post, "sobjects/Contact", new { FirstName = "Ada", LastName = "Ramirez", Email = "ada@example.test", MLS_Key__c = Ada });
        await host.OpenAsync(more);
        return host;
    }

    /// <summary>Posts to the member API; gives the id of what was accepted.</summary>
    public async Task<string> PostAsync(string path, object body)
    {
        using var request = Request(HttpMethod.Post, path);
        request.Headers.Add("Idempotency-Key", $"key-{Guid.NewGuid()}");
        request.Content = JsonContent.Create(body);
        using var answer = await _http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!; // what was accepted has one
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var request = Request(HttpMethod.Get, path);
        using var answer = await _http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Sends a member's answer to a survey.</summary>
    public Task<HttpResponseMessage> AnswerAsync(string token, string value) =>
        _http.PostAsync(At($"/s/{token}"), new FormUrlEncodedContent([KeyValuePair.Create("q1", value)]));

    /// <summary>Calls the org as its integration user or as a representative.</summary>
    public async Task<JsonElement> OrgAsync(HttpMethod method, string path, object? body = null, bool asAgent = false)
    {
        using var request = new HttpRequestMessage(method, new Uri(_org.Address, $"services/data/v66.0/{path}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(asAgent ? "sandbox-csr-client" : "sandbox-client"));
        request.Content = body is null ? null : JsonContent.Create(body, options: JsonSerializerOptions.Default);
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public async Task<List<JsonElement>> QueryAsync(string soql) =>
        [.. (await OrgAsync(HttpMethod.Get, $"query?q={Uri.EscapeDataString(soql)}")).GetProperty("records").EnumerateArray()];

    /// <summary>Brings the tickets into the hub.</summary>
    public async Task SyncAsync()
    {
        _clock.Leap(TimeSpan.FromMinutes(2));
        await _bridge!.OpenRoute(_settings!.Routes.Single()).SyncAsync(new RunOptions(), new RunCounters(), default); // opened at the start
        _clock.Leap(TimeSpan.FromSeconds(10));
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync();
            await _host.DisposeAsync();
        }

        _bridge?.Dispose();
        _http.Dispose();
        _key.Dispose();
        await _org.DisposeAsync();
        _home.Delete(recursive: true);
    }

    private async Task OpenAsync(string more)
    {
        var path = Path.Combine(_home.FullName, "bridge.yaml");
        await File.WriteAllTextAsync(Path.Combine(_home.FullName, "mls.pem"), _key.PublicPem);
        await File.WriteAllTextAsync(path, $$$"""
            version: 1
            store: ./bridge.db
            access:
              machines: { name: mls, keyFile: ./mls.pem, issuer: {{{MlsKey.Issuer}}} }
              rates: { perSubject: 100000 }
            memberApi: { desk: crm }
            connections:
              crm: { type: salesforce, address: "{{{_org.Address}}}", clientId: sandbox-client, clientSecret: sandbox-secret }
            routes:
              tickets: { record: ticket, from: crm, every: 1d, topics: [question, lockbox], levels: { First: [Level I] } }
            {{{more}}}
            """);
        var connectors = ConnectorCatalogue.Open();
        var loaded = SettingsLoader.Load(path, connectors, _ => null);
        Assert.Empty(loaded.Faults);
        _settings = loaded.Settings!; // it has no faults
        _bridge = OpenBridge.Open(_settings, connectors, _clock);
        var options = new HostRunOptions { Url = "http://127.0.0.1:0", Time = _clock, Log = log => log.SetMinimumLevel(LogLevel.Debug).AddProvider(Log) };
        _host = await HostRun.StartAsync(_bridge, _settings, options, default);
        await Log.NextAsync(1010); // the route's first run
    }

    private async Task<string> TokenAsync(string client)
    {
        if (!_tokens.TryGetValue(client, out var token))
        {
            using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", client), new("client_secret", "sandbox-secret")]);
            using var answer = await _http.PostAsync(new Uri(_org.Address, "services/oauth2/token"), form);
            token = _tokens[client] = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!; // a session has one
        }

        return token;
    }

    private HttpRequestMessage Request(HttpMethod method, string path) => new(method, At(path))
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", _key.Token(_clock.GetUtcNow(), "mls-system", "bridge-support")) },
    };

    private Uri At(string path) => new(new Uri(_host!.Urls.First()), path); // only after the start
}
