using Bridge.Access;

namespace Bridge.Host.Cli;

/// <summary>Prints the one-time links of a trial, loudly.</summary>
internal static class TrialLinks
{
    /// <summary>Prints a link for each role of the side, when this is a trial.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="host">The side's web application, listening.</param>
    /// <param name="access">How people sign in to it; null when nobody does.</param>
    /// <param name="cancellationToken">Stops between two links.</param>
    /// <returns>A task that ends when they are printed.</returns>
    public static async Task PrintAsync(CliContext context, WebApplication host, AccessSettings? access, CancellationToken cancellationToken)
    {
        if (access is not { Trial: true })
        {
            return;
        }

        var links = await host.Services.GetRequiredService<OneTimeLinks>().MakeAsync(new Uri(host.Urls.First()), cancellationToken);
        await context.Out.WriteLineAsync("TRIAL WITHOUT SIGN-IN: whoever opens one of these links first has that role. Each works once, on this machine.");
        foreach (var link in links)
        {
            await context.Out.WriteLineAsync($"  {link.Role,-13} {link.Address}");
        }
    }
}
