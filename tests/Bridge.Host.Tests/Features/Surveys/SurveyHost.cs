using System.Text.RegularExpressions;
using Bridge.Host.Composition;
using Bridge.Host.Features.Surveys;
using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Settings;
using Bridge.Host.Tests.Features.MemberApi;
using Bridge.Host.Tests.Mail;
using MimeKit;

namespace Bridge.Host.Tests.Features.Surveys;

/// <summary>A host that asks members after solved tickets, beside a Zendesk account and a mail server.</summary>
internal sealed partial class SurveyHost : IAsyncDisposable
{
    private readonly HttpClient _http = new() { DefaultRequestHeaders = { { "Accept", "text/html" } } };
    private long _agent;

    private SurveyHost(MemberHost host, MailServer mails) => (Members, Mails) = (host, mails);

    public MemberHost Members { get; }

    public MailServer Mails { get; }

    public static async Task<SurveyHost> StartAsync(string surveys = "", string rules = "all: { delay: 0s }", MailServer? mails = null)
    {
        var server = mails ?? await MailServer.StartAsync();
        var host = new SurveyHost(await MemberHost.StartAsync(more: Section(server.Port, surveys, rules)), server);
        await host.Members.Log.NextAsync(1010); // the route's first run
        await host.Members.CrmAsync(HttpMethod.Post, "api/v2/groups", """{"group":{"name":"Care"}}""");
        var agent = await host.Members.CrmAsync(HttpMethod.Post, "api/v2/users", """{"user":{"name":"Rosa Delgado","email":"rosa@desk.example","role":"agent"}}""");
        host._agent = agent.GetProperty("user").GetProperty("id").GetInt64();
        return host;
    }

    public static string Section(int port, string surveys, string rules) => $$"""
        mail: { host: 127.0.0.1, port: {{port}}, security: none, from: "Harbor MLS <support@harbor.example>" }
        surveys:
          publicAddress: http://127.0.0.1:9
          seed: test
          rules: { {{rules}} }
          {{surveys}}
        """;

    /// <summary>A contact: the member asks, the representative solves.</summary>
    public async Task<string> SolveAsync(string member = MemberHost.Ada, string channel = "web")
    {
        var opened = await Members.CrmAsync(HttpMethod.Post, "_sandbox/tickets", $$"""{"requester":"{{member}}","channel":"{{channel}}"}""");
        var id = opened.GetProperty("id").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture);
        await Members.CrmAsync(HttpMethod.Post, $"_sandbox/tickets/{id}/solve", $$"""{"agent_id":{{_agent}},"comment":"Done."}""");
        return id;
    }

    /// <summary>Brings the tickets into the hub; the help desk holds the last minute back.</summary>
    public async Task SyncAsync()
    {
        Members.Clock.Leap(TimeSpan.FromMinutes(2));
        var settings = SettingsLoader.Load(Members.SettingsPath, ConnectorCatalogue.Open(), _ => null).Settings!; // the host took it
        await Members.Bridge.OpenRoute(settings.Routes.Single()).SyncAsync(new RunOptions(), new RunCounters(), default);
        Members.Clock.Leap(TimeSpan.FromSeconds(10));
    }

    public async Task<MimeMessage> AskAsync(string member = MemberHost.Ada)
    {
        var id = await SolveAsync(member);
        await SyncAsync();
        await Members.Log.NextAsync(1800, $"crm:{id}");
        return await Mails.NextAsync();
    }

    /// <summary>The link of a mail, without the answer in it.</summary>
    public static string TokenOf(MimeMessage mail) => Link().Match(mail.TextBody ?? "").Groups["token"].Value;

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(Members.At(path));

    public Task<HttpResponseMessage> PostAsync(string token, params (string Name, string Value)[] fields) => _http.PostAsync(
        Members.At($"/s/{token}"), new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>The surveys' own store; only while the host is stopped.</summary>
    public SurveyStore OpenStore() => SurveyStore.Open(SurveyStore.PathBeside(Path.Combine(Members.Home, "bridge.db")), Members.Clock);

    public async ValueTask DisposeAsync()
    {
        await Members.DisposeAsync();
        await Mails.DisposeAsync();
        _http.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:9/s/(?<token>[\w-]+)\?a=")]
    private static partial Regex Link();
}
