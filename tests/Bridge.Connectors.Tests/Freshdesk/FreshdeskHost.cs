using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Bridge.Connectors.Freshdesk;
using Bridge.Connectors.Tests.Hosts;
using Bridge.Sandbox.Freshdesk;
using Bridge.Sandbox.Serving;

namespace Bridge.Connectors.Tests.Freshdesk;

/// <summary>A Freshdesk account on loopback, and connections to it.</summary>
internal sealed class FreshdeskHost : CrmHost
{
    public const string Key = "sandbox-key";

    private FreshdeskHost(FreshdeskSandbox sandbox, FreshdeskConnector connector)
        : base(sandbox, connector)
    {
        Sandbox = sandbox;
        Connector = connector;
    }

    public FreshdeskSandbox Sandbox { get; }

    public FreshdeskConnector Connector { get; }

    protected override IReadOnlyDictionary<string, string> Working => new Dictionary<string, string> { ["apiKey"] = Key };

    protected override string KindParameter => "kind";

    public static async Task<FreshdeskHost> StartAsync(FreshdeskSandboxOptions? options = null, int latency = 0, TimeProvider? time = null) =>
        new(
            await FreshdeskSandbox.StartAsync(
                new SandboxSettings { Latency = TimeSpan.FromMilliseconds(latency), Time = time ?? TimeProvider.System }, options ?? new(), CancellationToken.None),
            new FreshdeskConnector());

    /// <summary>Steers the stand-in by a document; gives its answer.</summary>
    public async Task<JsonElement> SteerAsync(string call, object? body = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"_sandbox/{call}")
        {
            Content = body is null ? null : new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        return await SendAsync(request);
    }

    /// <summary>Calls the account beside the connector, as its administrator.</summary>
    public async Task<JsonElement> CallAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, $"api/v2/{path}") { Content = body is null ? null : JsonContent.Create(body, options: JsonSerializerOptions.Default) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Key}:X")));
        return await SendAsync(request);
    }

    // What lies in the trash is deleted.
    protected override bool IsDeleted(JsonElement row) => row.GetProperty("deleted").GetBoolean();

    protected override bool HasKey(string kind, JsonElement row, string key) =>
        row.TryGetProperty("unique_external_id", out var own) ? own.GetString() == key
        : row.GetProperty("custom_fields").TryGetProperty("mls_key", out var custom) && custom.GetString() == key;
}
