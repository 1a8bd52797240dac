using Bridge.Core.Connectors;

namespace Bridge.Connectors.Freshdesk;

/// <summary>The door to the connector of Freshdesk.</summary>
public static class FreshdeskRegistration
{
    /// <summary>Name used in the settings.</summary>
    public const string Name = "freshdesk";

    /// <summary>Makes the connector.</summary>
    /// <returns>The connector.</returns>
    public static IConnector Create() => new FreshdeskConnector();
}
