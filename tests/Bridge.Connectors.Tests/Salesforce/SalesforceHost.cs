using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Bridge.ConnectorKit;
using Bridge.Connectors.Http;
using Bridge.Connectors.Salesforce;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Settings;
using Bridge.Core.Telemetry;
using Bridge.Sandbox.Faults;
using Bridge.Sandbox.Salesforce;
using Bridge.Sandbox.Serving;

namespace Bridge.Connectors.Tests.Salesforce;

/// <summary>A Salesforce org on loopback, and connections to it.</summary>
internal sealed class SalesforceHost : IAsyncDisposable
{
    private readonly List<IDisposable> _opened = [];

    private SalesforceHost(SalesforceSandbox sandbox)
    {
        Sandbox = sandbox;
        Control = new HttpClient { BaseAddress = sandbox.Address };
        _opened.Add(Control);
    }

    public SalesforceSandbox Sandbox { get; }

    public HttpClient Control { get; }

    public SalesforceConnector Connector { get; } = new();

    public RecordingJournal Journal { get; } = new();

    public CallStatistics Statistics => Sandbox.History.Statistics();

    public static async Task<SalesforceHost> StartAsync(SalesforceSandboxOptions? options = null, string faults = "", TimeProvider? time = null, int latency = 0) =>
        new(await SalesforceSandbox.StartAsync(
            new SandboxSettings { Faults = FaultPlan.Parse(faults), Latency = TimeSpan.FromMilliseconds(latency), Time = time ?? TimeProvider.System },
            options ?? new SalesforceSandboxOptions { HasKeyFields = true },
            CancellationToken.None));

    /// <summary>Opens a connection without the handlers that retry, so that a test sees each failure as it is.</summary>
    public ConnectionContext Connect(params (string Name, string? Value)[] settings)
    {
        var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        _opened.Add(http);
        return new ConnectionContext(Settings(settings), http, new CallMeter(), TimeProvider.System);
    }

    /// <summary>Opens a connection whose calls go through a handler of the test.</summary>
    public ConnectionContext Connect(DelegatingHandler handler, params (string Name, string? Value)[] settings)
    {
        handler.InnerHandler = new SocketsHttpHandler();
        var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _opened.Add(http);
        return new ConnectionContext(Settings(settings), http, new CallMeter(), TimeProvider.System);
    }

    /// <summary>Opens a connection as the host does, with gate, governor and retries.</summary>
    public Connection ConnectAsHost(TargetShape shape, params (string Name, string? Value)[] settings)
    {
        var connection = Connection.Open(Connector, Settings(settings), TimeProvider.System, new Random(1), Journal);
        connection.Egress!.Allow(shape); // Salesforce is written to, so it has a gate
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

    /// <summary>Records that are not deleted.</summary>
    public async Task<List<JsonElement>> DumpAsync(string type)
    {
        var lines = await Control.GetStringAsync($"_sandbox/dump?type={type}");
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(row => !row.GetProperty("IsDeleted").GetBoolean())];
    }

    public async Task<JsonElement> FindAsync(string type, string externalId) =>
        (await DumpAsync(type)).Single(row => row.GetProperty("MLS_Key__c").GetString() == externalId);

    public async Task<string?> FindAsync(string type, string externalId, string field)
    {
        var value = (await FindAsync(type, externalId)).GetProperty(field);
        return value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => value.ToString(),
        };
    }

    /// <summary>Makes a record as an administrator would by hand; gives its id.</summary>
    public async Task<string> PlantAsync(string type, object record)
    {
        using var answer = await Control.PostAsJsonAsync($"_sandbox/plant?type={type}", record);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    public async Task ControlAsync(string call, string body = "")
    {
        using var answer = await Control.PostAsync($"_sandbox/{call}", new StringContent(body));
        answer.EnsureSuccessStatusCode();
    }

    public Task SetFaultsAsync(string faults) => ControlAsync("faults", faults);

    /// <summary>Calls the org beside the connector, as its integration user or as a representative.</summary>
    public async Task<JsonElement> CallAsync(HttpMethod method, string path, object? body = null, string client = "sandbox-client")
    {
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", client), new("client_secret", "sandbox-secret")]);
        using var opened = await Control.PostAsync("services/oauth2/token", form);
        var token = (await opened.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body, options: JsonSerializerOptions.Default) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
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

    private ConnectionSettings Settings((string Name, string? Value)[] settings)
    {
        var values = new Dictionary<string, string>
        {
            ["address"] = Sandbox.Address.AbsoluteUri,
            ["clientId"] = "sandbox-client",
            ["clientSecret"] = "sandbox-secret",
            ["apiVersion"] = "66",
            ["share"] = "80%",
        };
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
