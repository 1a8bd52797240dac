using Bridge.Core.Connectors;
using Bridge.Host.Opening;
using Bridge.Host.Settings;
using Bridge.Host.Settings.Routes;

namespace Bridge.Host.Features.Checks;

/// <summary>Tries all connections of a settings file, each beside the others.</summary>
/// <param name="connectors">The connectors by name.</param>
/// <param name="opener">Opens the connections.</param>
internal sealed class ConnectionChecker(IReadOnlyDictionary<string, IConnector> connectors, IConnectionOpener opener)
{
    // Salesforce takes an assertion for three minutes, Zendesk's webhooks are taken for five.
    private static readonly TimeSpan _clocksDiffer = TimeSpan.FromMinutes(2);

    /// <summary>Tries the connections; changes nothing anywhere.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="cancellationToken">Abandons the checks.</param>
    /// <returns>One report for each connection, in the order of their names.</returns>
    public async Task<IReadOnlyList<ConnectionReport>> CheckAsync(BridgeSettings settings, CancellationToken cancellationToken)
    {
        var entries = settings.Connections.Values.OrderBy(entry => entry.Name, StringComparer.Ordinal);
        return await Task.WhenAll(entries.Select(entry => CheckOneAsync(settings, entry, cancellationToken)));
    }

    private async Task<ConnectionReport> CheckOneAsync(BridgeSettings settings, ConnectionEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            var connection = opener.Open(settings, entry.Name);
            var findings = await connectors[entry.Type].OpenCheck(connection.Context).CheckAsync(cancellationToken);
            var shown = IsDesk(settings, entry.Name) ? findings : findings.Select(WithoutDesk);
            return new ConnectionReport(entry.Name, entry.Type, [.. shown, .. ClockFindings(connection.ClockAhead)]);
        }
        catch (ConnectorException error)
        {
            return Failed(entry, $"{error.Problem} {error.Remedy}");
        }
        catch (HttpRequestException error)
        {
            return Failed(entry, $"The system cannot be reached ({error.HttpRequestError}). Check the address and the network.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(entry, "The system does not answer in time. Try again later, or ask its operator.");
        }
    }

    private static bool IsDesk(BridgeSettings settings, string connection) =>
        settings.MemberApi?.Desk == connection || settings.Surveys?.Desk == connection
        || settings.Routes.Any(route => route.From == connection && route.Record is RecordKinds.Ticket or RecordKinds.Interaction);

    // A warning about what nobody wants teaches to pass over warnings.
    private static CheckFinding WithoutDesk(CheckFinding finding) => finding is { IsForDesk: true, Verdict: not CheckVerdict.Ok }
        ? finding with { Verdict = CheckVerdict.Ok, Detail = "Not needed: nothing in the settings uses the help desk here." }
        : finding;

    private static IEnumerable<CheckFinding> ClockFindings(TimeSpan? ahead)
    {
        if (ahead is { } off && off.Duration() > _clocksDiffer)
        {
            yield return new CheckFinding(
                "clock", CheckVerdict.Warning,
                $"This machine's clock is {off.Duration().TotalMinutes:0} minutes {(off > TimeSpan.Zero ? "ahead of" : "behind")} the system's. Signed sign-ins and webhooks fail with such a clock, and times in the summaries are wrong: let this machine take its time from the network (NTP).");
        }
    }

    private static ConnectionReport Failed(ConnectionEntry entry, string detail) =>
        new(entry.Name, entry.Type, [new CheckFinding("connection", CheckVerdict.Failed, detail)]);
}
