using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Bridge.Host.Tests.Cli;
using Bridge.Storage;

namespace Bridge.Host.Tests.Features.Scheduling;

/// <summary>The verb as a service manager starts it: a process of its own, its output in a pipe.</summary>
public class RunCommandTests
{
    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_signal_ends_the_process_in_time_with_exit_code_0_and_every_line_of_the_pipe_is_JSON(string signal)
    {
        if (OperatingSystem.IsWindows() || IsIgnored(signal))
        {
            return; // Windows has no signals; what a shell starts in the background may ignore Ctrl-C, and so would the process.
        }

        await using var host = await RunningHost.PrepareAsync(members: 40);
        host.Write("  members: { record: member, from: mls, to: crm, every: 1h }");
        using var bridge = Start(host.SettingsPath);
        var lines = new List<string>();
        while (lines.Count == 0 || !lines[^1].Contains("members: 40 created", StringComparison.Ordinal))
        {
            lines.Add(await bridge.StandardOutput.ReadLineAsync() ?? throw new Xunit.Sdk.XunitException(await bridge.StandardError.ReadToEndAsync()));
        }

        var began = TimeProvider.System.GetTimestamp();
        using var kill = Process.Start("kill", ["-s", signal, bridge.Id.ToString(CultureInfo.InvariantCulture)]);
        lines.AddRange((await bridge.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        await bridge.WaitForExitAsync();

        Assert.Equal(ExitCode.Done, bridge.ExitCode);
        Assert.InRange(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 0, 60);
        Assert.All(lines, line => Assert.True(JsonDocument.Parse(line).RootElement.GetProperty("EventId").GetInt32() > 0, line));
    }

    [Fact]
    public async Task An_address_in_use_is_named_together_with_the_option_that_changes_it()
    {
        using var occupied = new TcpListener(IPAddress.Loopback, 0);
        occupied.Start();
        await using var host = await RunningHost.PrepareAsync(members: 5);
        host.Write("  {}");
        using var bridge = Start(host.SettingsPath, $"http://{occupied.LocalEndpoint}");

        var (said, failing) = (bridge.StandardOutput.ReadToEndAsync(), bridge.StandardError.ReadToEndAsync());
        await bridge.WaitForExitAsync();

        Assert.Equal(ExitCode.Usage, bridge.ExitCode);
        var error = await failing;
        Assert.DoesNotContain("   at ", await said, StringComparison.Ordinal); // the framework logs a host that does not start with its stack
        Assert.Contains("--urls", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://127.0.0.1:0")]
    [InlineData("5080")]
    public async Task An_address_that_is_none_is_refused_before_anything_runs(string url)
    {
        await using var host = await RunningHost.PrepareAsync(members: 5);
        File.WriteAllText(host.SettingsPath, $"version: 1\nstore: {host.StorePath}\nconnections: {{}}\nroutes: {{}}\n");
        var run = new CliRun();

        Assert.Equal(ExitCode.Usage, await run.RunAsync("run", "--config", host.SettingsPath, "--urls", url));
        Assert.Contains("--urls", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_bridge_with_one_store_is_refused_until_the_first_is_gone_however_it_went()
    {
        await using var host = await RunningHost.PrepareAsync(members: 40);
        host.Write("  members: { record: member, from: mls, to: crm, every: 1h }");
        using var bridge = Start(host.SettingsPath);
        var line = "";
        while (!line.Contains("members: 40 created", StringComparison.Ordinal))
        {
            line = await bridge.StandardOutput.ReadLineAsync() ?? throw new Xunit.Sdk.XunitException(await bridge.StandardError.ReadToEndAsync());
        }

        using var second = Start(host.SettingsPath);
        var said = await second.StandardError.ReadToEndAsync();
        await second.WaitForExitAsync();
        bridge.Kill();
        await bridge.WaitForExitAsync();
        using var turn = await StoreTurn.TakeAsync(host.StorePath, "all routes ('bridge run')", TimeSpan.Zero, TimeProvider.System, default);

        Assert.Equal(ExitCode.Refused, second.ExitCode);
        Assert.Contains("Another bridge is at work on all routes ('bridge run')", said, StringComparison.Ordinal);
    }

    private static bool IsIgnored(string signal)
    {
        var mask = File.Exists("/proc/self/status") ? File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) : null;
        return signal == "INT" && mask is not null && (ulong.Parse(mask.AsSpan(7).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 2) != 0;
    }

    private static Process Start(string settings, string url = "http://127.0.0.1:0") => Process.Start(new ProcessStartInfo(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "Bridge.Host.dll"), "run", "--config", settings, "--urls", url])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!; // a new process always starts
}
