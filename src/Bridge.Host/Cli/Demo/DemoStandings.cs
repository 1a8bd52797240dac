using System.Security.Cryptography;
using System.Text.Json;
using Bridge.Core.Model;
using Bridge.Core.Standings;
using Bridge.Host.Cli.Sync;
using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Opening;
using Bridge.Host.Settings;

namespace Bridge.Host.Cli.Demo;

/// <summary>Support's side of billing: the words of finance's release, written into the CRM.</summary>
/// <param name="context">What verbs work with.</param>
/// <param name="stage">Whom the bridge talks to.</param>
/// <param name="output">Who reads.</param>
internal sealed class DemoStandings(CliContext context, DemoStage stage, DemoOutput output)
{
    /// <summary>Syncs the route of standings and compares what finance signed with what the CRM then holds.</summary>
    /// <param name="cancellationToken">Interrupts it.</param>
    /// <returns><see cref="ExitCode.Done"/> when both agree.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        output.Heading($"Standings, from finance's release to {stage.Crm.Title}");
        var syncs = new DemoSyncs(context, stage, output);
        var settings = syncs.Load();
        var created = await syncs.ProvisionAsync(settings, cancellationToken);
        var summary = await SyncAsync(settings, cancellationToken);
        var signed = Signed();
        var held = await stage.Crm.StandingsAsync(cancellationToken);
        Tell(created, summary, signed, held);
        return Enum.GetNames<Standing>().All(word => signed.GetValueOrDefault(word) == held.GetValueOrDefault(word)) ? ExitCode.Done : ExitCode.SetAside;
    }

    private async Task<SyncSummary> SyncAsync(BridgeSettings settings, CancellationToken cancellationToken)
    {
        using var bridge = OpenBridge.Open(settings, context.Connectors, context.Time);
        var route = settings.Routes.Single(candidate => candidate.Record == Settings.Routes.RecordKinds.Standing);
        return await bridge.OpenRoute(route).SyncAsync(new RunOptions(), new RunCounters(), cancellationToken);
    }

    // Read as support reads it: with finance's public key, and nothing of finance's.
    private Dictionary<string, int> Signed()
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(Path.Combine(stage.Support, DemoSettings.KeyFile)));
        var today = DateOnly.FromDateTime(context.Time.GetUtcNow().UtcDateTime);
        var reading = SignedStandings.Verify(File.ReadAllBytes(stage.Release), key, new StandingFreshness(0, today, MaxAgeDays: 2));
        return reading.Release is { } release
            ? release.Entries.CountBy(entry => entry.Standing.ToString()).ToDictionary(StringComparer.Ordinal)
            : throw new InvalidOperationException($"The release that finance just made is {reading.Verdict}.");
    }

    private void Tell(int created, SyncSummary summary, Dictionary<string, int> signed, IReadOnlyDictionary<string, int> held)
    {
        output.Step("standings", json =>
        {
            json.WriteNumber("fieldsCreated", created);
            Write(json, "signed", signed);
            Write(json, stage.Crm.Name, held);
            json.WritePropertyName("summary");
            JsonSerializer.Serialize(json, summary, SummaryJson.Default.SyncSummary);
        });
        if (output.IsJson)
        {
            return;
        }

        SummaryText.Write(output.Writer, summary);
        output.Say($"\n  {"standing",-14}{"in the release",16}{$"in {stage.Crm.Title}",16}");
        foreach (var word in Enum.GetNames<Standing>().Skip(1).Append(nameof(Standing.Unknown)))
        {
            output.Say($"  {word,-14}{signed.GetValueOrDefault(word),16:N0}{held.GetValueOrDefault(word),16:N0}");
        }

        output.Say("\nA representative sees the word, and no amount, date or reason with it.");
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, int> counts)
    {
        json.WriteStartObject(name);
        foreach (var word in Enum.GetNames<Standing>())
        {
            json.WriteNumber(word, counts.GetValueOrDefault(word));
        }

        json.WriteEndObject();
    }
}
