using Bridge.Access;
using Bridge.Host.Composition;
using Bridge.Host.Opening;
using Bridge.Host.Settings;

namespace Bridge.Host.Cli.Running;

/// <summary>Support's half of <c>bridge run</c>: the routes by their schedules, and the status page.</summary>
internal static class SupportSideRun
{
    /// <summary>Runs the routes for as long as something else goes on.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="config">Path of the settings file.</param>
    /// <param name="url">Address of the status page.</param>
    /// <param name="log">Says where log lines go.</param>
    /// <param name="isAlone">False when finance shares this process, for a trial.</param>
    /// <param name="meanwhile">Is told of the side once it listens; the side stops when it ends.</param>
    /// <param name="cancellationToken">Abandons the start.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        CliContext context, string config, string url, Action<ILoggingBuilder> log, bool isAlone, Func<ListeningSide, Task<int>> meanwhile, CancellationToken cancellationToken)
    {
        var read = context.ReadSettings(config, sharesWithFinance: !isAlone);
        context.PrintFaults(read.Faults);
        if (read.Settings is not { } settings)
        {
            return ExitCode.Usage;
        }

        using var bridge = OpenBridge.Open(settings, context.Connectors, context.Time);

        // Two that run with one store would both send what members ask for, and a help desk would have it twice.
        using var turn = await StoreTurn.TakeAsync(bridge.Store.Path, "all routes ('bridge run')", TimeSpan.Zero, context.Time, cancellationToken);
        await using var host = await StartAsync(bridge, settings, new HostRunOptions { Url = url, Time = context.Time, Log = log }, cancellationToken);
        var code = await meanwhile(new ListeningSide(Side.Support, "Status page", host, settings.Access));
        await host.StopAsync(CancellationToken.None);
        return code; // a host has no end of its own: a wanted stop is its end
    }

    private static async Task<WebApplication> StartAsync(
        OpenBridge bridge, BridgeSettings settings, HostRunOptions options, CancellationToken cancellationToken)
    {
        var url = options.Url;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp)
        {
            throw new UsageException($"--urls {url} is not an http address such as http://127.0.0.1:5080. For https put a proxy before the bridge.");
        }

        if (settings.Access is null && !address.IsLoopback)
        {
            throw new UsageException(
                $"--urls {url} can be reached from other machines, and nobody would have to sign in. Add 'access' to the settings (docs/access.md), or listen on 127.0.0.1.");
        }

        try
        {
            return await HostRun.StartAsync(bridge, settings, options, cancellationToken);
        }
        catch (IOException error)
        {
            throw new UsageException($"The status page cannot listen on {url}: {error.Message} Choose another address with --urls.");
        }
    }
}
