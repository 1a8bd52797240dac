using System.Text.Json;
using Bridge.Finance.Composition;
using Bridge.Host.Features.Provisioning;
using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Finance;
using Bridge.Host.Opening;
using Bridge.Host.Proof.Separation.Staging;
using Bridge.Host.Settings;
using Bridge.Sandbox.Serving;

namespace Bridge.Host.Proof.Separation.Interference;

/// <summary>One run of both sides in this process: finance imports an export and releases, support syncs everything twice.</summary>
/// <param name="means">What the proof works with.</param>
/// <param name="clock">The clock of everything.</param>
internal sealed class SideRun(ProofMeans means, FrozenClock clock)
{
    private const string Mapping = "invoices.proof.yaml";

    /// <summary>Members of the MLS.</summary>
    public const int Members = 24;

    /// <summary>Runs.</summary>
    /// <param name="folder">A folder of its own.</param>
    /// <param name="export">The export that finance imports.</param>
    /// <param name="name">Name of its file.</param>
    /// <param name="keysFrom">Folder of another run whose keys are used; null to make new ones.</param>
    /// <param name="cancellationToken">Abandons it.</param>
    /// <returns>What the support side was left with.</returns>
    public async Task<SideTrace> RunAsync(string folder, IReadOnlyList<string> export, string name, string? keysFrom, CancellationToken cancellationToken)
    {
        await using var standIns = await StandIns.StartAsync(Members, new Dictionary<string, IReadOnlyList<string>>(), clock, cancellationToken);
        var support = Directory.CreateDirectory(Path.Combine(folder, "support")).FullName;
        if (keysFrom is not null)
        {
            Copy(Path.Combine(keysFrom, "finance", "keys"), Path.Combine(folder, "finance", "keys"));
            Copy(Path.Combine(keysFrom, "support", "audit", "keys"), Path.Combine(support, "audit", "keys"));
        }

        var publicKey = await ReleaseAsync(Path.Combine(folder, "finance"), Path.Combine(support, "standings"), standIns, export, name, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(support, "standing.pub"), publicKey, cancellationToken);
        var config = Path.Combine(support, "bridge.yaml");
        await File.WriteAllTextAsync(config, SupportSettings.Text(standIns.Mls.ServiceRoot, standIns.Crm.Address, null), cancellationToken);
        var trace = new SideTrace();
        trace.Add("summaries", await SyncAsync(config, cancellationToken));
        trace.Add("requests to Zendesk", Lines(Requests(standIns.ToCrm)));
        trace.Add("requests to the MLS", Lines(Requests(standIns.ToMls)));
        trace.Add("rows of the store", Lines(StoreDump.Lines(Path.Combine(support, "bridge.db"))));
        trace.Add("audit", Lines(Directory.EnumerateFiles(Path.Combine(support, "audit"), "*.jsonl").SelectMany(File.ReadLines)));
        trace.Add("release", Lines(await File.ReadAllLinesAsync(Path.Combine(support, "standings", "standings.release"), cancellationToken)));
        trace.Add("names and sizes of files", Lines(Directory.EnumerateFiles(support, "*", SearchOption.AllDirectories)
            .Select(file => $"{Path.GetRelativePath(support, file)} {(file.EndsWith(".jsonl", StringComparison.Ordinal) || file.EndsWith(".yaml", StringComparison.Ordinal) ? "" : new FileInfo(file).Length)}")));
        return trace;
    }

    private async Task<string> ReleaseAsync(
        string folder, string outbox, StandIns standIns, IReadOnlyList<string> export, string name, CancellationToken cancellationToken)
    {
        var config = Path.Combine(folder, "finance.yaml");
        new FinanceSetup(folder).Write("finance.yaml", () => FinanceText.Of(standIns.Mls.ServiceRoot, outbox));
        var mapping = Path.Combine(folder, "mappings", Mapping);
        await File.WriteAllTextAsync(mapping, ExportMappings.All.Single(one => one.Name == Mapping).Text, cancellationToken);
        var file = Path.Combine(folder, name);
        await File.WriteAllLinesAsync(file, export, cancellationToken);
        var (settings, faults) = new FinanceFileReader(means.Connectors, means.Environment).Read(config);
        using var finance = OpenFinance.Open(
            settings ?? throw new InvalidOperationException(string.Join("; ", faults)), means.Connectors, means.Environment, clock);
        await finance.RefreshRosterAsync(cancellationToken);
        var summary = await finance.Side.ImportAsync(mapping, file, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), false, cancellationToken);
        if (summary.Outcome != "stored")
        {
            throw new InvalidOperationException($"The export of the proof was {summary.Outcome}: {string.Join(' ', summary.Reasons)}");
        }

        finance.Side.Release();
        return finance.Side.PublicKey();
    }

    private async Task<string> SyncAsync(string config, CancellationToken cancellationToken)
    {
        var settings = means.LoadSettings(config) ?? throw new InvalidOperationException("The settings of the proof have faults.");
        await ProvisionAsync(settings, cancellationToken);
        var summaries = new List<string>();
        using var bridge = OpenBridge.Open(settings, means.Connectors, new StartedClock(clock.GetUtcNow()));
        foreach (var options in new[] { new RunOptions(), new RunOptions { Sweeps = true, IsFull = true } })
        {
            foreach (var route in settings.Routes)
            {
                var summary = await bridge.OpenRoute(route).SyncAsync(options, new RunCounters(), cancellationToken);
                summaries.Add(Nonces.Mask(JsonSerializer.Serialize(summary, SummaryJson.Default.SyncSummary)));
            }
        }

        return string.Join('\n', summaries);
    }

    // Of its own: an opener holds the audit's file.
    private async Task ProvisionAsync(BridgeSettings settings, CancellationToken cancellationToken)
    {
        using var opener = new ConnectionOpener(means.Connectors, clock);
        var provisioner = new Provisioner(means.Connectors, opener, means.Shapes);
        await provisioner.ApplyAsync(settings, await provisioner.PlanAsync(settings, cancellationToken), (_, _) => { }, cancellationToken);
    }

    private static IEnumerable<string> Requests(RequestRecording recording) => recording.Requests()
        .Where(request => !request.Line.Contains("job_statuses", StringComparison.Ordinal))
        .Select(request => System.Text.Encoding.UTF8.GetString(request.ToBytes()));

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Select(Nonces.Mask).Order(StringComparer.Ordinal));

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}
