using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Bridge.Host.Composition;
using Bridge.Host.Opening;
using Bridge.Host.Settings;
using Bridge.Host.Tests.Features.Scheduling;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Bridge.Host.Tests.Features.MemberApi;

/// <summary>A host with a member API and webhooks beside a Zendesk account; three members are in it.</summary>
internal sealed class MemberHost : IAsyncDisposable
{
    public const string Ada = "mls:M1";
    public const string Ben = "mls:M2";
    public const string HookSecret = "bridge-test-secret";

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bridge-members-");
    private readonly HttpClient _http = new();
    private readonly MlsKey _key = new();
    private OpenBridge? _bridge;
    private WebApplication? _host;
    private int _calls;

    private MemberHost(ZendeskSandbox crm, LeapingClock clock) => (Crm, Clock) = (crm, clock);

    public ZendeskSandbox Crm { get; }

    public LeapingClock Clock { get; }

    public LogCapture Log { get; } = new();

    public string Home => _home.FullName;

    public string SettingsPath => Path.Combine(Home, "bridge.yaml");

    public IServiceProvider Services => _host!.Services; // only after the start

    public OpenBridge Bridge => _bridge!; // only asked for after the start

    public static async Task<MemberHost> StartAsync(string faults = "", string more = "", string connections = "", string routes = "", string memberApi = "", string desk = "crm", string levels = "Vendor: [Vendors]")
    {
        var clock = new LeapingClock();
        var host = new MemberHost(await ZendeskSandbox.StartAsync(new SandboxSettings { Time = clock }, new ZendeskSandboxOptions(), default), clock);
        foreach (var (id, name) in new[] { (Ada, "Ada Ramirez"), (Ben, "Ben Ito") })
        {
            await host.CrmAsync(HttpMethod.Post, "api/v2/users/create_or_update", $$$"""{"user":{"name":"{{{name}}}","external_id":"{{{id}}}","email":"{{{id[4..]}}}@example.test"}}""");
        }

        host.Write(more, connections, routes, memberApi, desk, levels);
        await host.FaultsAsync(faults);
        await host.OpenAsync();
        return host;
    }

    public void Write(string more = "", string connections = "", string routes = "", string memberApi = "", string desk = "crm", string levels = "Vendor: [Vendors]")
    {
        File.WriteAllText(Path.Combine(Home, "mls.pem"), _key.PublicPem);
        File.WriteAllText(SettingsPath, $$$"""
            version: 1
            store: ./bridge.db
            access:
              machines: { name: mls, keyFile: ./mls.pem, issuer: {{{MlsKey.Issuer}}} }
              rates: { perSubject: 100000 }
            memberApi:
              desk: {{{desk}}}
              standing: { good: All is well between us. }
              {{{memberApi}}}
            connections:
              crm: { type: zendesk, address: "{{{Crm.Address}}}", email: admin@example.test, apiToken: sandbox-token, webhookSecret: {{{HookSecret}}} }
            {{{connections}}}
            routes:
              tickets: { record: ticket, from: crm, every: 1d, topics: [password, billing_question], levels: { {{{levels}}} } }
            {{{routes}}}
            {{{more}}}
            """);
    }

    public async Task OpenAsync()
    {
        var connectors = ConnectorCatalogue.Open();
        var loaded = SettingsLoader.Load(SettingsPath, connectors, _ => null);
        Assert.Empty(loaded.Faults);
        var settings = loaded.Settings!;
        _bridge = OpenBridge.Open(settings, connectors, Clock);
        var options = new HostRunOptions { Url = "http://127.0.0.1:0", Time = Clock, Log = log => log.SetMinimumLevel(LogLevel.Debug).AddProvider(Log) };
        _host = await HostRun.StartAsync(_bridge, settings, options, default);
    }

    public async Task StopAsync()
    {
        await _host!.StopAsync(); // only after the start
        await _host.DisposeAsync();
        _host = null;
        _bridge!.Dispose(); // opened with the host
    }

    public Task<ApiAnswer> PostAsync(string path, object body, string? key = null, string? token = null) =>
        PostTextAsync(path, JsonSerializer.Serialize(body), key, token);

    public async Task<ApiAnswer> PostTextAsync(string path, string body, string? key = null, string? token = null)
    {
        using var request = Request(HttpMethod.Post, path, token);
        request.Headers.Add("Idempotency-Key", key ?? $"key-{Interlocked.Increment(ref _calls)}");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await SendAsync(request);
    }

    public async Task<ApiAnswer> GetAsync(string path, string? token = null)
    {
        using var request = Request(HttpMethod.Get, path, token);
        return await SendAsync(request);
    }

    public async Task<ApiAnswer> SendAsync(HttpRequestMessage request)
    {
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var isJson = answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return new ApiAnswer(answer.StatusCode, text, isJson ? JsonDocument.Parse(text).RootElement : default, answer.Headers.Location?.ToString());
    }

    public Uri At(string path) => new(new Uri(_host!.Urls.First()), path); // only after the start

    public string Token(string role = "mls-system", string audience = "bridge-support") => _key.Token(Clock.GetUtcNow(), role, audience);

    /// <summary>Opens a ticket and waits until the help desk has it.</summary>
    public async Task<string> OpenTicketAsync(string member, string subject = "Cannot sign in", string text = "The page stays white.")
    {
        var accepted = await PostAsync($"/api/v1/members/{member}/tickets", new { subject, text });
        Assert.Equal(HttpStatusCode.Accepted, accepted.Status);
        var id = accepted.Json.GetProperty("id").GetString()!;
        await Log.NextAsync(1505, id);
        return id;
    }

    public Task FaultsAsync(string plan) => CrmAsync(HttpMethod.Post, "_sandbox/faults", plan);

    public async Task<JsonElement> CrmAsync(HttpMethod method, string path, string body = "")
    {
        using var request = new HttpRequestMessage(method, new Uri(Crm.Address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "sandbox-bearer");
        request.Content = method == HttpMethod.Get ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {text}");
        return text.StartsWith('{') && !text.Contains("}\n{", StringComparison.Ordinal) ? JsonDocument.Parse(text).RootElement : default;
    }

    public async Task<List<JsonElement>> CrmTicketsAsync() =>
        [.. (await _http.GetStringAsync(new Uri(Crm.Address, "_sandbox/dump?kind=tickets"))).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)];

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await StopAsync();
        }

        _http.Dispose();
        _key.Dispose();
        await Crm.DisposeAsync();
        _home.Delete(recursive: true);
    }

    private HttpRequestMessage Request(HttpMethod method, string path, string? token)
    {
        var request = new HttpRequestMessage(method, At(path));
        request.Headers.Authorization = token == "" ? null : new AuthenticationHeaderValue("Bearer", token ?? Token());
        return request;
    }
}

/// <summary>What the API answered.</summary>
internal sealed record ApiAnswer(HttpStatusCode Status, string Text, JsonElement Json, string? Location);
