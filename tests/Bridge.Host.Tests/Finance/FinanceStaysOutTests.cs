using System.Diagnostics;
using Bridge.ConnectorKit.Standings;
using Bridge.Host.Tests.Cli.Billing;
using Bridge.Host.Tests.Features.Scheduling;

namespace Bridge.Host.Tests.Finance;

/// <summary>A process of the support side never has a line of finance's code in it; seen from inside the real one.</summary>
public sealed class FinanceStaysOutTests : IDisposable
{
    private const string FinanceAssembly = "Bridge.Finance";

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bridge-loaded-");

    private string Loaded => Path.Combine(_home.FullName, "loaded");

    [Theory]
    [InlineData("check", "Bridge.Connectors")]
    [InlineData("sync", "Bridge.Mapping")]
    [InlineData("run", "Quartz")]
    public async Task Support_never_loads_finance(string verb, string proof)
    {
        await using var host = await RunningHost.PrepareAsync(members: 5);
        await using var outbox = new ReleaseFolder { Day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime) };
        outbox.Plant(3);
        await File.WriteAllTextAsync(Path.Combine(_home.FullName, "standing.pub"), outbox.PublicKey);
        host.Write(
            """
              members: { record: member, from: mls, to: crm, every: 1h }
              standing: { record: standing, from: finance, to: crm, after: [members], every: 1h }
            """,
            finance: $"{{ type: standings, folder: \"{outbox.Folder}\", publicKey: \"${{file:{_home.FullName}/standing.pub}}\" }}");

        await RunAsync(verb == "run" ? "standing: " : null, verb, ["--config", host.SettingsPath, .. verb == "run" ? new[] { "--urls", "http://127.0.0.1:0" } : []]);

        var loaded = await File.ReadAllLinesAsync(Loaded);
        Assert.Contains(proof, loaded);
        Assert.DoesNotContain(FinanceAssembly, loaded);
    }

    [Fact]
    public async Task Finance_itself_does()
    {
        await using var fixture = await BillingFixture.StartAsync();
        await fixture.InitAsync();

        await RunAsync(null, "billing", ["public-key", "--config", fixture.Config]);

        Assert.Contains(FinanceAssembly, await File.ReadAllLinesAsync(Loaded));
    }

    public void Dispose() => _home.Delete(recursive: true);

    // A verb that has no end is ended by force once it has said what is waited for; each assembly is written down as it is loaded.
    private async Task RunAsync(string? until, string verb, string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Bridge.Host.dll"), verb, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
        start.Environment[StartupHook.Variable] = Loaded;
        using var process = Process.Start(start)!; // a new process always starts
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line && (until is null || !line.Contains(until, StringComparison.Ordinal)))
        {
        }

        if (until is not null)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        Assert.True(until is not null || process.ExitCode == 0, await errors);
    }
}
