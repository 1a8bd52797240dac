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

    private static CheckFinding Tell(RouteProvision route)
    {
        var subject = $"fields of {route.Route}";
        if (route.Of(ProvisionAction.Conflict).FirstOrDefault() is { } conflict)
        {
            return new(subject, CheckVerdict.Failed, $"{conflict.Field.Name}: {conflict.Detail}");
        }

        var missing = route.Of(ProvisionAction.Create).Select(step => step.Field.Name).ToList();
        return missing.Count == 0
            ? new(subject, CheckVerdict.Ok, "All are there.")
            : new(
                subject, CheckVerdict.Warning,
                string.Create(CultureInfo.InvariantCulture, $"{missing.Count} missing: {string.Join(", ", missing.Take(Named))}{(missing.Count > Named ? " and more" : "")}. {Remedy(route)}"));
    }
}
