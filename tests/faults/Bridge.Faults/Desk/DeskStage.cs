using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Bridge.Faults.Staging;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Faults.Desk;

/// <summary>A Zendesk account with a few members, and a bridge that runs with a member API and webhooks.</summary>
internal sealed class DeskStage : IAsyncDisposable
{
    public const string HookSecret = "bridge-test-secret";
    public const int Members = 20;

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bridge-desk-");
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { Timeout = TimeSpan.FromMinutes(2) };
    private readonly MlsTokens _tokens = new();
    private readonly ZendeskSandbox _crm;
    private readonly string _program;
    private readonly int _port = FreePort();
    private BridgeProcess? _bridge;

    private DeskStage(ZendeskSandbox crm, string program) => (_crm, _program) = (crm, program);

    /// <summary>Where the bridge listens.</summary>
    public Uri Address => new($"http://127.0.0.1:{_port}");

    /// <summary>The client of all calls.</summary>
    public HttpClient Http => _http;

    /// <summary>The account's calls.</summary>
    public CallHistory History => _crm.History;

    /// <summary>Where the account is.</summary>
    public Uri Crm => _crm.Address;

    /// <summary>External id of a member.</summary>
    public static string Member(int number) => $"mls:M{number % Members}";

    public static async Task<DeskStage> StartAsync(string program, int seed, CancellationToken cancellationToken, string every = "1d")
    {
        var stage = new DeskStage(await ZendeskSandbox.StartAsync(new SandboxSettings { Seed = seed }, new ZendeskSandboxOptions(), cancellationToken), program);
        for (var number = 0; number < Members; number++)
        {
            await stage.CrmAsync(HttpMethod.Post, "api/v2/users/create_or_update", $$$"""{"user":{"name":"Member {{{number}}}","external_id":"{{{Member(number)}}}","email":"m{{{number}}}@example.test"}}""", cancellationToken);
        }

        await File.WriteAllTextAsync(Path.Combine(stage._home.FullName, "mls.pem"), stage._tokens.PublicPem, cancellationToken);
        await File.WriteAllTextAsync(stage.SettingsPath, $$"""
            version: 1
            store: ./bridge.db
            access:
              machines: { name: mls, keyFile: ./mls.pem, issuer: {{MlsTokens.Issuer}} }
              rates: { perSubject: 100000 }
            memberApi: {}
            connections:
              crm: { type: zendesk, address: "{{stage._crm.Address}}", email: admin@example.test, apiToken: sandbox-token, webhookSecret: {{HookSecret}} }
            routes:
              tickets: { record: ticket, from: crm, every: {{every}} }
            """, cancellationToken);
        return stage;
    }

    private string SettingsPath => Path.Combine(_home.FullName, "bridge.yaml");

    /// <summary>Starts the bridge and waits until it answers.</summary>
    public async Task RunBridgeAsync(CancellationToken cancellationToken)
    {
        _bridge = BridgeProcess.Start(_program, ["run", "--urls", Address.ToString().TrimEnd('/'), "--config", SettingsPath]);
        while (!await IsAliveAsync(cancellationToken))
        {
            if (await _bridge.EndsWithinAsync(TimeSpan.FromMilliseconds(20), cancellationToken))
            {
                throw new InvalidOperationException($"The bridge did not start: {(await _bridge.EndAsync(cancellationToken)).LastWords}");
            }
        }
    }

    /// <summary>Kills the bridge the hard way.</summary>
    public async Task KillBridgeAsync(CancellationToken cancellationToken)
    {
        await _bridge!.KillAsync(cancellationToken); // only after the start
        _bridge.Dispose();
        _bridge = null;
    }

    public Task FaultsAsync(string plan, CancellationToken cancellationToken) => CrmAsync(HttpMethod.Post, "_sandbox/faults", plan, cancellationToken);

    /// <summary>Asks the API for something until it is accepted, with one key; a bridge that is dead is asked again.</summary>
    public async Task<string> AskAsync(string path, object body, string key, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, path));
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _tokens.Token("mls-system"));
                request.Headers.Add("Idempotency-Key", key);
                request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
                using var answer = await _http.SendAsync(request, cancellationToken);
                var text = await answer.Content.ReadAsStringAsync(cancellationToken);
                if (answer.StatusCode == HttpStatusCode.Accepted)
                {
                    return JsonDocument.Parse(text).RootElement.GetProperty("id").GetString()!;
                }

                if (answer.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests))
                {
                    throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}");
                }
            }
            catch (HttpRequestException)
            {
                // The bridge was killed; the same key is asked again.
            }

            await Task.Delay(50, cancellationToken);
        }
    }

    /// <summary>Asks the API for what a member sees.</summary>
    public async Task<string> LookAsync(string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _tokens.Token("mls-system"));
        using var answer = await _http.SendAsync(request, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}");
    }

    /// <summary>Waits until the outbox holds nothing that waits.</summary>
    /// <returns>Requests that were set aside.</returns>
    public async Task<long> DrainAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, "status.json"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _tokens.Token("manager"));
            using var answer = await _http.SendAsync(request, cancellationToken);
            using var status = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
            var outbox = status.RootElement.GetProperty("routes").EnumerateArray().Single(route => route.GetProperty("name").GetString() == "outbox");
            if (outbox.GetProperty("lagSeconds").ValueKind == JsonValueKind.Null)
            {
                return outbox.GetProperty("deadLetters").GetInt64();
            }

            await Task.Delay(200, cancellationToken);
        }
    }

    /// <summary>All tickets of the account.</summary>
    public async Task<List<JsonElement>> TicketsAsync(CancellationToken cancellationToken) =>
        [.. (await _http.GetStringAsync(new Uri(_crm.Address, "_sandbox/dump?kind=tickets"), cancellationToken))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    /// <summary>What was said in a ticket.</summary>
    public async Task<List<string>> CommentsAsync(long ticket, CancellationToken cancellationToken)
    {
        using var answer = JsonDocument.Parse(await CrmAsync(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"api/v2/tickets/{ticket}/comments"), null, cancellationToken));
        return [.. answer.RootElement.GetProperty("comments").EnumerateArray().Select(comment => comment.GetProperty("body").GetString()!)];
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _bridge?.Dispose();
        _http.Dispose();
        _tokens.Dispose();
        await _crm.DisposeAsync();
        _home.Delete(recursive: true);
    }

    public async Task<string> CrmAsync(HttpMethod method, string path, string? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(_crm.Address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "sandbox-bearer");
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _http.SendAsync(request, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}");
    }

    private async Task<bool> IsAliveAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(Address, "health"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
