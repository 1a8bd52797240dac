using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Bridge.ConnectorKit.Standings;
using Bridge.Core.Model;
using Bridge.Host.Cli;
using Bridge.Host.Cli.Demo.Crms;
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

namespace Bridge.Host.Tests.Features.ChangingCrm;

/// <summary>An MLS, finance's outbox, a mail server and one CRM; of the settings only the CRM's connection differs.</summary>
internal sealed class LoopStage : IAsyncDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bridge-loop-");
    private readonly LeapingClock _clock = new();
    private readonly MlsKey _key = new();
    private readonly ReleaseFolder _outbox;
    private readonly HttpClient _http = new();
    private ResoSandbox? _mls;
    private OpenBridge? _bridge;
    private WebApplication? _host;

    private LoopStage() => _outbox = new ReleaseFolder { Day = DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime) };

    public IDemoCrm Crm { get; private set; } = null!; // set by the start

    public MailServer Mails { get; private set; } = null!; // set by the start

    public LogCapture Log { get; } = new();

    public string Config => Path.Combine(_home.FullName, "bridge.yaml");

    public IReadOnlyDictionary<string, string> Signed => _outbox.Rows;

    public static async Task<LoopStage> StartAsync(string crm, int members)
    {
        var stage = new LoopStage();
        var settings = new SandboxSettings { Time = stage._clock };
        stage._mls = await ResoSandbox.StartAsync(settings, new ResoSandboxOptions { Members = members }, default);
        stage.Crm = await DemoCrms.StartAsync(crm, settings, default);
        stage.Mails = await MailServer.StartAsync();
        await stage.ReleaseAsync();
        await File.WriteAllTextAsync(Path.Combine(stage._home.FullName, "mls.pem"), stage._key.PublicPem);
        await File.WriteAllTextAsync(Path.Combine(stage._home.FullName, "standing.pub"), stage._outbox.PublicKey);
        await File.WriteAllTextAsync(stage.Config, stage.Text());
        return stage;
    }

    /// <summary>Runs a verb as an administrator would.</summary>
    public async Task<(int Code, string Text)> RunAsync(params string[] args)
    {
        var connectors = ConnectorCatalogue.Open();
        using var opener = new ConnectionOpener(connectors, _clock);
        using var output = new StringWriter();
        var context = new CliContext { Out = output, Error = output, In = TextReader.Null, Connectors = connectors, Opener = opener, Shapes = new MappingShapes(connectors), Time = _clock };
        var code = await CommandLine.RunAsync(context, [.. args, "--config", Config], default);
        return (code, output.ToString());
    }

    /// <summary>Runs a route, whether the host is open or not.</summary>
    public async Task<SyncSummary> SyncAsync(string route)
    {
        var settings = Settings();
        using var alone = _bridge is null ? OpenBridge.Open(settings, ConnectorCatalogue.Open(), _clock) : null;
        var bridge = _bridge ?? alone!; // one of the two is there
        return await bridge.OpenRoute(settings.Routes.Single(candidate => candidate.Name == route)).SyncAsync(new RunOptions(), new RunCounters(), default);
    }

    /// <summary>Opens the host; each route runs once.</summary>
    public async Task OpenAsync()
    {
        var settings = Settings();
        _bridge = OpenBridge.Open(settings, ConnectorCatalogue.Open(), _clock);
        var options = new HostRunOptions { Url = "http://127.0.0.1:0", Time = _clock, Log = log => log.SetMinimumLevel(LogLevel.Debug).AddProvider(Log) };
        _host = await HostRun.StartAsync(_bridge, settings, options, default);
        foreach (var _ in settings.Routes)
        {
            await Log.NextAsync(1010);
        }
    }

    /// <summary>A member opens a ticket in the MLS; gives its id there and in the help desk.</summary>
    public async Task<(string Here, string There)> OpenTicketAsync(string member)
    {
        using var request = Request(HttpMethod.Post, $"/api/v1/members/{member}/tickets");
        request.Headers.Add("Idempotency-Key", "key-1");
        request.Content = JsonContent.Create(new { subject = "I cannot sign in", text = "The page stays white." });
        using var answer = await _http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!; // what was accepted has one
        await Log.NextAsync(1505, id);
        return (id, _bridge!.Tickets.ChangedSince(0, int.MaxValue).Tickets.Single(ticket => ticket.OpenedAs == id).Key.Value); // the host is open
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var request = Request(HttpMethod.Get, path);
        using var answer = await _http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Sends a member's answer to a survey.</summary>
    public Task<HttpResponseMessage> AnswerAsync(string token, string value) =>
        _http.PostAsync(At($"/s/{token}"), new FormUrlEncodedContent([KeyValuePair.Create("q1", value)]));

    public void Leap(TimeSpan by) => _clock.Leap(by);

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
        await Mails.DisposeAsync();
        await Crm.DisposeAsync();
        await _outbox.DisposeAsync();
        await (_mls?.DisposeAsync() ?? ValueTask.CompletedTask);
        _home.Delete(recursive: true);
    }

    private BridgeSettings Settings()
    {
        var loaded = SettingsLoader.Load(Config, ConnectorCatalogue.Open(), _ => null);
        Assert.Empty(loaded.Faults);
        return loaded.Settings!; // it has no faults
    }

    private async Task ReleaseAsync()
    {
        var lines = await _http.GetStringAsync(new Uri(_mls!.Address, "/_sandbox/dump")); // set by the start
        foreach (var (line, number) in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((line, number) => (line, number)))
        {
            using var member = JsonDocument.Parse(line);
            _outbox.Put($"mls:{member.RootElement.GetProperty("key").GetString()}", (Standing)(1 + (number % 3)));
        }
    }

    private string Text() => $$$"""
        version: 1
        store: ./bridge.db
        access:
          machines: { name: mls, keyFile: ./mls.pem, issuer: {{{MlsKey.Issuer}}} }
          rates: { perSubject: 100000 }
        memberApi: { desk: crm }
        {{{SurveyHost.Section(Mails.Port, "", "all: { delay: 0s }")}}}
        connections:
          mls: { type: reso, profile: generic, address: "{{{_mls!.ServiceRoot}}}", origin: mls, token: sandbox-token }
          finance: { type: standings, folder: "{{{_outbox.Folder}}}", publicKey: "${file:./standing.pub}" }
          crm: { {{{Crm.Connection}}} }
        routes:
          offices: { record: office, from: mls, to: crm, every: 1d }
          members: { record: member, from: mls, to: crm, after: [offices], every: 1d }
          standing: { record: standing, from: finance, to: crm, after: [members], every: 1d }
          tickets: { record: ticket, from: crm, every: 1d }
        """;

    private HttpRequestMessage Request(HttpMethod method, string path) => new(method, At(path))
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", _key.Token(_clock.GetUtcNow(), "mls-system", "bridge-support")) },
    };

    private Uri At(string path) => new(new Uri(_host!.Urls.First()), path); // only after the start
}
