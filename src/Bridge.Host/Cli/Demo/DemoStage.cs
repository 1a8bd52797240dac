using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Bridge.Host.Cli.Billing;
using Bridge.Host.Cli.Demo.Mailbox;
using Bridge.Sandbox.Billing;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Host.Cli.Demo;

/// <summary>The stand-ins of the demo, and a folder for each side; gone with everything in it when it is disposed.</summary>
internal sealed class DemoStage : IAsyncDisposable
{
    private const string StandingField = "mls_standing";
    private readonly DirectoryInfo _home;
    private readonly HttpClient _http = new(new SocketsHttpHandler());

    private readonly ResoSandboxOptions _mlsOptions;
    private readonly TimeProvider _time;

    private DemoStage(DirectoryInfo home, ResoSandbox mls, ZendeskSandbox crm, ResoSandboxOptions mlsOptions, TimeProvider time) =>
        (_home, Mls, Crm, _mlsOptions, _time) = (home, mls, crm, mlsOptions, time);

    /// <summary>The MLS.</summary>
    public ResoSandbox Mls { get; }

    /// <summary>Zendesk.</summary>
    public ZendeskSandbox Crm { get; }

    /// <summary>The members' mailboxes.</summary>
    public required DemoMailbox Mailbox { get; init; }

    /// <summary>Support's folder.</summary>
    public string Support => Path.Combine(_home.FullName, "support");

    /// <summary>Support's settings.</summary>
    public string Config => Path.Combine(Support, "bridge.yaml");

    /// <summary>Finance's folder.</summary>
    public string Finance => Path.Combine(_home.FullName, "finance");

    /// <summary>Finance's settings.</summary>
    public string FinanceConfig => Path.Combine(Finance, FinanceTemplate.FileName);

    /// <summary>The one folder that both sides know.</summary>
    public string Outbox => Path.Combine(_home.FullName, "standings");

    /// <summary>The release in it.</summary>
    public string Release => Path.Combine(Outbox, "standings.release");

    /// <summary>Support's audit.</summary>
    public string Audit => Path.Combine(Support, "audit");

    /// <summary>Starts the stand-ins.</summary>
    /// <param name="context">What verbs work with.</param>
    /// <param name="members">Members of the MLS.</param>
    /// <param name="cancellationToken">Abandons the start.</param>
    /// <returns>The stage; the caller disposes it.</returns>
    public static async Task<DemoStage> StartAsync(CliContext context, int members, CancellationToken cancellationToken)
    {
        var settings = new SandboxSettings { Time = context.Time };
        var options = new ResoSandboxOptions { Members = members };
        var mls = await ResoSandbox.StartAsync(settings, options, cancellationToken);
        var crm = await ZendeskSandbox.StartAsync(settings, new ZendeskSandboxOptions { IncrementalLagSeconds = 0 }, cancellationToken);
        var home = Directory.CreateTempSubdirectory("bridge-demo-");
        var stage = new DemoStage(home, mls, crm, options, context.Time)
        {
            Mailbox = await DemoMailbox.StartAsync(Path.Combine(home.FullName, "mailbox"), cancellationToken),
        };
        Directory.CreateDirectory(stage.Support);
        return stage;
    }

    /// <summary>The billing system that bills the members of the MLS.</summary>
    /// <param name="today">Day of its exports.</param>
    /// <param name="settled">Share of what is open that has been paid in the meantime.</param>
    /// <returns>The billing system.</returns>
    public BillingSandbox Billing(DateOnly today, double settled = 0) => new(new BillingSandboxOptions { Mls = _mlsOptions, AsOf = today, Settled = settled });

