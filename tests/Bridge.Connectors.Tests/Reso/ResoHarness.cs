using System.Text.Json;
using Bridge.Connectors.Reso;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Settings;
using Bridge.Core.Telemetry;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Serving;
using SandboxProfile = Bridge.Sandbox.Reso.ResoProfile;

namespace Bridge.Connectors.Tests.Reso;

/// <summary>An MLS of the sandbox and a connection to it, without any handler that would retry.</summary>
internal sealed class ResoHarness : IAsyncDisposable
{
    public static IReadOnlyList<string> MemberFieldNames { get; } = [.. MemberFields.Names];

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly Dictionary<string, string> _settings;

    private ResoHarness(ResoSandbox sandbox, Dictionary<string, string> settings)
    {
        Sandbox = sandbox;
        _settings = settings;
        Context = new ConnectionContext(new ConnectionSettings("mls", settings), _http, new CallMeter(), TimeProvider.System);
    }

    public ResoSandbox Sandbox { get; }

    public ConnectionContext Context { get; }

    public ResoConnector Connector { get; } = new();

    public static async Task<ResoHarness> StartAsync(
        string profile = "generic",
        ResoSandboxOptions? options = null,
        SandboxSettings? sandbox = null,
        params (string Name, string Value)[] more)
    {
        var chosen = options ?? new ResoSandboxOptions { Members = 300, Offices = 30 };
        var mls = await ResoSandbox.StartAsync(
            sandbox ?? new SandboxSettings(),
            chosen with { Profile = Enum.Parse<SandboxProfile>(profile, ignoreCase: true), RateLimits = false },
            CancellationToken.None);
        var settings = new Dictionary<string, string>
        {
            ["profile"] = profile,
            ["address"] = mls.ServiceRoot.AbsoluteUri,
            ["pageSize"] = "50",
            ["overlap"] = "0s",
        };
        foreach (var (name, value) in SignIn(profile, mls).Concat(more))
        {
            settings[name] = value;
        }

        return new ResoHarness(mls, settings);
    }

    public ISource<Member> Members(params string[] fields) =>
        ((IOpensSource<Member>)Connector).OpenSource(Context, fields.Length == 0 ? MemberFieldNames : fields);

    public ISource<Office> Offices() =>
        ((IOpensSource<Office>)Connector).OpenSource(Context, [.. OfficeFields.Names]);

    /// <summary>Another connection to the same MLS with some settings changed.</summary>
    public ConnectionContext With(params (string Name, string Value)[] changes)
    {
        var settings = new Dictionary<string, string>(_settings);
        foreach (var (name, value) in changes)
        {
            settings[name] = value;
        }

        return Context with { Settings = new ConnectionSettings("mls", settings) };
    }

    public async Task ControlAsync(string call, string body = "")
    {
        using var answer = await _http.PostAsync(new Uri(Sandbox.Address, "/_sandbox/" + call), new StringContent(body));
        Assert.True(answer.IsSuccessStatusCode, $"The sandbox answered {answer.StatusCode} to {call}.");
    }

    /// <summary>Names and phones of the members that exist now, by key, as the MLS itself knows them.</summary>
    public async Task<SortedDictionary<string, string>> DumpAsync()
    {
        var names = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in (await AskAsync("dump")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var row = JsonDocument.Parse(line);
            string Text(string field) => row.RootElement.TryGetProperty(field, out var value) ? value.ToString() : "";
            if (Text("MlgCanView") != "False")
            {
                names[Text("key")] = $"{Text("MemberFullName")}|{Text("MemberDirectPhone")}|{Text("MemberMobilePhone")}";
            }
        }

        return names;
    }

    public Task<string> AskAsync(string call) => _http.GetStringAsync(new Uri(Sandbox.Address, "/_sandbox/" + call));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Sandbox.DisposeAsync();
    }

    private static (string Name, string Value)[] SignIn(string profile, ResoSandbox mls) => profile switch
    {
        "mlsgrid" => [("token", "sandbox-token"), ("originatingSystem", "harbor")],
        "trestle" => [("clientId", "sandbox-client"), ("clientSecret", "sandbox-secret")],
        "rapattoni" =>
        [
            ("clientId", "sandbox-client"), ("clientSecret", "sandbox-secret"), ("userName", "sandbox-user"),
            ("password", "sandbox-password"), ("tokenAddress", new Uri(mls.Address, "/harbor/oauth/token").AbsoluteUri),
        ],
        _ => [("token", "sandbox-token")],
    };
}
