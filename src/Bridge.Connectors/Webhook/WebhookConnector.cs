using Bridge.Core.Connectors;
using Bridge.Core.Egress;
using Bridge.Core.Notices;
using Bridge.Core.Settings;

namespace Bridge.Connectors.Webhook;

/// <summary>An address of another system, such as the MLS's own, that is told of changes by signed calls.</summary>
public sealed class WebhookConnector : IConnector, IOpensNotices, IDeclaresLimits, IDeclaresEgress
{
    /// <inheritdoc />
    public string Name => "webhook";

    /// <inheritdoc />
    public string Summary => "An address that is told of changes by signed calls (Standard Webhooks).";

    /// <inheritdoc />
    public IReadOnlyList<SettingSpec> Settings => WebhookSettings.Specs;

    /// <inheritdoc />
    public IReadOnlyList<RateHeaders> RateHeaders => [];

    /// <inheritdoc />
    public EgressWords EgressWords { get; } = new(["type", "timestamp", "data", "status", "level", "solvedAt"], ["member", "ticket", "mergedInto"], []);

    /// <inheritdoc />
    public IReadOnlyList<RateLimit> LimitsFor(ConnectionSettings settings) => [new("", new WebhookSettings(settings).PerMinute, TimeSpan.FromMinutes(1))];

    /// <inheritdoc />
    public IChecks OpenCheck(ConnectionContext connection) => new WebhookCheck(new WebhookSettings(connection.Settings));

    /// <inheritdoc />
    public INotifies OpenNotices(ConnectionContext connection) => new WebhookNotices(connection, new WebhookSettings(connection.Settings));
}
