using System.Globalization;
using Bridge.Core.Connectors;
using Bridge.Host.Features.Checks;
using Bridge.Host.Features.Provisioning;
using Bridge.Host.Settings;

namespace Bridge.Host.Cli.Checks;

/// <summary>Tells in the check of a connection which fields its routes write and its system lacks, so that nobody learns it from the first sync.</summary>
/// <param name="provisioner">Compares.</param>
internal sealed class MissingFields(Provisioner provisioner)
{
    private const int Named = 5;

    /// <summary>Adds what is missing to a report.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="report">The report; one that failed is left as it is.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>The report with one finding for each route that writes into the connection.</returns>
    public async Task<ConnectionReport> AddToAsync(BridgeSettings settings, ConnectionReport report, CancellationToken cancellationToken)
    {
        if (report.HasFailed)
        {
            return report;
        }

        try
        {
            var plan = await provisioner.PlanAsync(settings, report.Name, cancellationToken);
            return report with { Findings = [.. report.Findings, .. plan.Where(route => route.Steps is not null).Select(Tell)] };
        }
        catch (ConnectorException error)
        {
            return report with { Findings = [.. report.Findings, new CheckFinding("fields", CheckVerdict.Failed, $"{error.Problem} {error.Remedy}")] };
        }
    }

    private static string Remedy(RouteProvision route) => route.IsDesk
        ? "Until 'bridge provision --apply' has made it, members' requests and follow-ups of surveys wait in the outbox and nobody in the help desk sees them."
        : "Run 'bridge provision --apply' before a sync.";

    /// <summary>Tells all of a route at once: what is in conflict and what is missing, so that nobody mends one and learns the other from the sync.</summary>
    /// <param name="route">What provisioning would do.</param>
    /// <returns>The finding.</returns>
    public static CheckFinding Tell(RouteProvision route)
    {
        var conflicts = route.Of(ProvisionAction.Conflict).Select(step => $"{step.Field.Name}: {step.Detail}").ToList();
        var missing = route.Of(ProvisionAction.Create).Select(step => step.Field.Name).ToList();
        List<string> words = [.. conflicts.Take(Named)];
        if (conflicts.Count > Named)
        {
            words.Add(string.Create(CultureInfo.InvariantCulture, $"{conflicts.Count - Named} more in conflict; 'bridge provision' lists them."));
        }

        if (missing.Count > 0)
        {
            words.Add(string.Create(
                CultureInfo.InvariantCulture, $"{missing.Count} missing: {string.Join(", ", missing.Take(Named))}{(missing.Count > Named ? " and more" : "")}. {Remedy(route)}"));
        }

        return new(
            $"fields of {route.Route}",
            conflicts.Count > 0 ? CheckVerdict.Failed : missing.Count > 0 ? CheckVerdict.Warning : CheckVerdict.Ok,
            words.Count == 0 ? "All are there." : string.Join(' ', words));
    }
}