    /// <summary>Somebody whose account is worth a look.</summary>
    /// <returns>An MLS id.</returns>
    public string SomebodyWhoOwes()
    {
        var billing = Billing(DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime));
        return (billing.Parties.FirstOrDefault(party => !party.IsOffice && party.OpenCents(billing.AsOf, 1, 1000) > 0) ?? billing.Member(0)).MlsId;
    }

    /// <summary>Changes one member in a hundred.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task ChangeAsync(CancellationToken cancellationToken)
    {
        using var answer = await _http.PostAsync(new Uri(Mls.Address, "/_sandbox/change?share=0.01&seed=7"), null, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Counts the standings that Zendesk itself holds.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Users by the word in their field; users without one are left out.</returns>
    public async Task<IReadOnlyDictionary<string, int>> HeldByZendeskAsync(CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        await using var dump = await _http.GetStreamAsync(new Uri(Crm.Address, "/_sandbox/dump?kind=users"), cancellationToken);
        using var lines = new StreamReader(dump);
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            using var user = JsonDocument.Parse(line);
            if (user.RootElement.GetProperty("user_fields").TryGetProperty(StandingField, out var field) && field.GetString() is { } word)
            {
                counts[word] = counts.GetValueOrDefault(word) + 1;
            }
        }

        return counts;
    }

    /// <summary>Members whom Zendesk knows.</summary>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Their external ids.</returns>
    public async Task<IReadOnlyList<string>> MembersAsync(int most, CancellationToken cancellationToken)
    {
        var members = new List<string>();
        await using var dump = await _http.GetStreamAsync(new Uri(Crm.Address, "/_sandbox/dump?kind=users"), cancellationToken);
        using var lines = new StreamReader(dump);
        while (members.Count < most && await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            using var user = JsonDocument.Parse(line);
            if (user.RootElement.GetProperty("external_id").GetString() is { Length: > 0 } id)
            {
                members.Add(id);
            }
        }

        return members;
    }

    /// <summary>Adds a representative to the help desk.</summary>
    /// <param name="name">Their name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Zendesk's id of them.</returns>
    public async Task<long> HireAsync(string name, CancellationToken cancellationToken)
    {
        var email = name.ToLowerInvariant().Replace(' ', '.') + "@desk.example";
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Crm.Address, "/api/v2/users"))
        {
            Content = new StringContent($$$"""{"user":{"name":"{{{name}}}","email":"{{{email}}}","role":"agent"}}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("admin@example.test/token:sandbox-token"u8));
        using var answer = await _http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        using var made = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
        return made.RootElement.GetProperty("user").GetProperty("id").GetInt64();
    }

    /// <summary>Adds a group to the help desk.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task AddGroupAsync(string name, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Crm.Address, "/api/v2/groups"))
        {
            Content = new StringContent($$$"""{"group":{"name":"{{{name}}}"}}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("admin@example.test/token:sandbox-token"u8));
        using var answer = await _http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Counts the tickets that Zendesk itself holds.</summary>
    /// <param name="subject">Beginning of their subject.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many there are.</returns>
    public async Task<int> CountTicketsAsync(string subject, CancellationToken cancellationToken)
    {
        var dump = await _http.GetStringAsync(new Uri(Crm.Address, "/_sandbox/dump?kind=tickets"), cancellationToken);
        return dump.Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(line =>
        {
            using var ticket = JsonDocument.Parse(line);
            return ticket.RootElement.GetProperty("subject").GetString()?.StartsWith(subject, StringComparison.Ordinal) == true;
        });
    }

    /// <summary>Lets something happen in Zendesk.</summary>
    /// <param name="path">Path of the control call.</param>
    /// <param name="body">Its body.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Id of what it happened to.</returns>
    public async Task<long> AskZendeskAsync(string path, string body, CancellationToken cancellationToken)
    {
        using var content = new StringContent(body);
        using var answer = await _http.PostAsync(new Uri(Crm.Address, $"/_sandbox/{path}"), content, cancellationToken);
        answer.EnsureSuccessStatusCode();
        using var made = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
        return made.RootElement.GetProperty("id").GetInt64();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Mls.DisposeAsync();
        await Crm.DisposeAsync();
        await Mailbox.DisposeAsync();
        _home.Delete(recursive: true);
    }
}
