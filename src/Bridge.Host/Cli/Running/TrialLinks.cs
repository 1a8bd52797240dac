using System.Globalization;
using Bridge.Access;

namespace Bridge.Host.Cli.Running;

/// <summary>Prints the one-time links of a trial, loudly.</summary>
internal static class TrialLinks
{
    /// <summary>Prints a link for each role of the sides that are on trial.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="sides">The sides.</param>
    /// <param name="cancellationToken">Stops between two links.</param>
    /// <returns>A task that ends when they are printed.</returns>
    public static async Task PrintAsync(CliContext context, IReadOnlyList<ListeningSide> sides, CancellationToken cancellationToken)
    {
        var onTrial = sides.Where(side => side.Access is { Trial: true }).ToList();
        if (onTrial.Count == 0)
        {
            return;
        }

        var lifetime = onTrial.Min(side => side.Access!.TrialLinkLifetime); // none without access is among them
        await context.Out.WriteLineAsync();
        var edge = new string('=', WrappedText.UsualWidth);
        if (context.IsTerminal)
        {
            TerminalTable.Shout(context.Out, context.Width, Notice(lifetime));
        }
        else
        {
            await context.Out.WriteLineAsync(string.Join(Environment.NewLine, [edge, .. WrappedText.Lines(Notice(lifetime), indent: 0), edge]));
        }

        foreach (var side in onTrial)
        {
            await context.Out.WriteLineAsync($"\n{side.Name}, {side.Address}");
            foreach (var link in await MakeAsync(side, cancellationToken))
            {
                // The link has a line of its own from the first column on: with 80 columns none is broken in two.
                await context.Out.WriteLineAsync($"  {link.Role}: {Words(side.Side, link.Role)}\n{link.Address}");
            }
        }
    }

    /// <summary>Makes a link for each role of a side.</summary>
    /// <param name="side">The side, on trial.</param>
    /// <param name="cancellationToken">Stops between two links.</param>
    /// <returns>The links.</returns>
    public static Task<IReadOnlyList<OneTimeLink>> MakeAsync(ListeningSide side, CancellationToken cancellationToken) =>
        side.Host.Services.GetRequiredService<OneTimeLinks>().MakeAsync(side.Address, cancellationToken);

    private static string Words(Side side, string role) => (side, role) switch
    {
        (Side.Finance, Roles.Finance) => "one account at a time with a reason, lists, imports",
        (Side.Finance, Roles.FinanceLead) => "also approves lists, releases, reads the digest",
        (Side.Finance, _) => "the digest of finance's audit, and no data",
        (_, Roles.Csr) => "where a representative finds standings",
        (_, Roles.Auditor) => "where support's audit is, and no data",
        (_, Roles.CsrLead or Roles.Manager) => "figures, wall, surveys, reviews, reports as far as set up; the routes",
        _ => "how the routes run",
    };

    private static string Notice(TimeSpan lifetime) => string.Create(CultureInfo.InvariantCulture, $"""
        TRIAL WITHOUT A SIGN-IN PROVIDER: NOBODY'S NAME IS CHECKED
        Whoever opens one of these links first has that role. Each works once, within {lifetime.TotalMinutes:0} minutes, on this machine only. Never show them to others, and never leave it like this in earnest: 'access.people' names your provider (docs/access.md).
        """);
}
