using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Bridge.Core.Connectors;
using Bridge.Host.Composition;
using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Opening;
using Bridge.Host.Settings;
using Bridge.Sandbox.Faults;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Host.Tests.Features.Sync;

/// <summary>An MLS of any profile and a Zendesk account, compared from outside: what the one lists, the other must hold once.</summary>
internal sealed class FaultFixture : IAsyncDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bridge-test-");
    private readonly HttpClient _http = new();
    private readonly ResoSandbox _mls;
    private readonly ZendeskSandbox _crm;
    private readonly string _connection;

    private FaultFixture(ResoSandbox mls, ZendeskSandbox crm, string connection) => (_mls, _crm, _connection) = (mls, crm, connection);

    /// <summary>The bridge's clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public static async Task<FaultFixture> StartAsync(
        int seed, ResoSandboxOptions options, string more = "", string faults = "", TimeProvider? time = null)
    {
        var settings = new SandboxSettings { Seed = seed, Faults = faults.Length == 0 ? FaultPlan.None : FaultPlan.Parse(faults) };
        var mls = await ResoSandbox.StartAsync(settings, options with { RateLimits = false }, default);
        var account = new ZendeskSandboxOptions { JobDelay = TimeSpan.FromMilliseconds(2) };
        var crm = await ProvisionedZendesk.StartAsync(settings with { Faults = FaultPlan.None }, account, faults);
        var fixture = new FaultFixture(
            mls, crm, $"type: reso, profile: {options.Profile.ToString().ToLowerInvariant()}, address: \"{mls.ServiceRoot}\", origin: mls, {SignIn(mls, options.Profile)}{more}")
        {
            Time = time ?? TimeProvider.System,
        };
        return fixture;
    }

    /// <summary>Syncs the members.</summary>
    /// <param name="connectors">The connectors to use; null for the real ones as they are.</param>
    /// <param name="run">How to run; null for the usual way.</param>
    public async Task<SyncSummary> SyncAsync(IReadOnlyDictionary<string, IConnector>? connectors = null, RunOptions? run = null)
    {
        var settings = Settings();
        using var bridge = OpenBridge.Open(settings, connectors ?? ConnectorCatalogue.Open(), Time);
        return await bridge.OpenRoute(settings.Routes.Single()).SyncAsync(run ?? new RunOptions(), new RunCounters(), default);
    }

    public Task MlsAsync(string call) => PostAsync(new Uri(_mls.Address, $"/_sandbox/{call}"), "");

    public CallStatistics MlsCounts() => _mls.History.Statistics();

    public CallStatistics CrmCounts() => _crm.History.Statistics();

    /// <summary>Fails unless every member the MLS lists is one user, created once, with the newest name and phone.</summary>
    public async Task AssertEqualAsync()
    {
        var members = (await DumpAsync(_mls.Address)).ToDictionary(member => $"mls:{Text(member, "key")}");
        var users = await DumpAsync(_crm.Address);
        Assert.Equal(members.Keys.Order(), users.Select(user => Text(user, "external_id")).Order());
        Assert.All(users, user =>
        {
            var member = members[Text(user, "external_id")];
            Assert.Equal(1, user.GetProperty("creations").GetInt32());
            Assert.Equal(Text(member, "MemberFullName"), Text(user, "name"));
            if (user.GetProperty("user_fields").TryGetProperty("mls_direct_phone", out var phone))
            {
                Assert.Equal(Digits(Text(member, "MemberDirectPhone")), Digits(phone.ToString()));
            }
        });
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _mls.DisposeAsync();
        await _crm.DisposeAsync();
        _home.Delete(recursive: true);
    }

    private static string SignIn(ResoSandbox mls, ResoProfile profile) => profile switch
    {
        ResoProfile.MlsGrid => "token: sandbox-token, originatingSystem: harbor, limitPerSecond: 10000",
        ResoProfile.Trestle => "clientId: sandbox-client, clientSecret: sandbox-secret, limitPerMinute: 100000",
        ResoProfile.Bridge => "token: sandbox-token, limitPerMinute: 100000",
        ResoProfile.Rapattoni =>
            $"clientId: sandbox-client, clientSecret: sandbox-secret, userName: sandbox-user, password: sandbox-password, tokenAddress: \"{mls.TokenEndpoint}\"",
        _ => "token: sandbox-token",
    };

    private static string Text(JsonElement row, string name) => row.GetProperty(name).ToString();

    private static string Digits(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return digits.Length == 11 ? digits[1..] : digits; // with or without the country code
    }

    private async Task<List<JsonElement>> DumpAsync(Uri sandbox)
    {
        var text = await _http.GetStringAsync(new Uri(sandbox, "/_sandbox/dump"));
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private async Task PostAsync(Uri address, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "sandbox-bearer");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {(int)answer.StatusCode}");
    }

    private BridgeSettings Settings()
    {
        var path = Path.Combine(_home.FullName, "bridge.yaml");
        File.WriteAllText(path, $$"""
            version: 1
            store: ./bridge.db
            connections:
              mls: { {{_connection}} }
              crm: { type: zendesk, address: "{{_crm.Address}}", email: admin@example.test, apiToken: sandbox-token }
            routes:
              members: { record: member, from: mls, to: crm }
            """);
        var result = SettingsLoader.Load(path, ConnectorCatalogue.Open(), _ => null);
        Assert.Empty(result.Faults);
        return result.Settings!; // there are no faults
    }
}
