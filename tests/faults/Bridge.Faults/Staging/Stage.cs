using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Faults.Checking;
using Bridge.Faults.Targets;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Serving;

namespace Bridge.Faults.Staging;

/// <summary>An MLS, a CRM and a bridge with a store of its own, for one run.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bridge-faults-");
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(1) };
    private readonly ResoSandbox _mls;
    private readonly SandboxServer _crm;
    private readonly FaultTarget _target;
    private readonly string _program;

    private Stage(ResoSandbox mls, SandboxServer crm, FaultTarget target, string program) => (_mls, _crm, _target, _program) = (mls, crm, target, program);

    /// <summary>Where the MLS is.</summary>
    public Uri Mls => _mls.Address;

    /// <summary>Where the account is.</summary>
    public Uri Crm => _crm.Address;

    /// <summary>Calls at the account so far; quicker than asking it.</summary>
    public long CrmCalls => _crm.History.Statistics().Calls;

    /// <summary>The store of the bridge.</summary>
    public string StorePath => Path.Combine(_home.FullName, "bridge.db");

    /// <summary>Starts the systems; the account is empty.</summary>
    /// <param name="program">The bridge's program.</param>
    /// <param name="target">The CRM.</param>
    /// <param name="options">What it is set up with.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The stage.</returns>
    public static async Task<Stage> StartAsync(string program, FaultTarget target, StageOptions options, CancellationToken cancellationToken)
    {
        var settings = new SandboxSettings { Latency = options.Latency, Seed = options.Seed };
        var mls = await ResoSandbox.StartAsync(
            settings,
            new ResoSandboxOptions { Members = options.Members, Profile = options.Profile, TieTimestamp = options.IsTied, RateLimits = false },
            cancellationToken);
        var stage = new Stage(mls, await target.StartAsync(settings, options, cancellationToken), target, program);
        await File.WriteAllTextAsync(stage.SettingsPath, SettingsText.Of(mls, target.Connection(stage.Crm), options), cancellationToken);
        return stage;
    }

    private string SettingsPath => Path.Combine(_home.FullName, "bridge.yaml");

    /// <summary>Starts the bridge.</summary>
    /// <param name="words">Verb and arguments.</param>
    /// <returns>The process.</returns>
    public BridgeProcess Start(params string[] words) => BridgeProcess.Start(_program, [.. words, "--config", SettingsPath]);

    /// <summary>Runs the bridge to its end.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="words">Verb and arguments.</param>
    /// <returns>How it ended.</returns>
    public async Task<BridgeOutcome> RunAsync(CancellationToken cancellationToken, params string[] words)
    {
        using var process = Start(words);
        return await process.EndAsync(cancellationToken);
    }

    /// <summary>Lets a sandbox do something.</summary>
    /// <param name="sandbox">Which.</param>
    /// <param name="call">The control call.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="body">Its body.</param>
    /// <returns>A task that ends once it is done.</returns>
    public async Task ControlAsync(Uri sandbox, string call, CancellationToken cancellationToken, string body = "")
    {
        using var content = new StringContent(body);
        using var answer = await _http.PostAsync(new Uri(sandbox, $"/_sandbox/{call}"), content, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"The sandbox refused {call}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
        }
    }

    /// <summary>Calls the API of a Zendesk account as the bridge would.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">Path below the root.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="body">JSON to send, or null.</param>
    /// <returns>Status and body.</returns>
    public async Task<(HttpStatusCode Status, string Body)> CallCrmAsync(
        HttpMethod method, string path, CancellationToken cancellationToken, string? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Crm, path));
        request.Headers.Authorization = new("Bearer", "sandbox-bearer");
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _http.SendAsync(request, cancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <summary>Sets the counts of both sandboxes back to zero.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends once it is done.</returns>
    public async Task ResetStatisticsAsync(CancellationToken cancellationToken)
    {
        await ControlAsync(Mls, "reset-stats", cancellationToken);
        await ControlAsync(Crm, "reset-stats", cancellationToken);
    }

    /// <summary>Reads the counts of a sandbox.</summary>
    /// <param name="sandbox">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The counts.</returns>
    public async Task<Counts> CountsAsync(Uri sandbox, CancellationToken cancellationToken)
    {
        using var read = JsonDocument.Parse(await _http.GetStringAsync(new Uri(sandbox, "/_sandbox/stats"), cancellationToken));
        return Counts.Of(read.RootElement);
    }

    /// <summary>Reads what both systems hold.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The evidence.</returns>
    public async Task<Evidence> EvidenceAsync(CancellationToken cancellationToken) => new(
        _target.Pairs,
        await DumpAsync(Mls, "dump", Row.Parse, cancellationToken),
        await DumpAsync(Mls, "dump?kind=office", Row.Parse, cancellationToken),
        await DumpAsync(Crm, _target.Users, Common, cancellationToken),
        await DumpAsync(Crm, _target.Organizations, Common, cancellationToken));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _mls.DisposeAsync();
        await _crm.DisposeAsync();
        _home.Delete(recursive: true);
    }

    private async Task<IReadOnlyList<Row>> DumpAsync(Uri sandbox, string call, Func<string, Row> read, CancellationToken cancellationToken)
    {
        var text = await _http.GetStringAsync(new Uri(sandbox, $"/_sandbox/{call}"), cancellationToken);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(read)];
    }

    private Row Common(string line) => Row.Parse(_target.Common((JsonObject)JsonNode.Parse(line)!).ToJsonString()); // a line is an object
}
