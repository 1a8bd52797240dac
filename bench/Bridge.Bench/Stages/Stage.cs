using System.Globalization;
using Bridge.Bench.Measuring;

namespace Bridge.Bench.Stages;

/// <summary>Two fresh stand-ins, a fresh store, fields provisioned and offices synced: all is ready for the members.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly BenchSettings _settings;
    private readonly DirectoryInfo _home;

    private Stage(BenchSettings settings, DirectoryInfo home, SandboxProcess mls, SandboxProcess crm) =>
        (_settings, _home, Mls, Crm) = (settings, home, mls, crm);

    /// <summary>The MLS stand-in.</summary>
    public SandboxProcess Mls { get; }

    /// <summary>The stand-in of the CRM.</summary>
    public SandboxProcess Crm { get; }

    /// <summary>Folder of this stage alone, removed with it.</summary>
    public string Home => _home.FullName;

    /// <summary>The bridge's settings file.</summary>
    public string Config => Path.Combine(Home, "bridge.yaml");

    /// <summary>Sets a stage.</summary>
    /// <param name="settings">What was asked.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The stage.</returns>
    public static async Task<Stage> SetAsync(BenchSettings settings, CancellationToken cancellationToken)
    {
        var members = settings.Members.ToString(CultureInfo.InvariantCulture);
        SandboxProcess? mls = null, crm = null;
        DirectoryInfo? home = null;
        try
        {
            mls = await SandboxProcess.StartAsync(
                settings.Bridge, ["mls", "--members", members, "--latency", settings.Latency], cancellationToken);
            crm = await SandboxProcess.StartAsync(settings.Bridge, [settings.Target.Name, "--latency", settings.Latency], cancellationToken);
            home = Directory.CreateTempSubdirectory("bridge-bench-");
            var stage = new Stage(settings, home, mls, crm);
            await stage.PrepareAsync(cancellationToken);
            return stage;
        }
        catch
        {
            mls?.Dispose();
            crm?.Dispose();
            home?.Delete(recursive: true);
            throw;
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Mls.Dispose();
        Crm.Dispose();
        _home.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var crm = Crm.Connection[..Crm.Connection.LastIndexOf('}')].TrimEnd() + _settings.Target.Settings + " }";
        await File.WriteAllTextAsync(
            Config,
            $$"""
            version: 1
            store: ./bridge.db
            connections:
              mls: {{Mls.Connection}}
              crm: {{crm}}
            routes:
              offices: { record: office, from: mls, to: crm }
              members: { record: member, from: mls, to: crm, after: [offices] }

            """,
            cancellationToken);
        await RunAsync(["provision", "--apply"], cancellationToken);
        await RunAsync(["sync", "offices"], cancellationToken);
    }

    private async Task RunAsync(string[] words, CancellationToken cancellationToken)
    {
        using var child = ChildProcess.Start(_settings.Bridge, [.. words, "--config", Config], _settings.Time);
        (await child.WaitAsync(cancellationToken)).RequireSuccess($"Before the measured run, 'bridge {string.Join(' ', words)}'");
    }
}
