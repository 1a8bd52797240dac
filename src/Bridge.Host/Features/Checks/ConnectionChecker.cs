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
            var check = connectors[entry.Type].OpenCheck(opener.Open(settings, entry.Name).Context);
            var findings = await check.CheckAsync(cancellationToken);
            return new ConnectionReport(entry.Name, entry.Type, IsDesk(settings, entry.Name) ? findings : [.. findings.Select(WithoutDesk)]);
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

    private static ConnectionReport Failed(ConnectionEntry entry, string detail) =>
        new(entry.Name, entry.Type, [new CheckFinding("connection", CheckVerdict.Failed, detail)]);
}
