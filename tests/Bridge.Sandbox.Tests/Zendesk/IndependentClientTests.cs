using System.ComponentModel;
using System.Diagnostics;
using Xunit.Abstractions;

namespace Bridge.Sandbox.Tests.Zendesk;

/// <summary>Lets a client nobody here wrote talk to the sandbox.</summary>
public sealed class IndependentClientTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task The_node_client_is_served_as_by_the_real_account()
    {
        var folder = Folder();
        if (!await IsInstalledAsync(folder))
        {
            output.WriteLine("SKIPPED: node, npm or the package node-zendesk is not available here.");
            return;
        }

        await using var zendesk = await ZendeskCaller.StartAsync();
        var (code, text) = await RunAsync("node", ["check.mjs", zendesk.Address.ToString()], folder) ?? (1, "no node");
        output.WriteLine(text);

        Assert.True(code == 0, text);
        Assert.Contains("32 passed, 0 failed", text, StringComparison.Ordinal);
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MlsCrmBridge.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? ".", "tests", "external", "node-zendesk");
    }

    private async Task<bool> IsInstalledAsync(string folder)
    {
        if (await RunAsync("node", ["--version"], folder) is not (0, _))
        {
            return false;
        }

        if (!Directory.Exists(Path.Combine(folder, "node_modules", "node-zendesk"))
            && await RunAsync("npm", ["ci", "--no-audit", "--no-fund"], folder) is { } install)
        {
            output.WriteLine(install.Text);
        }

        return Directory.Exists(Path.Combine(folder, "node_modules", "node-zendesk"));
    }

    // Null where the program does not exist.
    private static async Task<(int Code, string Text)?> RunAsync(string program, string[] arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
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

            using var patience = new CancellationTokenSource(Patience);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            var text = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, text + await errors);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
