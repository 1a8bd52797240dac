using Bridge.Core.Connectors;

namespace Bridge.Connectors.Webhook;

/// <summary>Proves that notices can be signed. A notice that nobody asked for is not sent, so the address itself is not tried.</summary>
/// <param name="settings">The settings.</param>
internal sealed class WebhookCheck(WebhookSettings settings) : IChecks
{
    /// <inheritdoc />
    public Task<IReadOnlyList<CheckFinding>> CheckAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<CheckFinding>>([Look()]);

    private CheckFinding Look()
    {
        try
        {
            settings.ReadKey();
            return new CheckFinding("secret", CheckVerdict.Ok, "Notices can be signed; the address is tried with the first one.");
        }
        catch (ConnectorException failure)
        {
            return new CheckFinding("secret", CheckVerdict.Failed, failure.Message);
        }
    }
}
