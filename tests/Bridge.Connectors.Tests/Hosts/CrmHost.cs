using System.Net.Http.Json;
using System.Text.Json;
using Bridge.ConnectorKit;
using Bridge.Connectors.Http;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Core.Settings;
using Bridge.Core.Telemetry;
using Bridge.Sandbox.Serving;

namespace Bridge.Connectors.Tests.Hosts;

/// <summary>A stand-in of a CRM on loopback, and connections to it.</summary>
internal abstract class CrmHost : IAsyncDisposable
{
    private readonly SandboxServer _sandbox;
    private readonly IConnector _connector;
    private readonly List<IDisposable> _opened = [];

    protected CrmHost(SandboxServer sandbox, IConnector connector)
    {
        _sandbox = sandbox;
        _connector = connector;
        Control = new HttpClient { BaseAddress = sandbox.Address };
        _opened.Add(Control);
    }

    public HttpClient Control { get; }

    public RecordingJournal Journal { get; } = new();

    /// <summary>The calls it has got, each as method and path.</summary>
    public IReadOnlyList<string> Calls => [.. _sandbox.History.From(0).Select(call => $"{call.Method} {call.Path}")];

    public CallStatistics Statistics => _sandbox.History.Statistics();

    /// <summary>Settings of a connection that works.</summary>
    protected abstract IReadOnlyDictionary<string, string> Working { get; }

    /// <summary>Opens a connection without the handlers that retry, so that a test sees each failure as it is.</summary>
    public ConnectionContext Connect(params (string Name, string? Value)[] settings) => Connect(TimeProvider.System, null, settings);

    /// <summary>Opens one whose calls go through a handler of the test.</summary>
    public ConnectionContext Connect(DelegatingHandler handler, params (string Name, string? Value)[] settings) => Connect(TimeProvider.System, handler, settings);

    /// <summary>Opens one on a clock of the test.</summary>
    public ConnectionContext Connect(TimeProvider time, DelegatingHandler? handler = null, params (string Name, string? Value)[] settings)
    {
        handler?.InnerHandler = new SocketsHttpHandler();
        var http = new HttpClient(handler ?? (HttpMessageHandler)new SocketsHttpHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        _opened.Add(http);
        return new ConnectionContext(Settings(settings), http, new CallMeter(), time);
    }

    /// <summary>Opens a connection as the host does, with gate, governor and retries.</summary>
    public Connection ConnectAsHost(TargetShape shape, params (string Name, string? Value)[] settings)
    {
        var connection = Connection.Open(_connector, Settings(settings), TimeProvider.System, new Random(1), Journal);
        connection.Egress!.Allow(shape); // a CRM is written to, so it has a gate
        _opened.Add(connection);
        return connection;
    }

    /// <summary>Opens the sink of a kind of record.</summary>
    public ISink<T> OpenSink<T>(TargetShape shape, params (string Name, string? Value)[] settings)
        where T : IRecord => ((IOpensSink<T>)_connector).OpenSink(Connect(settings), shape);

    /// <summary>Makes the fields of a shape that are missing.</summary>
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
    public async Task<List<JsonElement>> DumpAsync(string kind)
    {
        var lines = await Control.GetStringAsync($"_sandbox/dump?{KindParameter}={kind}");
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).Where(row => !IsDeleted(row))];
    }

    /// <summary>The record with a key; null where there is none.</summary>
    public virtual async Task<JsonElement?> SeekAsync(string kind, string key)
    {
        var found = (await DumpAsync(kind)).Where(row => HasKey(kind, row, key)).ToList();
        return found.Count == 0 ? null : Assert.Single(found);
    }

    /// <summary>The record with a key.</summary>
    public async Task<JsonElement> FindAsync(string kind, string key) => Assert.NotNull(await SeekAsync(kind, key));

    /// <summary>A value of it as text; a dot leads into its custom fields.</summary>
    public async Task<string?> FindAsync(string kind, string key, string field)
    {
        var value = await FindAsync(kind, key);
        foreach (var part in field.Split('.'))
        {
            value = value.GetProperty(part);
        }

        return TextOf(field, value);
    }

    /// <summary>Makes a record as somebody would by hand; gives its id.</summary>
    public virtual async Task<string> PlantAsync(string kind, object record)
    {
        using var answer = await Control.PostAsJsonAsync($"_sandbox/plant?{KindParameter}={kind}", record);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return text;
    }

    /// <summary>Steers the stand-in.</summary>
    public async Task ControlAsync(string call, string body = "")
    {
        using var answer = await Control.PostAsync($"_sandbox/{call}", new StringContent(body));
        answer.EnsureSuccessStatusCode();
    }

    public Task SetFaultsAsync(string faults) => ControlAsync("faults", faults);

    public async ValueTask DisposeAsync()
    {
        foreach (var opened in _opened)
        {
            opened.Dispose();
        }

        await _sandbox.DisposeAsync();
    }

    /// <summary>What the control calls name a kind of record by.</summary>
    protected virtual string KindParameter => "type";

    /// <summary>Whether a record of a dump has been deleted.</summary>
    protected virtual bool IsDeleted(JsonElement row) => false;

    /// <summary>Whether a record of a dump has the bridge's key.</summary>
    protected abstract bool HasKey(string kind, JsonElement row, string key);

    /// <summary>How a value is told to the suites.</summary>
    protected virtual string? TextOf(string field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.ToString(),
    };

    /// <summary>Sends a call beside the connector and gives its answer.</summary>
    protected async Task<JsonElement> SendAsync(HttpRequestMessage request)
    {
        using var answer = await Control.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    // A null takes a setting away.
    private ConnectionSettings Settings((string Name, string? Value)[] settings)
    {
        var values = new Dictionary<string, string>(Working) { ["address"] = _sandbox.Address.AbsoluteUri, ["share"] = "80%" };
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
