using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Bridge.ConnectorKit;
using Bridge.Connectors.Http;
using Bridge.Connectors.Zendesk;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Settings;
using Bridge.Core.Telemetry;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Connectors.Tests.Zendesk;

/// <summary>A Zendesk account on loopback, and connections to it.</summary>
internal sealed class ZendeskHost : IAsyncDisposable
{
    public const string Token = "sandbox-token";
    private readonly List<IDisposable> _opened = [];

    private ZendeskHost(ZendeskSandbox sandbox)
    {
        Sandbox = sandbox;
        Control = new HttpClient { BaseAddress = sandbox.Address };
        _opened.Add(Control);
    }

    public ZendeskSandbox Sandbox { get; }

    public HttpClient Control { get; }

    public ZendeskConnector Connector { get; } = new();

    /// <summary>Starts an account that has the custom field of <see cref="ZendeskWrites.Shape"/>.</summary>
    public static async Task<ZendeskHost> StartAsync(ZendeskSandboxOptions? options = null, SandboxSettings? settings = null)
    {
        var host = new ZendeskHost(await ZendeskSandbox.StartAsync(
            settings ?? new SandboxSettings(),
            options ?? new ZendeskSandboxOptions { IncrementalLagSeconds = 0 },
            CancellationToken.None));
        await host.CallAsync(HttpMethod.Post, "api/v2/user_fields", new { user_field = new { key = "mls_text", type = "text", title = "A text" } });
        using var reset = await host.Control.PostAsync("_sandbox/reset-stats", null);
        return host;
    }

    /// <summary>Opens a connection without the handlers that retry, so that a test sees each failure as it is.</summary>
    public ConnectionContext Connect(params (string Name, string Value)[] settings)
    {
        var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        _opened.Add(http);
        return new ConnectionContext(Settings(settings), http, new CallMeter(), TimeProvider.System);
    }

    /// <summary>Opens a connection whose calls go through a handler of the test.</summary>
    public ConnectionContext Connect(DelegatingHandler handler, params (string Name, string Value)[] settings)
    {
        handler.InnerHandler = new SocketsHttpHandler();
        var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _opened.Add(http);
        return new ConnectionContext(Settings(settings), http, new CallMeter(), TimeProvider.System);
    }

    /// <summary>Opens a connection on a clock of the test.</summary>
    public ConnectionContext Connect(TimeProvider time, DelegatingHandler? handler = null)
    {
        handler?.InnerHandler = new SocketsHttpHandler();
        var http = handler is null ? new HttpClient() : new HttpClient(handler);
        _opened.Add(http);
        return new ConnectionContext(Settings([]), http, new CallMeter(), time);
    }

    /// <summary>Calls the account as its administrator, beside the connector.</summary>
    public async Task<JsonElement?> CallAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin@example.test/token:{Token}")));
        using var answer = await Control.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return answer.Content.Headers.ContentLength == 0 || answer.StatusCode == System.Net.HttpStatusCode.NoContent
            ? null
            : await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Opens a connection as the host does.</summary>
    public ConnectionContext ConnectAsHost(params (string Name, string Value)[] settings)
    {
        var connection = Connection.Open(Connector, Settings(settings), TimeProvider.System, new Random(1), new RecordingJournal());
        connection.Egress!.Allow(ZendeskWrites.Shape); // Zendesk is written to, so it has a gate
        _opened.Add(connection);
        return connection.Context;
    }

    public static async Task ProvisionAsync(IProvisions sink, TargetShape shape)
    {
        foreach (var step in await sink.PlanAsync(shape, CancellationToken.None))
        {
            await sink.ApplyAsync(step, CancellationToken.None);
        }
    }

    public async Task<JsonElement?> FindAsync(string kind, string externalId)
    {
        using var answer = await Control.GetAsync(
            $"_sandbox/{kind}?external_id={Uri.EscapeDataString(externalId)}");
        return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonElement>() : null;
    }

    public async Task<string?> FindAsync(string kind, string externalId, string field)
    {
        var value = await FindAsync(kind, externalId) ?? throw new InvalidOperationException("No such record.");
        foreach (var part in field.Split('.'))
        {
            value = value.GetProperty(part);
        }

        return value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => value.ToString(),
        };
    }

    public async Task<int> CountAsync(string kind)
    {
        var lines = await Control.GetStringAsync($"_sandbox/dump?kind={kind}");
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Count(line => !JsonDocument.Parse(line).RootElement.GetProperty("deleted").GetBoolean());
    }

    public Task PlantAsync(string kind, object record) => Control.PostAsJsonAsync($"_sandbox/{kind}", record);

    /// <summary>Deletes a user as an agent would.</summary>
    public async Task DeleteUserAsync(string externalId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"api/v2/users/{await FindAsync("users", externalId, "id")}");
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin@example.test/token:{Token}")));
        using var answer = await Control.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    public async Task SetFaultsAsync(string faults)
    {
        using var answer = await Control.PostAsync("_sandbox/faults", new StringContent(faults));
        answer.EnsureSuccessStatusCode();
    }

    public async Task<JsonElement> StatisticsAsync() =>
        await Control.GetFromJsonAsync<JsonElement>("_sandbox/stats");

    public async ValueTask DisposeAsync()
    {
        foreach (var opened in _opened)
        {
            opened.Dispose();
        }

        await Sandbox.DisposeAsync();
    }

    private ConnectionSettings Settings((string Name, string Value)[] settings)
    {
        var values = new Dictionary<string, string>
        {
            ["address"] = Sandbox.Address.AbsoluteUri,
            ["email"] = "admin@example.test",
            ["apiToken"] = Token,
            ["share"] = "80%",
        };
        foreach (var (name, value) in settings)
        {
            values[name] = value;
        }

        return new ConnectionSettings("crm", values);
    }
}
