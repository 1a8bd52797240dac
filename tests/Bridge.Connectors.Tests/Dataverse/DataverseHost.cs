using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Bridge.ConnectorKit;
using Bridge.Connectors.Dataverse;
using Bridge.Connectors.Dataverse.Api;
using Bridge.Connectors.Http;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Settings;
using Bridge.Core.Telemetry;
using Bridge.Sandbox.Dataverse;
using Bridge.Sandbox.Faults;
using Bridge.Sandbox.Serving;

namespace Bridge.Connectors.Tests.Dataverse;

/// <summary>A Dataverse environment on loopback, and connections to it.</summary>
internal sealed class DataverseHost : IAsyncDisposable
{
    private readonly List<IDisposable> _opened = [];

    private DataverseHost(DataverseSandbox sandbox)
    {
        Sandbox = sandbox;
        Control = new HttpClient { BaseAddress = sandbox.Address };
        _opened.Add(Control);
    }

    public DataverseSandbox Sandbox { get; }

    public HttpClient Control { get; }

    public DataverseConnector Connector { get; } = new();

    public RecordingJournal Journal { get; } = new();

    public CallStatistics Statistics => Sandbox.History.Statistics();

    public static async Task<DataverseHost> StartAsync(
        DataverseSandboxOptions? options = null, string faults = "", TimeProvider? time = null, int latency = 0, RequestRecording? recording = null) =>
        new(await DataverseSandbox.StartAsync(
            new SandboxSettings
            {
                Faults = FaultPlan.Parse(faults), Latency = TimeSpan.FromMilliseconds(latency), Time = time ?? TimeProvider.System, Recording = recording,
            },
            options ?? new DataverseSandboxOptions { HasKeys = true },
            CancellationToken.None));

    /// <summary>Opens a connection without the handlers that retry, so that a test sees each failure as it is.</summary>
    public ConnectionContext Connect(params (string Name, string? Value)[] settings) => Connect(TimeProvider.System, settings);

    /// <summary>Opens a connection whose calls go through a handler of the test.</summary>
    public ConnectionContext Connect(DelegatingHandler handler, params (string Name, string? Value)[] settings)
    {
        handler.InnerHandler = new SocketsHttpHandler();
        var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _opened.Add(http);
        return new ConnectionContext(Settings(settings), http, new CallMeter(), TimeProvider.System);
    }

    public ConnectionContext Connect(TimeProvider time, params (string Name, string? Value)[] settings)
    {
        var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        _opened.Add(http);
        return new ConnectionContext(Settings(settings), http, new CallMeter(), time);
    }

    /// <summary>Opens a connection as the host does, with gate, governor and retries.</summary>
    public Connection ConnectAsHost(TargetShape shape, params (string Name, string? Value)[] settings)
    {
        var connection = Connection.Open(Connector, Settings(settings), TimeProvider.System, new Random(1), Journal);
        connection.Egress!.Allow(shape); // Dataverse is written to, so it has a gate
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

    public async Task<List<JsonElement>> DumpAsync(string table)
    {
        var lines = await Control.GetStringAsync($"_sandbox/dump?type={table}");
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    public async Task<JsonElement> FindAsync(string table, string externalId) =>
        (await DumpAsync(table)).Single(row => row.GetProperty(KeyOf(table)).GetString() == DataverseKey.Encode(externalId));

    public async Task<string?> FindAsync(string table, string externalId, string column)
    {
        var value = (await FindAsync(table, externalId)).GetProperty(column);
        return value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Number when column == "statecode" => value.GetInt32() == 1 ? "true" : "false",
            _ => value.ToString(),
        };
    }

    /// <summary>Makes a row as an administrator would by hand; gives its id.</summary>
    public async Task<string> PlantAsync(string table, object row)
    {
        using var answer = await Control.PostAsJsonAsync($"_sandbox/plant?type={table}", row);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    public async Task ControlAsync(string call, string body = "")
    {
        using var answer = await Control.PostAsync($"_sandbox/{call}", new StringContent(body));
        answer.EnsureSuccessStatusCode();
    }

    public Task SetFaultsAsync(string faults) => ControlAsync("faults", faults);

    /// <summary>Calls the environment beside the connector, as its application user.</summary>
    public async Task<JsonElement> CallAsync(HttpMethod method, string path, object? body = null)
    {
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"), new("client_id", "sandbox-client"), new("client_secret", "sandbox-secret"),
            new("scope", $"{Sandbox.Address.GetLeftPart(UriPartial.Authority)}/.default"),
        ]);
        using var opened = await Control.PostAsync("sandbox-tenant/oauth2/v2.0/token", form);
        var token = (await opened.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        using var request = new HttpRequestMessage(method, $"api/data/v9.2/{path}") { Content = body is null ? null : JsonContent.Create(body, options: JsonSerializerOptions.Default) };
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

    private static string KeyOf(string table) => table == "contact" ? "mls_memberkey" : "mls_officekey";

    private ConnectionSettings Settings((string Name, string? Value)[] settings)
    {
        var values = new Dictionary<string, string>
        {
            ["address"] = Sandbox.Address.AbsoluteUri,
            ["signInAddress"] = Sandbox.Address.AbsoluteUri,
            ["tenant"] = "sandbox-tenant",
            ["clientId"] = "sandbox-client",
            ["clientSecret"] = "sandbox-secret",
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
