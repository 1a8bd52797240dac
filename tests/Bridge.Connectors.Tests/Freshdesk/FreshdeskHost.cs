using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Bridge.ConnectorKit;
using Bridge.Connectors.Freshdesk;
using Bridge.Connectors.Http;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Settings;
using Bridge.Core.Telemetry;
using Bridge.Sandbox.Freshdesk;
using Bridge.Sandbox.Serving;

namespace Bridge.Connectors.Tests.Freshdesk;

/// <summary>A Freshdesk account on loopback, and connections to it.</summary>
internal sealed class FreshdeskHost : IAsyncDisposable
{
    public const string Key = "sandbox-key";

    private readonly List<IDisposable> _opened = [];

    private FreshdeskHost(FreshdeskSandbox sandbox)
    {
        Sandbox = sandbox;
        Control = new HttpClient { BaseAddress = sandbox.Address };
        _opened.Add(Control);
    }

    public FreshdeskSandbox Sandbox { get; }

    public HttpClient Control { get; }

    public FreshdeskConnector Connector { get; } = new();

    public RecordingJournal Journal { get; } = new();

    public CallStatistics Statistics => Sandbox.History.Statistics();

    public static async Task<FreshdeskHost> StartAsync(FreshdeskSandboxOptions? options = null, int latency = 0, TimeProvider? time = null) =>
        new(await FreshdeskSandbox.StartAsync(
            new SandboxSettings { Latency = TimeSpan.FromMilliseconds(latency), Time = time ?? TimeProvider.System }, options ?? new(), CancellationToken.None));

    /// <summary>Opens a connection without the handlers that retry, so that a test sees each failure as it is.</summary>
    public ConnectionContext Connect(params (string Name, string? Value)[] settings) => Connect(new HttpClient { Timeout = Timeout.InfiniteTimeSpan }, settings);

    /// <summary>Opens such a connection whose calls pass a handler.</summary>
    public ConnectionContext Connect(DelegatingHandler handler, params (string Name, string? Value)[] settings)
    {
        handler.InnerHandler = new SocketsHttpHandler();
        return Connect(new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan }, settings);
    }

    /// <summary>Opens a connection as the host does, with gate, governor and retries.</summary>
    public Connection ConnectAsHost(TargetShape shape, params (string Name, string? Value)[] settings)
    {
        var connection = Connection.Open(Connector, Settings(settings), TimeProvider.System, new Random(1), Journal);
        connection.Egress!.Allow(shape); // Freshdesk is written to, so it has a gate
        _opened.Add(connection);
        return connection;
    }

    public static async Task ProvisionAsync(IProvisions sink, TargetShape shape)
    {
        foreach (var step in await sink.PlanAsync(shape, CancellationToken.None))
        {
            if (step.Action == ProvisionAction.Create)
            {
                await sink.ApplyAsync(step, CancellationToken.None);
            }
        }
    }

    /// <summary>Records that are not in the trash.</summary>
    public async Task<List<JsonElement>> DumpAsync(string kind)
    {
        var lines = await Control.GetStringAsync($"_sandbox/dump?kind={kind}");
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(row => !row.GetProperty("deleted").GetBoolean())];
    }

    public async Task<JsonElement> FindAsync(string kind, string key) => (await DumpAsync(kind)).Single(row => KeyOf(row) == key);

    /// <summary>A value of a record; a dot leads into its custom fields.</summary>
    public async Task<string?> FindAsync(string kind, string key, string field)
    {
        var row = await FindAsync(kind, key);
        var value = field.Split('.') is [var group, var name] ? row.GetProperty(group).GetProperty(name) : row.GetProperty(field);
        return value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => value.ToString(),
        };
    }

    /// <summary>Makes a record as somebody would by hand; gives its id.</summary>
    public Task<string> PlantAsync(string kind, object record) => ControlAsync($"plant?kind={kind}", record);

    public async Task<string> ControlAsync(string call, object? body = null)
    {
        using var content = body is null ? null : new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var answer = await Control.PostAsync($"_sandbox/{call}", content);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return text;
    }

    public async Task SetFaultsAsync(string faults)
    {
        using var answer = await Control.PostAsync("_sandbox/faults", new StringContent(faults));
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Calls the account beside the connector, as its administrator.</summary>
    public async Task<JsonElement> CallAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, $"api/v2/{path}") { Content = body is null ? null : JsonContent.Create(body, options: JsonSerializerOptions.Default) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Key}:X")));
        using var answer = await Control.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var opened in _opened)
        {
            opened.Dispose();
        }

        await Sandbox.DisposeAsync();
    }

    private static string? KeyOf(JsonElement row) =>
        row.TryGetProperty("unique_external_id", out var key) ? key.GetString()
        : row.GetProperty("custom_fields").TryGetProperty("mls_key", out var custom) ? custom.GetString() : null;

    private ConnectionContext Connect(HttpClient http, (string Name, string? Value)[] settings)
    {
        _opened.Add(http);
        return new ConnectionContext(Settings(settings), http, new CallMeter(), TimeProvider.System);
    }

    private ConnectionSettings Settings((string Name, string? Value)[] settings)
    {
        var values = new Dictionary<string, string> { ["address"] = Sandbox.Address.AbsoluteUri, ["apiKey"] = Key, ["share"] = "80%" };
        foreach (var (name, value) in settings)
        {
            values.Remove(name);
            if (value is not null)
            {
                values[name] = value;
            }
        }

        return new ConnectionSettings("crm", values);
    }
}
