using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Bridge.Host.Composition;
using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Settings;
using Bridge.Host.Tests.Features.MemberApi;
using Bridge.Sandbox.Freshdesk;
using Bridge.Sandbox.Serving;

namespace Bridge.Host.Tests.Features.Freshdesk;

/// <summary>A host whose member API, tickets and surveys are those of a Freshdesk account; two members are in it.</summary>
internal sealed class FreshdeskDesk : IAsyncDisposable
{
    private readonly HttpClient _http = new();
    private readonly FreshdeskSandbox _crm;
    private MemberHost? _host;

    private FreshdeskDesk(FreshdeskSandbox crm) => _crm = crm;

    public MemberHost Host => _host!; // only asked for after the start

    public static async Task<FreshdeskDesk> StartAsync(string more = "", FreshdeskSandboxOptions? options = null, bool hasKeyField = true)
    {
        var desk = new FreshdeskDesk(await FreshdeskSandbox.StartAsync(new SandboxSettings(), options ?? new(), default));
        if (hasKeyField)
        {
            await desk.MakeKeyFieldAsync();
        }

        foreach (var (id, name) in new[] { (MemberHost.Ada, "Ada Ramirez"), (MemberHost.Ben, "Ben Ito") })
        {
            await desk.CrmAsync(HttpMethod.Post, "api/v2/contacts", $$"""{"name":"{{name}}","unique_external_id":"{{id}}","email":"{{id[4..]}}@example.test"}""");
        }

        desk._host = await MemberHost.StartAsync(
            more: more,
            connections: $"  desk: {{ type: freshdesk, address: \"{desk._crm.Address}\", apiKey: sandbox-key, webhookSecret: a-long-random-word }}",
            routes: "  asked: { record: ticket, from: desk, every: 1d, topics: [password, billing_question] }",
            desk: "desk");
        return desk;
    }

    public Task<JsonElement> MakeKeyFieldAsync() =>
        CrmAsync(HttpMethod.Post, "api/v2/admin/ticket_fields", """{"label":"MLS bridge key","type":"custom_text"}""");

    /// <summary>Brings the tickets into the hub.</summary>
    public async Task<SyncSummary> SyncAsync()
    {
        var settings = SettingsLoader.Load(Host.SettingsPath, ConnectorCatalogue.Open(), _ => null).Settings!; // the host took it
        return await Host.Bridge.OpenRoute(settings.Routes.Single(route => route.Name == "asked")).SyncAsync(new RunOptions(), new RunCounters(), default);
    }

    /// <summary>An automation rule tells of a ticket.</summary>
    public async Task<HttpStatusCode> TellAsync(string ticket, string secret = "a-long-random-word")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Host.At("/hooks/desk"));
        request.Headers.Add("X-Bridge-Secret", secret);
        request.Content = new StringContent($$$"""{"freshdesk_webhook":{"ticket_id":{{{ticket}}},"ticket_status":"Resolved"}}""", Encoding.UTF8, "application/json");
        return (await Host.SendAsync(request)).Status;
    }

    public async Task<JsonElement> CrmAsync(HttpMethod method, string path, string body = "")
    {
        using var request = new HttpRequestMessage(method, new Uri(_crm.Address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("sandbox-key:X"u8));
        request.Content = body.Length == 0 ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {text}");
        return text.StartsWith('{') || text.StartsWith('[') ? JsonDocument.Parse(text).RootElement : default;
    }

    public async Task<List<JsonElement>> TicketsAsync() =>
        [.. (await _http.GetStringAsync(new Uri(_crm.Address, "_sandbox/dump?kind=tickets"))).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)];

    /// <summary>A representative answers and resolves.</summary>
    public async Task SolveAsync(string ticket)
    {
        await CrmAsync(HttpMethod.Post, $"_sandbox/say?kind=tickets&id={ticket}", """{"body":"Please try again.","public":true}""");
        await CrmAsync(HttpMethod.Post, $"_sandbox/change?kind=tickets&id={ticket}", """{"status":4}""");
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _http.Dispose();
        await _crm.DisposeAsync();
    }
}
