using System.Text.Json;
using Bridge.Host.Cli.Sync;
using Bridge.Host.Composition;
using Bridge.Host.Features.Provisioning;
using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Opening;
using Bridge.Host.Settings;

namespace Bridge.Host.Cli.Demo;

/// <summary>Members and offices: everything, nothing, and one in a hundred.</summary>
/// <param name="context">What verbs work with.</param>
/// <param name="stage">Whom the bridge talks to.</param>
/// <param name="output">Who reads.</param>
internal sealed class DemoSyncs(CliContext context, DemoStage stage, DemoOutput output)
{
    /// <summary>Syncs three times; a script gets one summary a line.</summary>
    /// <param name="cancellationToken">Interrupts it.</param>
    /// <returns>A task that ends with the third.</returns>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(stage.Config, DemoSettings.Text(stage), cancellationToken);
        output.Heading($"Members and offices, from the MLS to {stage.Crm.Title}");
        output.Say($"{await ProvisionAsync(Load(), cancellationToken)} fields were created in {stage.Crm.Title} ('bridge provision --apply').");
        await SyncAsync("First sync: everything is new", cancellationToken);
        await SyncAsync("Second sync: nothing changed", cancellationToken);
        var changed = await stage.ChangeAsync(cancellationToken);
        await SyncAsync($"Third sync: {changed} members changed in the MLS", cancellationToken);
    }

    /// <summary>Reads the settings that the demo wrote.</summary>
    /// <returns>The settings.</returns>
    public BridgeSettings Load() => context.LoadSettings(stage.Config) ?? throw new InvalidOperationException("The settings that the demo wrote have faults.");

    /// <summary>Creates the fields that the CRM lacks.</summary>
    /// <param name="settings">Support's settings.</param>
    /// <param name="cancellationToken">Stops between two fields.</param>
    /// <returns>How many were created.</returns>
    public async Task<int> ProvisionAsync(BridgeSettings settings, CancellationToken cancellationToken)
    {
        // Of its own: the process's opener would hold the audit's file until the end.
        using var opener = new ConnectionOpener(context.Connectors, context.Time);
        var provisioner = new Provisioner(context.Connectors, opener, new MappingShapes(context.Connectors));
        var created = 0;
        await provisioner.ApplyAsync(settings, await provisioner.PlanAsync(settings, cancellationToken), (_, _) => created++, cancellationToken);
        return created;
    }

    private async Task SyncAsync(string title, CancellationToken cancellationToken)
    {
        var settings = Load();
        using var bridge = OpenBridge.Open(settings, context.Connectors, context.Time);
        var summaries = new List<SyncSummary>();
        foreach (var route in settings.Routes)
        {
            summaries.Add(await bridge.OpenRoute(route).SyncAsync(new RunOptions(), new RunCounters(), cancellationToken));
        }

        if (output.IsJson)
        {
            await output.Writer.WriteLineAsync(JsonSerializer.Serialize(SummaryText.Total(summaries), SummaryJson.Default.SyncSummary));
            return;
        }

        output.Say($"\n{title}");
        summaries.ForEach(summary => SummaryText.Write(output.Writer, summary));
    }
}
