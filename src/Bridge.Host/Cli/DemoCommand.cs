using System.CommandLine;
using System.Text.Json;
using Bridge.Host.Composition;
using Bridge.Host.Features.Sync;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Host.Cli;

/// <summary><c>bridge demo</c>: the bridge at work between two stand-ins on this machine, over real HTTP.</summary>
internal static class DemoCommand
{
    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var once = new Option<bool>("--once") { Description = "End after the three syncs instead of serving on." };
        var members = new Option<int>("--members") { Description = "Members of the MLS.", DefaultValueFactory = _ => 2000 };
        var json = CommonOptions.Json();
        var verb = new VerbCommand(
            "demo",
            "Shows the bridge at work between an MLS and a Zendesk account that it serves itself; nothing to install.",
            "bridge demo                               # three syncs, then goes on serving",
            "bridge demo --once --members 2000 --json  # three summaries as JSON lines")
        {
            once, members, json,
        };
        verb.SetAction(async (parsed, cancellationToken) => await RunAsync(
            context, parsed.GetValue(members), parsed.GetValue(once), parsed.GetValue(json), cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(CliContext context, int members, bool isOnce, bool isJson, CancellationToken cancellationToken)
    {
        var home = Directory.CreateTempSubdirectory("bridge-demo-");
        try
        {
            var settings = new SandboxSettings { Time = context.Time };
            await using var mls = await ResoSandbox.StartAsync(settings, new ResoSandboxOptions { Members = members }, cancellationToken);
            await using var crm = await ZendeskSandbox.StartAsync(settings, new ZendeskSandboxOptions(), cancellationToken);
            var config = Path.Combine(home.FullName, "bridge.yaml");
            await File.WriteAllTextAsync(config, Config(mls.ServiceRoot, crm.Address), cancellationToken);
            await SyncAsync(context, config, "First sync: everything is new", isJson, cancellationToken);
            await SyncAsync(context, config, "Second sync: nothing changed", isJson, cancellationToken);
            await ChangeAsync(mls.Address, cancellationToken);
            await SyncAsync(context, config, "Third sync: 1 % of the members changed", isJson, cancellationToken);
            if (!isOnce)
            {
                await ServeAsync(context, mls.ServiceRoot, crm.Address, config, cancellationToken);
            }

            return ExitCode.Done;
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    private static async Task SyncAsync(CliContext context, string config, string title, bool isJson, CancellationToken cancellationToken)
    {
        if (context.LoadSettings(config) is not { } settings)
        {
            throw new InvalidOperationException("The settings that the demo wrote have faults.");
        }

        using var bridge = OpenBridge.Open(settings, context.Connectors, context.Time);
        var summaries = new List<SyncSummary>();
        foreach (var route in settings.Routes)
        {
            summaries.Add(await bridge.OpenRoute(route).SyncAsync(new RunOptions(), new RunCounters(), cancellationToken));
        }

        if (isJson)
        {
            await context.Out.WriteLineAsync(
                JsonSerializer.Serialize(SummaryText.Total(summaries), SummaryJson.Default.SyncSummary));
            return;
        }

        await context.Out.WriteLineAsync(title);
        summaries.ForEach(summary => SummaryText.Write(context.Out, summary));
        await context.Out.WriteLineAsync();
    }

    private static async Task ChangeAsync(Uri mls, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler();
        using var http = new HttpClient(handler);
        using var answer = await http.PostAsync(new Uri(mls, "/_sandbox/change?share=0.01&seed=7"), null, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task ServeAsync(CliContext context, Uri mls, Uri crm, string config, CancellationToken cancellationToken)
    {
        await context.Out.WriteLineAsync($"The MLS goes on at {mls} (token sandbox-token), Zendesk at {crm}");
        await context.Out.WriteLineAsync($"Settings: {config}");
        await context.Out.WriteLineAsync($"Try: ./bridge plan --config {config}");
        await context.Out.WriteLineAsync("Ctrl-C ends it and removes the files.");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await context.Error.WriteLineAsync("Stopped.");
        }
    }

    private static string Config(Uri mls, Uri crm) => $$"""
        version: 1
        store: ./bridge.db
        connections:
          mls: { type: reso, profile: generic, address: "{{mls}}", origin: mls, token: sandbox-token }
          crm: { type: zendesk, address: "{{crm}}", email: admin@example.test, apiToken: sandbox-token }
        routes:
          offices: { record: office, from: mls, to: crm }
          members: { record: member, from: mls, to: crm, after: [offices] }

        """;
}
