using System.ComponentModel;
using System.Diagnostics;
using Xunit.Abstractions;

namespace Bridge.Sandbox.Tests;

/// <summary>A client nobody here wrote, in its folder of <c>tests/external</c>; skipped cleanly where node or the package is not to be had.</summary>
/// <param name="package">Name of the npm package.</param>
/// <param name="output">Takes what it prints.</param>
/// <param name="folder">Name of the folder; null for that of the package.</param>
internal sealed class NodeProgram(string package, ITestOutputHelper output, string? folder = null)
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(8);
    private static readonly SemaphoreSlim _installing = new(1); // an installation begins by deleting what another test may be about to run
    private readonly string _folder = Folder(folder ?? package);

    /// <summary>The program in the folder.</summary>
    public string Script { get; init; } = "check.mjs";

    public async Task<bool> IsInstalledAsync()
    {
        if (await RunAsync("node", ["--version"]) is (0, _))
        {
            await _installing.WaitAsync();
            try
            {
                if (!IsThere() && await RunAsync("npm", ["ci", "--no-audit", "--no-fund", "--fetch-retries=1", "--fetch-timeout=60000"]) is { } install)
                {
                    output.WriteLine(install.Text);
                }
            }
            finally
            {
                _installing.Release();
            }

            if (IsThere())
            {
                return true;
            }
        }

        output.WriteLine($"SKIPPED: node, npm or the package {package} is not available here.");
        return false;
    }

    public async Task AssertPassesAsync(Uri address, string verdict, params string[] more)
    {
        var (code, text) = await RunAsync("node", [Script, address.ToString(), .. more]) ?? (1, "no node");
        output.WriteLine(text);

        Assert.True(code == 0, text);
        Assert.Contains(verdict, text, StringComparison.Ordinal);
    }

    private static string Folder(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MlsCrmBridge.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? ".", "tests", "external", name);
    }

    // npm writes its list last: an installation that was broken off counts for nothing.
    private bool IsThere() =>
        Directory.Exists(Path.Combine(_folder, "node_modules", package)) && File.Exists(Path.Combine(_folder, "node_modules", ".package-lock.json"));

    // Null where the program does not exist.
    private async Task<(int Code, string Text)?> RunAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start);
            if (process is null)
            {
                return null;
            }

            using var patience = new CancellationTokenSource(_patience);
            await using var end = patience.Token.Register(() => process.Kill(entireProcessTree: true)); // then its pipes end too
            var errors = process.StandardError.ReadToEndAsync();
            var text = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, text + await errors);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
