using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Bridge.ConnectorKit.Standings;
using Bridge.Connectors.Tests.Workbook;
using Bridge.Host.Cli;
using Bridge.Host.Composition;
using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Opening;
using Bridge.Host.Settings;
using Bridge.Host.Tests.Features.MemberApi;
using Bridge.Host.Tests.Features.Scheduling;
using Bridge.Host.Tests.Features.Surveys;
using Bridge.Host.Tests.Mail;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Bridge.Host.Tests.Features.Workbook;

/// <summary>The whole bridge with a workbook as its only target: members, standings, tickets and surveys, as <c>bridge init</c> and docs/workbook-office.md say.</summary>
internal sealed class WorkbookHost : IAsyncDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bridge-book-");
    private readonly HttpClient _http = new();
    private readonly MlsKey _key = new();
    private readonly MailServer _mails;
    private readonly ResoSandbox _mls;
    private readonly LeapingClock _clock = new();
    private OpenBridge? _bridge;
    private WebApplication? _host;
    private int _calls;

    private WorkbookHost(ResoSandbox mls, MailServer mails) => (_mls, _mails) = (mls, mails);

    public string Book => Path.Combine(_home.FullName, "members.xlsx");

    public Person Person => new(Book);

    public LogCapture Log { get; } = new();

    public MailServer Mails => _mails;

    public LeapingClock Clock => _clock;

    public ReleaseFolder Finance { get; } = new();

    private string SettingsPath => Path.Combine(_home.FullName, "bridge.yaml");

    private OpenBridge Bridge => _bridge ?? throw new InvalidOperationException("The host is not started yet.");

    public static async Task<WorkbookHost> StartAsync()
    {
        var host = new WorkbookHost(
            await ResoSandbox.StartAsync(new SandboxSettings(), new ResoSandboxOptions { Members = 40 }, default), await MailServer.StartAsync());
        host.Finance.Day = DateOnly.FromDateTime(host._clock.GetUtcNow().UtcDateTime);
        await host.WriteSettingsAsync();
        var provision = await host.RunAsync("provision", "--apply");
        Assert.True(provision.Code == 0, provision.Out);
        var settings = SettingsLoader.Load(host.SettingsPath, ConnectorCatalogue.Open(), _ => null);
        Assert.Empty(settings.Faults);
        host._bridge = OpenBridge.Open(settings.Settings!, ConnectorCatalogue.Open(), host._clock); // it has no faults
        await host.SyncAsync("offices");
        await host.SyncAsync("members");
        return host;
    }

    public async Task OpenAsync()
    {
        var settings = SettingsLoader.Load(SettingsPath, ConnectorCatalogue.Open(), _ => null).Settings!; // it has no faults
        var options = new HostRunOptions { Url = "http://127.0.0.1:0", Time = _clock, Log = log => log.SetMinimumLevel(LogLevel.Debug).AddProvider(Log) };
        _host = await HostRun.StartAsync(Bridge, settings, options, default);
    }

    public Task<SyncSummary> SyncAsync(string route)
    {
        var settings = SettingsLoader.Load(SettingsPath, ConnectorCatalogue.Open(), _ => null).Settings!; // it has no faults
        return Bridge.OpenRoute(settings.Routes.Single(one => one.Name == route)).SyncAsync(new RunOptions(), new RunCounters(), default);
    }

    /// <summary>Runs a verb as an administrator would.</summary>
    public async Task<(int Code, string Out)> RunAsync(params string[] args)
    {
        var connectors = ConnectorCatalogue.Open();
        using var opener = new ConnectionOpener(connectors, _clock);
        using var output = new StringWriter();
        var context = new CliContext
        {
            Out = output, Error = output, In = TextReader.Null, Connectors = connectors, Opener = opener, Shapes = new MappingShapes(connectors),
        };
        return (await CommandLine.RunAsync(context, [.. args, "--config", SettingsPath], default), output.ToString());
    }

    public async Task<JsonElement> PostAsync(string path, object body)
    {
        using var request = Request(HttpMethod.Post, path);
        request.Headers.Add("Idempotency-Key", $"key-{Interlocked.Increment(ref _calls)}");
        request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        return await SendAsync(request);
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var request = Request(HttpMethod.Get, path);
        return await SendAsync(request);
    }

    public async Task AnswerAsync(string token, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await _http.PostAsync(At($"/s/{token}"), form);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync();
            await _host.DisposeAsync();
        }

        _bridge?.Dispose();
        _http.Dispose();
        _key.Dispose();
        await _mails.DisposeAsync();
        await _mls.DisposeAsync();
        await Finance.DisposeAsync();
        _home.Delete(recursive: true);
    }

    private async Task<JsonElement> SendAsync(HttpRequestMessage request)
    {
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{request.RequestUri}: {(int)answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    private Uri At(string path) => new(new Uri(_host!.Urls.First()), path); // only after the start

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, At(path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _key.Token(_clock.GetUtcNow(), "mls-system", "bridge-support"));
        return request;
    }

    private async Task WriteSettingsAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_home.FullName, "mls.pem"), _key.PublicPem);
        await File.WriteAllTextAsync(Path.Combine(_home.FullName, "finance.pem"), Finance.PublicKey);
        await File.WriteAllTextAsync(SettingsPath, $$"""
            version: 1
            store: ./bridge.db
            access:
              machines: { name: mls, keyFile: ./mls.pem, issuer: {{MlsKey.Issuer}} }
            memberApi: { desk: book }
            connections:
              mls: { type: reso, profile: generic, address: "{{_mls.ServiceRoot}}", origin: mls, token: sandbox-token }
              finance: { type: standings, folder: "{{Finance.Folder}}", publicKey: "${file:./finance.pem}" }
              book: { type: workbook, file: ./members.xlsx, zone: America/Denver }
            routes:
              offices: { record: office, from: mls, to: book, every: 1d }
              members: { record: member, from: mls, to: book, every: 1d, after: [offices] }
              standings: { record: standing, from: finance, to: book, every: 1d, after: [members] }
              tickets: { record: ticket, from: book, every: 1d }
            {{SurveyHost.Section(_mails.Port, "deskAnswers: true\n  followUp: { group: Member care }\n  desk: book", "all: { delay: 0s }")}}
            """);
    }
}
