using System.Text.Json;
using Bridge.Host.Cli.Billing;
using Bridge.Sandbox.Billing;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Host.Cli.Demo;

/// <summary>The stand-ins of the demo, and a folder for each side; gone with everything in it when it is disposed.</summary>
internal sealed class DemoStage : IAsyncDisposable
{
    private const string StandingField = "mls_standing";
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bridge-demo-");
    private readonly HttpClient _http = new(new SocketsHttpHandler());

    private readonly ResoSandboxOptions _mlsOptions;
    private readonly TimeProvider _time;

    private DemoStage(ResoSandbox mls, ZendeskSandbox crm, ResoSandboxOptions mlsOptions, TimeProvider time) =>
        (Mls, Crm, _mlsOptions, _time) = (mls, crm, mlsOptions, time);

    /// <summary>The MLS.</summary>
    public ResoSandbox Mls { get; }

    /// <summary>Zendesk.</summary>
    public ZendeskSandbox Crm { get; }

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
        var crm = await ZendeskSandbox.StartAsync(settings, new ZendeskSandboxOptions(), cancellationToken);
        var stage = new DemoStage(mls, crm, options, context.Time);
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

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Mls.DisposeAsync();
        await Crm.DisposeAsync();
        _home.Delete(recursive: true);
    }
}
