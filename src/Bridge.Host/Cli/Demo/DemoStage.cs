using Bridge.Host.Cli.Billing;
using Bridge.Host.Cli.Demo.Crms;
using Bridge.Host.Cli.Demo.Mailbox;
using Bridge.Sandbox.Billing;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Serving;

namespace Bridge.Host.Cli.Demo;

/// <summary>The stand-ins of the demo, and a folder for each side; gone with everything in it when it is disposed.</summary>
internal sealed class DemoStage : IAsyncDisposable
{
    private readonly DirectoryInfo _home;
    private readonly HttpClient _http = new(new SocketsHttpHandler());

    private readonly ResoSandboxOptions _mlsOptions;
    private readonly TimeProvider _time;

    private DemoStage(DirectoryInfo home, ResoSandbox mls, IDemoCrm crm, ResoSandboxOptions mlsOptions, TimeProvider time) =>
        (_home, Mls, Crm, _mlsOptions, _time) = (home, mls, crm, mlsOptions, time);

    /// <summary>The MLS.</summary>
    public ResoSandbox Mls { get; }

    /// <summary>The CRM.</summary>
    public IDemoCrm Crm { get; }

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
    /// <param name="crm">The CRM's word, one of <see cref="DemoCrms.Names"/>.</param>
    /// <param name="members">Members of the MLS.</param>
    /// <param name="cancellationToken">Abandons the start.</param>
    /// <returns>The stage; the caller disposes it.</returns>
    public static async Task<DemoStage> StartAsync(CliContext context, string crm, int members, CancellationToken cancellationToken)
    {
        var settings = new SandboxSettings { Time = context.Time };
        var options = new ResoSandboxOptions { Members = members };
        var home = Directory.CreateTempSubdirectory("bridge-demo-");
        var mls = await ResoSandbox.StartAsync(settings, options, cancellationToken);
        var stage = new DemoStage(home, mls, await DemoCrms.StartAsync(crm, settings, cancellationToken), options, context.Time)
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

    /// <summary>Changes one member in a hundred; of few members two, since one alone may have left the MLS.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many were changed.</returns>
    public async Task<int> ChangeAsync(CancellationToken cancellationToken)
    {
        var count = Math.Max(2, _mlsOptions.Members / 100);
        using var answer = await _http.PostAsync(new Uri(Mls.Address, $"/_sandbox/change?count={count}&seed=7"), null, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return Math.Min(count, _mlsOptions.Members);
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
