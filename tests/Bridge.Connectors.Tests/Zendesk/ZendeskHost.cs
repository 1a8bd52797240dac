using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Bridge.Connectors.Tests.Hosts;
using Bridge.Connectors.Zendesk;
using Bridge.Core.Connectors;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Connectors.Tests.Zendesk;

/// <summary>A Zendesk account on loopback, and connections to it.</summary>
internal sealed class ZendeskHost : CrmHost
{
    public const string Token = "sandbox-token";

    private ZendeskHost(ZendeskSandbox sandbox, ZendeskConnector connector)
        : base(sandbox, connector)
    {
        Sandbox = sandbox;
        Connector = connector;
    }

    public ZendeskSandbox Sandbox { get; }

    public ZendeskConnector Connector { get; }

    protected override IReadOnlyDictionary<string, string> Working => new Dictionary<string, string> { ["email"] = "admin@example.test", ["apiToken"] = Token };

    protected override string KindParameter => "kind";

    /// <summary>Starts an account that has the custom field of <see cref="ZendeskWrites.Shape"/>.</summary>
    public static async Task<ZendeskHost> StartAsync(ZendeskSandboxOptions? options = null, SandboxSettings? settings = null)
    {
        var host = new ZendeskHost(
            await ZendeskSandbox.StartAsync(settings ?? new SandboxSettings(), options ?? new ZendeskSandboxOptions { IncrementalLagSeconds = 0 }, CancellationToken.None),
            new ZendeskConnector());
        await host.CallAsync(HttpMethod.Post, "api/v2/user_fields", new { user_field = new { key = "mls_text", type = "text", title = "A text" } });
        await host.ControlAsync("reset-stats");
        return host;
    }

    /// <summary>Opens a connection as the host does, to write <see cref="ZendeskWrites.Shape"/>.</summary>
    public ConnectionContext ConnectAsHost(params (string Name, string? Value)[] settings) => ConnectAsHost(ZendeskWrites.Shape, settings).Context;

    /// <summary>Calls the account as its administrator, beside the connector.</summary>
    public async Task<JsonElement?> CallAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin@example.test/token:{Token}")));
        var answer = await SendAsync(request);
        return answer.ValueKind == JsonValueKind.Undefined ? null : answer;
    }

    public override async Task<JsonElement?> SeekAsync(string kind, string key)
    {
        using var answer = await Control.GetAsync($"_sandbox/{kind}?external_id={Uri.EscapeDataString(key)}");
        return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonElement>() : null;
    }

    public async Task<int> CountAsync(string kind) => (await DumpAsync(kind)).Count;

    public override async Task<string> PlantAsync(string kind, object record)
    {
        using var answer = await Control.PostAsJsonAsync($"_sandbox/{kind}", record);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Deletes a user as an agent would.</summary>
    public async Task DeleteUserAsync(string externalId) => await CallAsync(HttpMethod.Delete, $"api/v2/users/{await FindAsync("users", externalId, "id")}");

    public async Task<JsonElement> StatisticsAsync() => await Control.GetFromJsonAsync<JsonElement>("_sandbox/stats");

    protected override bool IsDeleted(JsonElement row) => row.GetProperty("deleted").GetBoolean();

    protected override bool HasKey(string kind, JsonElement row, string key) => row.GetProperty("external_id").GetString() == key;
}
